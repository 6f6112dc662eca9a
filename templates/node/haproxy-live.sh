# Reads the state of the running haproxy, and makes it run another configuration.
# shellcheck shell=sh disable=SC2154
. "${0%/*}/release.sh"
. "${0%/*}/foreign.sh"
. "${0%/*}/entries-live.sh"

ask() { # SOCKET COMMAND
    printf '%s\n' "$2" | socat -t 10 - "UNIX-CONNECT:$1" 2>/dev/null || true
}

isRunning() { systemctl is-active --quiet haproxy; }

masterPid() { ask "$MASTER_SOCKET" "show proc" | awk '$2 == "master" { print $1 }'; }

failedWorkers() { ask "$MASTER_SOCKET" "show proc" | sed -n 's/.*\[failed: \([0-9]*\)\].*/\1/p'; }

workerPid() { ask "$MASTER_SOCKET" "show proc" | awk '/^# /{ current = $2 == "workers" } current && $2 == "worker" { print $1; exit }'; }

# Prints "PID DIGEST VERSION" of the worker that answers on the stats socket; DIGEST is "-" for a foreign configuration.
liveWorker() {
    ask "$ADMIN_SOCKET" "show info" | awk -F': ' '
        $1 == "Pid" { pid = $2 }
        $1 == "Version" { version = $2 }
        tolower($1) == "description" && $2 ~ /^haproxy-pair-/ { digest = substr($2, 14) }
        END { if (pid) print pid, digest ? digest : "-", version }'
}

# Succeeds if the running worker runs a release: its configuration, the entries of its maps and lists, and its
# certificates.
runs() { # DIRECTORY
    [ "$(liveWorker | cut -d ' ' -f 2)" = "$(digestIn "$1")" ] && [ -z "$(entryFaults "$1"; certificateFaults "$1")" ]
}

# Prints the process that runs DIGEST. A foreign configuration ("-") may lack our socket: the master knows its worker.
workerOf() { # DIGEST
    if [ "$1" = - ]; then workerPid; else liveWorker | awk -v digest="$1" '$2 == digest { print $1 }'; fi
}

# Waits until a worker other than PID runs DIGEST.
awaitWorker() { # PID DIGEST
    for _ in $(seq 100); do
        now=$(workerOf "$2")
        [ -z "$now" ] || [ "$now" = "$1" ] || return 0
        sleep 0.1
    done
    return 1
}

# Waits until the worker has learnt its stick tables from the other nodes, some five seconds after a start. Before that,
# it teaches nothing to the worker of a reload, which then begins with empty tables.
awaitTables() {
    for _ in $(seq 150); do
        ask "$ADMIN_SOCKET" "show peers" | grep -q ' flags=0x[0-9a-f]*[^37bf] resync_timeout=' || return 0
        sleep 0.1
    done
}

# Runs CONFIG: by a reload if haproxy runs, because a restart would break connections.
startOrReload() {
    if isRunning; then
        awaitTables
        ask "$MASTER_SOCKET" reload >/dev/null
    else
        systemctl reset-failed haproxy 2>/dev/null || true
        timeout 60 systemctl start haproxy || true
    fi
}

# Prints the judgement of traffic-faults.awk on the current worker, compared with the traffic before the release.
judgeTraffic() {
    ask "$ADMIN_SOCKET" "show stat" |
        awk -v before="$RUN/before.stat" -v ran="$previous/haproxy.cfg" -v runs="$next/haproxy.cfg" -f "$LIBRARY/traffic-faults.awk"
}

trafficFaults() { printf '%s\n' "$judgement" | sed -nE 's/^(closed|failing|waiting) //p'; }
judged() { printf '%s\n' "$judgement" | grep -q "^$1 "; } # KIND

# Hands the states of the servers to the next worker, once: at a later restart, they would bring back old maintenance
# and old faults.
handOverServerState() { # CONFIG-FILE SHOW-SERVERS-STATE
    if [ ! -s "$2" ]; then
        forgetServerState
        return
    fi
    awk -f "$LIBRARY/server-state.awk" "$1" "$2" | place "$STATE/server-state" 600
}
# Truncates the file to its first line, in place: that works even on a full disk.
forgetServerState() {
    case $(stat -c %s "$STATE/server-state" 2>/dev/null) in
    2) ;;
    '' | 0 | 1) echo 1 | place "$STATE/server-state" 600 ;;
    *) truncate -s 2 "$STATE/server-state" ;;
    esac
}

# Connects to every bind of CONFIG that this node can reach by itself, and prints those that fail. haproxy must accept,
# and complete the handshake of a TLS bind. The answer to a request for / does not count: it may be slow, or refused by
# the configuration's own rules. A range can have thousands of ports, so only its first and last are tried.
dataPathFaults() {
    code=$(curl -s -o /dev/null -m 2 -w '%{http_code}' --unix-socket "$HEALTH_SOCKET" http://localhost/ || true)
    [ "$code" = 200 ] || echo "the health frontend on $HEALTH_SOCKET answers $code instead of 200"
    awk -f "$LIBRARY/binds.awk" "$CONFIG" | while read -r bindAddress ports protocol path; do
        case $bindAddress in
        '*') target=$address ;;
        0.0.0.0) target=127.0.0.1 ;;
        ::) target=::1 ;;
        *) target=$bindAddress ;;
        esac
        [ "$protocol" != udp ] || continue
        ip -o address show to "$target" | grep -q . || continue
        case $target in *:*) target="[$target]" ;; esac
        for port in $(echo "$ports" | tr - ' '); do
            case $protocol in
            tcp) connects "$target:$port" 2 ;;
            http) curl -gs -o /dev/null -m 2 -w '%{time_connect}' "http://$target:$port/" | grep -q '[1-9]' ;;
            https) curl -gsk -o /dev/null -m 2 -w '%{time_appconnect}' "https://$target:$port/" | grep -q '[1-9]' ;;
            esac || echo "$path: no $protocol connection to $target:$port on this node"
        done
    done
}

