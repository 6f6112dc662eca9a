#!/bin/sh
# keepalived runs this after each change of its state. When two active nodes meet, after one of them was frozen or cut
# off, the one with the higher priority stays active. So a node that takes over raises its priority above that of the
# previous active node, once it sees that it is not cut off itself.
# keepalived-notify.sh INSTANCE NAME STATE …; or `met`, after another active node has given way to this one.
set -eu
. "${0%/*}/layout.sh"
# keepalived adds this number to the priority of its configuration.
raised=$RUN/priority
# Above the priority of every node that has not taken over; keepalived's highest is 254.
lowestRaised=201
highestRaised=254

# Makes the keepalived process that runs this script write its state.
state=/tmp/keepalived.json
keepalivedState() {
    rm -f "$state"
    kill -s "$(keepalived --signum=JSON)" "$PPID"
    attempt=0
    until grep -q '"master_priority"' "$state" 2>/dev/null; do
        attempt=$((attempt + 1))
        [ "$attempt" -le 50 ] || return 1
        sleep 0.02
    done
}
numberOf() { sed -n "s/.*\"$1\"[: ]*\\([0-9]*\\).*/\\1/p" "$state" | head -n 1; }

# Succeeds if a neighbour answers on the network that VRRP runs on.
neighbourAnswers() {
    device=$(awk '$1 == "interface" { print $2; exit }' "$KEEPALIVED_CONFIG")
    for gateway in $(ip route show default dev "$device" | awk '$2 == "via" { print $3 }'); do
        ip neighbour add "$gateway" dev "$device" use 2>/dev/null || true
    done
    ip neighbour show dev "$device" | awk '$2 == "lladdr" && !/PERMANENT/ { print $1, $3 }' |
        while read -r neighbour hardwareAddress; do
            ip neighbour replace "$neighbour" lladdr "$hardwareAddress" dev "$device" nud probe || true
        done
    attempt=0
    until ip neighbour show dev "$device" nud reachable | grep -q .; do
        attempt=$((attempt + 1))
        [ "$attempt" -le 40 ] || return 1
        sleep 0.05
    done
}

# Lowers the priority again: one that only grows would reach its maximum.
lower() { # AFTER-SECONDS
    sleep "$1"
    keepalivedState
    if holdsVirtualIp; then echo "$((lowestRaised - $(numberOf base_priority)))" >"$raised"; fi
}

case $* in
met)
    # The other node may have missed that it must give way.
    lower 2
    ;;
*MASTER*)
    # A node that was cut off meets the other one first, and keeps its priority until one of them has given way.
    until neighbourAnswers; do cutOff=yes; holdsVirtualIp || exit 0; done
    [ -z "${cutOff:-}" ] || sleep 2
    keepalivedState
    priority=$(($(numberOf master_priority) + 1))
    [ "$priority" -ge "$lowestRaised" ] || priority=$lowestRaised
    [ "$priority" -le "$highestRaised" ] || priority=$highestRaised
    if holdsVirtualIp; then echo "$((priority - $(numberOf base_priority)))" >"$raised"; fi
    [ "$priority" -lt 240 ] || lower 60
    ;;
*)
    holdsVirtualIp || echo 0 >"$raised"
    ;;
esac
