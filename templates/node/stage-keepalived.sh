#!/bin/sh
# Stages a configuration next to the live one, and fails unless this node's keepalived accepts it. Changes nothing live.
# stdin: keepalived.conf, with @INTERFACE@ for the interface that carries unicast_src_ip.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/keepalived-live.sh"
oneAtATime
needsRoom 64 /etc/keepalived "$RUN"
text=$(cat)
address=$(printf '%s\n' "$text" | awk '$1 == "unicast_src_ip" { print $2; exit }')
interface=$(ip -o address show to "$address" | awk '{ print $2; exit }')
[ -n "$interface" ] || fail "$(hostname): nodes[].address: $address is on none of this host's interfaces ($(ip -o address show | awk '{ print $2 " " $4 }' | paste -sd ,))"
for device in $(printf '%s\n' "$text" | awk '$2 == "dev" && $3 != "@INTERFACE@" && !seen[$3]++ { print $3 }'); do
    ip link show dev "$device" >/dev/null 2>&1 ||
        fail "$(hostname): virtualIps or nodes[].interface: \"$device\" is no interface of this host, which has $(ip -o link show | awk -F '[:@ ]+' '{ print $2 }' | paste -sd ' '); nothing was changed on any node."
done
candidate=$KEEPALIVED_STAGED.candidate
trap 'rm -f "$candidate"' EXIT
trap 'exit 143' HUP INT TERM
printf '%s\n' "$text" | sed "s/@INTERFACE@/$interface/g" | place "$candidate" 644
messages=$(keepalived -t -f "$candidate" 2>&1) ||
    fail "$(hostname): keepalived does not accept its configuration; nothing was changed on any node." "$messages"

# Fails if this host has foreign virtual addresses that the pair could not keep.
if ! isOurs "$KEEPALIVED_CONFIG" && [ ! -e "$KEEPALIVED_ORIGINAL" ]; then
    held=$(heldOf "$candidate" | paste -sd ' ')
    if ! keepalivedRuns; then
        [ -z "$held" ] ||
            fail "$(hostname): virtualIps: this host has $held, but not by keepalived; remove it from the network configuration of the host. Nothing was changed on any node."
    else
        others=$(awk '/virtual_ipaddress/ { inside = 1; next } /}/ { inside = 0 } inside { sub("/.*", "", $1); print $1 }' "$KEEPALIVED_CONFIG" |
            while read -r other; do
                if [ -n "$(ip -o address show to "$other" 2>/dev/null)" ] && ! addressesIn "$candidate" | grep -q "^$other/"; then echo "$other"; fi
            done | paste -sd ' ')
        [ -z "$others" ] ||
            fail "$(hostname): virtualIps: the keepalived that runs here holds $others, too; add it, or remove it from $KEEPALIVED_CONFIG. Nothing was changed on any node."
    fi
fi
mv "$candidate" "$KEEPALIVED_STAGED"