# Waits until a new worker is proven to run `next` and its traffic has no faults. Otherwise prints why not, and fails.
# Reads `next`, `previous`, `workerBefore`, `failedBefore`, `settleTimeout`, `confirmTimeout` and the file before.stat.
prove() {
    began=$(now)
    allFailingSince=0
    reached=no
    wanted=$(digestIn "$next")
    checkTime=$(awk -f "$LIBRARY/check-time.awk" "$next/haproxy.cfg")
    while :; do
        elapsed=$(($(now) - began))
        judgement=
        if [ "$(failedWorkers)" -gt "${failedBefore:-0}" ] 2>/dev/null; then
            why="the new worker could not start"
            break
        fi
        read -r pid digest _ <<WORKER
$(liveWorker)
WORKER
        if [ "$digest" != "$wanted" ] || [ "$pid" = "$workerBefore" ] || [ "$pid" != "$(workerPid)" ]; then
            why="no new worker runs this configuration (running: ${digest:-none})"
        else
            why=
            if [ "$reached" = no ]; then
                why=$(dataPathFaults)
                [ -n "$why" ] || reached=yes
            fi
            if [ -z "$why" ]; then
                judgement=$(judgeTraffic)
                why=$(trafficFaults)
            fi
            if [ -z "$why" ] && { [ "$elapsed" -ge 3000 ] || ! judged pending; }; then
                printf '%s\n' "$judgement" | sed -n "s/^warning /$(hostname): /p" >&2
                return 0
            fi
        fi
        # All servers of a backend may fail for three seconds, and until one more failure would take them down.
        case $why in
        *"every server fails"*) [ "$allFailingSince" -ne 0 ] || allFailingSince=$elapsed ;;
        *) allFailingSince=0 ;;
        esac
        if judged failing && [ "$allFailingSince" -ne 0 ] && [ "$((elapsed - allFailingSince))" -ge 3000 ]; then break; fi
        deadline=$((settleTimeout * 1000))
        # Without a verdict, the checks may be slow. The timer that takes the release back does not wait for them.
        if judged waiting; then deadline=$((deadline + checkTime)); fi
        [ "$deadline" -lt "$((confirmTimeout * 1000))" ] || deadline=$((confirmTimeout * 1000 - 1000))
        [ "$elapsed" -lt "$deadline" ] || break
        sleep 0.05
    done
    printf '%s\n' "$why"
    return 1
}

# Starts a release, or reloads to it, with the given states of the servers.
reloadTo() { # DIRECTORY SHOW-SERVERS-STATE
    placeRelease "$1" && handOverServerState "$1/haproxy.cfg" "$2" || return 1
    startOrReload
}

# Restores a release, or the copy of the previous live files, and fails if that cannot be proven.
goBackTo() { # DIRECTORY WAS-RUNNING SHOW-SERVERS-STATE
    if [ "$2" = no ]; then
        systemctl stop haproxy
        placeRelease "$1"
        return
    fi
    digest=$(digestIn "$1")
    worker=$(workerOf "$digest")
    # Only entries and certificates differ, unless a reload has failed: that leaves the master without a current worker.
    if [ "$digest" != - ] && [ -n "$worker" ] && [ "$worker" = "$(workerPid)" ] && ! [ "$(failedWorkers)" -gt 0 ] 2>/dev/null &&
        giveCertificates "$1"; then
        placeRelease "$1" || return 1
        if exchangesEntries; then giveEntries "$1"; fi
        if runs "$1"; then
            forgetServerState
            return
        fi
    fi
    # A foreign worker learns no tables: this one would keep its table, and teach old outcomes to our next worker.
    [ "$digest" != - ] || ask "$ADMIN_SOCKET" "clear table haproxy-pair-rollout" >/dev/null
    # Without room for the servers' states, the servers start anew.
    if ! placeRelease "$1" || ! { handOverServerState "$1/haproxy.cfg" "$3" || forgetServerState; } || ! startOrReload || ! awaitWorker "$worker" "$digest"; then
        echo "$1 could not be proven to run again (failed workers: $(failedWorkers))" >&2
        return 1
    fi
    forgetServerState
}

# Enables the servers again that a roll-out was draining when it was cut off.
undrain() {
    [ -e "$STATE/drained" ] || return 0
    # Another worker was never drained by us, and its servers may be drained for other reasons.
    if [ "$(liveWorker | cut -d ' ' -f 1)" = "$(head -n 1 "$STATE/drained")" ]; then
        sed 1d "$STATE/drained" | while read -r server; do ask "$ADMIN_SOCKET" "set server $server state ready" >/dev/null; done
    fi
    rm "$STATE/drained"
}
