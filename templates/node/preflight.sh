# Finds, before anything changes, what would keep a release from running on this host.
# shellcheck shell=sh disable=SC2154

show() { systemctl show "$@" haproxy 2>/dev/null || true; }

# Prints the files after -f and -- of a command line, of which each line is a word.
configFiles() { awk 'before == "-f" || before == "--" { print } before != "--" { before = $0 }' | paste -sd ' '; }

refuseOther() { # FILES HINT
    case $1 in '' | "$CONFIG") return 0 ;; esac
    fail "$(hostname): haproxy reads $1, but must read $CONFIG alone; nothing was changed on any node." "  $2"
}

# Fails if haproxy.service reads other files than ours, by its unit, its environment or its running command line.
refuseOtherConfiguration() {
    other=$(show -p Environment -p EnvironmentFiles -p ExecStart | awk -f "$LIBRARY/command-line.awk" | configFiles)
    # shellcheck disable=SC2046 # one word a file
    by=$(grep -lE '^ *(CONFIG|EXTRAOPTS|ExecStart|Environment)=' /etc/default/haproxy $(show -p DropInPaths --value) 2>/dev/null | paste -sd ' ')
    refuseOther "$other" "CONFIG, EXTRAOPTS or ExecStart names them in ${by:-the unit: systemctl cat haproxy}."
    pid=$(show -p MainPID --value)
    other=$({ tr '\0' '\n' <"/proc/${pid:-0}/cmdline"; } 2>/dev/null | configFiles)
    refuseOther "$other" "haproxy (pid $pid) was started with other files than its unit names now: systemctl restart haproxy"
}

# Prints the binds of a configuration whose ports another program holds.
heldBinds() { # CONFIG-FILE
    listening=$(ss -Hltnp | grep -v '"haproxy"') || true
    binds=$(awk -f "$LIBRARY/binds.awk" "$1") || return 1
    while read -r address ports protocol path; do
        [ "${protocol:-udp}" != udp ] || continue
        while read -r _ _ _ socket _ process; do
            port=${socket##*:}
            [ -n "$port" ] || continue
            if [ "$port" -lt "${ports%-*}" ] || [ "$port" -gt "${ports#*-}" ]; then continue; fi
            held=${socket%:*}
            held=${held#\[}
            held=${held%\]}
            case "$address ${held%\%*}" in
            '* '* | '0.0.0.0 '* | ':: '* | *' *' | *' 0.0.0.0' | *' ::') ;;
            "$address $address") ;;
            *) continue ;;
            esac
            echo "  $path: port $port is held by $(printf '%s' "$process" | sed 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/')"
        done <<LISTENING
$listening
LISTENING
    done <<BINDS
$binds
BINDS
}

# Prints the reason if this host does not give haproxy as many file descriptors as a configuration needs.
missingDescriptors() { # CONFIG-FILE
    needed=$(awk -v processors="$(nproc)" -f "$LIBRARY/descriptors.awk" "$1")
    descriptors=${needed% *}
    limit=${needed#* }
    if [ "$limit" != - ] && [ "$limit" -lt "$descriptors" ]; then
        echo "  global: $descriptors file descriptors are needed, and ulimit-n allows $limit"
    elif ! prlimit --nofile="$descriptors:$descriptors" true 2>/dev/null; then
        echo "  global.maxconn: needs $descriptors file descriptors, and this host gives at most $(prlimit --nofile --output HARD --noheadings)"
    fi
}

# Prints a line for each reason why a release that haproxy accepts cannot run on this host. Fails if that cannot be
# found out.
preflightFaults() { # DIRECTORY
    heldBinds "$1/haproxy.cfg"
    awk -v processors="$(nproc)" -v all="$(nproc --all)" -f "$LIBRARY/processors.awk" "$1/haproxy.cfg"
    chroot=$(awk '$1 == "chroot" { print $2 }' "$1/haproxy.cfg")
    [ -d "$chroot" ] || echo "  global.chroot: there is no directory $chroot"
    missingDescriptors "$1/haproxy.cfg"
}
