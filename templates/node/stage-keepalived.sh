#!/bin/sh
# Has this node's keepalived accept a configuration beside the live one. Changes nothing that is live.
# stdin: keepalived.conf, with @INTERFACE@ for the interface that carries unicast_src_ip.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
oneAtATime
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
mv "$candidate" "$KEEPALIVED_STAGED"
