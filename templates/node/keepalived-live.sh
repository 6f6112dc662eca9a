# Reads the state of the running keepalived, and moves a node's virtual addresses to another node.
# shellcheck shell=sh disable=SC2034,SC2154
. "${0%/*}/layout.sh"
KEEPALIVED_ORIGINAL=$STATE/original-keepalived.conf

keepalivedRuns() { systemctl is-active --quiet keepalived; }

keepalivedPid() { systemctl show --property MainPID --value keepalived; }

# Succeeds if a keepalived.conf is ours, not somebody else's.
isOurs() { head -n 1 "$1" 2>/dev/null | grep -q '^# Written by haproxy-pair'; }

# Prints the router_id, which contains a digest of the configuration.
routerId() { awk '$1 == "router_id" { print $2; exit }' "$1" 2>/dev/null; }

# Prints the data that the running keepalived dumps.
keepalivedData() {
    # Without a running keepalived, kill would signal this script's own process group.
    keepalivedRuns || return 0
    data=/proc/$(keepalivedPid)/root/tmp/keepalived.data
    rm -f "$data"
    kill -s USR1 "$(keepalivedPid)" 2>/dev/null || return 0
    for _ in $(seq 100); do
        if [ -s "$data" ]; then break; fi
        sleep 0.02
    done
    cat "$data" 2>/dev/null || true
}

runsConfiguration() { # KEEPALIVED.CONF
    keepalivedData | grep -qxF " Router ID = $(routerId "$1")"
}

# Waits until the running keepalived has loaded a configuration and can hold the addresses. In its first seconds it
# cannot, because it does not know yet whether haproxy answers.
awaitConfiguration() { # KEEPALIVED.CONF
    for _ in $(seq 50); do
        if runsConfiguration "$1" && isReady; then return 0; fi
        sleep 0.1
    done
    runsConfiguration "$1" && isIn FAULT
}
isReady() { isIn 'MASTER|BACKUP'; }
isIn() { keepalivedData | grep -qE "^ *State = ($1)"; } # STATES

# Succeeds if the package has changed since keepalived started.
isOutdated() {
    [ "$(stat -L -c %d:%i "/proc/$(keepalivedPid)/exe")" != "$(stat -L -c %d:%i "$(command -v keepalived)")" ]
}

keepalivedLog() { journalctl -u keepalived --no-pager -o cat -n 15 2>/dev/null; }

# Prints "ADDRESS/LENGTH INTERFACE" for each virtual address of a configuration of ours.
addressesIn() { # KEEPALIVED.CONF
    awk '/^ *virtual_ipaddress/ { inside = 1; next } /}/ { inside = 0 } inside && $2 == "dev" { print $1, $3 }' "$1"
}

# Prints the virtual addresses of a configuration that are on interfaces of this node.
heldOf() { # KEEPALIVED.CONF
    addressesIn "$1" | while read -r address _; do
        ip -o address show to "${address%/*}" | awk -v address="${address%/*}" '$2 != "lo" { print address }' | head -n 1
    done
}

holdsAll() { [ "$(heldOf "$1" | sort)" = "$(addressesIn "$1" | sed 's,/.*,,' | sort)" ]; }

# Keeps the virtual addresses on lo while no keepalived holds them: connections stay open.
guardAddresses() { # KEEPALIVED.CONF
    for address in $(heldOf "$1"); do
        case $address in *:*) length=128 ;; *) length=32 ;; esac
        ip address add "$address/$length" dev lo 2>/dev/null || true
    done
}
endGuard() { # KEEPALIVED.CONF
    addressesIn "$1" | while read -r address _; do
        case $address in *:*) length=128 ;; *) length=32 ;; esac
        ip address del "${address%/*}/$length" dev lo 2>/dev/null || true
    done
}

# Succeeds if other nodes have all virtual addresses of a configuration.
othersHold() { # KEEPALIVED.CONF
    addressesIn "$1" | while read -r address device; do
        # Without its own address on the interface, this node cannot ask: with rp_filter, the others do not answer.
        case $address in
        *:*) ;;
        *) ip -o -4 address show dev "$device" | grep -q . || continue ;;
        esac
        ip neighbour del "${address%/*}" dev "$device" 2>/dev/null || true
        ip neighbour add "${address%/*}" dev "$device" use 2>/dev/null ||
            ip neighbour replace "${address%/*}" dev "$device" use || exit 1
        for _ in 1 2 3 4 5 6; do
            if ip neighbour show to "${address%/*}" dev "$device" nud reachable | grep -q .; then continue 2; fi
            sleep 0.05
        done
        exit 1
    done
}

# Moves the virtual addresses to another node, and waits until it has them. The caller must call mayHold afterwards.
moveAway() { # KEEPALIVED.CONF
    trap mayHold EXIT
    trap 'exit 143' HUP INT TERM
    echo 1 >"$RUN/fault"
    # If no other node takes the addresses, nobody holds them meanwhile.
    deadline=$(($(now) + 3000))
    until [ -z "$(heldOf "$1")" ] && othersHold "$1"; do
        [ "$(now)" -lt "$deadline" ] || return 1
        sleep 0.05
    done
}
mayHold() {
    if systemctl is-active --quiet haproxy; then echo 0 >"$RUN/fault"; fi
    trap - EXIT HUP INT TERM
}

# Succeeds if another node can take the virtual addresses.
anotherNodeServes() { # ADDRESS:PORT…
    for socket; do
        if connects "$socket" 1; then return 0; fi
    done
    return 1
}
