# Reads the traffic of a haproxy with somebody else's configuration, before a host becomes a node.
# shellcheck shell=sh disable=SC2154

# Succeeds if a foreign configuration listens for clients here.
runsForeign() {
    isRunning || return 1
    case $(liveWorker | cut -d ' ' -f 2) in '' | -) ;; *) return 1 ;; esac
    ss -Hltnp | grep -q "pid=$(workerPid),"
}

# Succeeds if such a node counts as active, because no keepalived runs to decide it.
servesForeign() { ! systemctl is-active --quiet keepalived && runsForeign; }

# Fails unless the running configuration is the one in the file, and haproxy accepts it again.
checkWayBack() {
    [ "$(digestIn "$ETC")" = - ] || return 0 # ours, of a roll-out that was cut off: the copy of before is the way back
    started=$(awk -v uptime="$(cut -d ' ' -f 1 /proc/uptime)" -v now="$(date +%s)" -v hertz="$(getconf CLK_TCK)" '
        { sub(/^.*\) /, ""); print int(now - uptime + $20 / hertz) }' "/proc/$(workerPid)/stat")
    [ "$(stat -c %Y "$CONFIG")" -le "$((started + 1))" ] ||
        fail "$(hostname): $CONFIG was changed after haproxy read it, so the node could not go back to it; nothing was changed. Run: systemctl reload haproxy"
    said=$(/usr/sbin/haproxy -c -f "$CONFIG" 2>&1) ||
        fail "$(hostname): haproxy $(installedVersion) does not accept the configuration that runs now, so the node could not go back to it; nothing was changed. Set packages.haproxy.version to the version that runs." "$said"
}

# Prints the socket on which the running worker answers: ours, or one of the foreign configuration.
statsSocket() {
    for socket in "$ADMIN_SOCKET" $(awk '$1 == "stats" && $2 == "socket" { gsub(/["'\'']/, "", $3); sub(/^unix@/, "", $3); print $3 }' "$previous/haproxy.cfg"); do
        if ask "$socket" "show info" | grep -qx "Pid: $(workerPid)"; then
            echo "$socket"
            return
        fi
    done
}

# Prints the servers of the foreign configuration that accept connections, in the format of `show stat`.
serversThatAccept() {
    echo '# pxname,svname,status,check_status,weight,addr'
    awk '/^[a-z]/ { section = $1; name = $2 }
        section ~ /^(backend|listen)$/ && $1 == "server" && !/ disabled( |$)/ { print name, $2, $3 }' "$previous/haproxy.cfg" |
        { while read -r backend server at; do
            port=${at##*:}
            host=${at%:*}
            host=${host#*@}
            case $port in '' | *[!0-9]*) continue ;; esac
            for ip in $(getent ahosts "$(echo "$host" | tr -d '[]')" | awk '$2 == "STREAM" { print $1 }'); do
                case $ip in *:*) ip="[$ip]" ;; esac
                { ! connects "$ip:$port" 1 || echo "$backend,$server,UP,L4OK,1,$ip:$port"; } &
            done
            # At most 50 servers at once.
            [ "$((tried = ${tried:-0} + 1))" -lt 50 ] || { wait && tried=0; }
        done; wait; }
}

# Notes the traffic of the running worker, in before.stat and servers.
noteTraffic() {
    if [ -n "$before" ]; then socket=$ADMIN_SOCKET; else socket=$(statsSocket); fi
    ask "${socket:-$ADMIN_SOCKET}" "show stat" >"$RUN/before.stat"
    ask "${socket:-$ADMIN_SOCKET}" "show servers state" >"$RUN/servers"
    if [ -z "$socket" ] && isRunning; then serversThatAccept >"$RUN/before.stat"; fi
}
