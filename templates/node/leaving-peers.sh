# Hosts that leave the pair with this roll-out. They are removed at its very end, by Pulumi, and know nothing of a host
# that takes their place: until then they must go on hearing the nodes that stay, and must not hold an address.
# shellcheck shell=sh disable=SC2154

peersIn() { # KEEPALIVED.CONF
    awk '/unicast_peer/ { inside = 1; next } /}/ { inside = 0 } inside { print $1 }' "$1" 2>/dev/null
}

# Those of the configuration in place that the staged one does not have. One that was kept by the roll-out before is gone.
leavingPeers() {
    isOurs "$KEEPALIVED_CONFIG" || return 0
    sed '/# leaves$/d' "$KEEPALIVED_CONFIG" | peersIn - | grep -vxF "$(peersIn "$KEEPALIVED_STAGED")" || true
}

# The staged configuration, with the peers that leave.
stagedConfiguration() {
    awk -v leaving="$leaving" '{ print } /unicast_peer/ { count = split(leaving, peer); for (i = 1; i <= count; i++) print "        " peer[i] " # leaves" }' "$KEEPALIVED_STAGED"
}

# The hardware address that answers for an address of another host, if any does.
hardwareAddressOf() { # ADDRESS DEVICE
    ip neighbour del "$1" dev "$2" 2>/dev/null || true
    ip neighbour add "$1" dev "$2" use 2>/dev/null || return 0
    for _ in $(seq 20); do
        found=$(ip neighbour show to "$1" dev "$2" nud reachable | sed -n 's/.*lladdr \([^ ]*\).*/\1/p')
        if [ -n "$found" ]; then break; fi
        sleep 0.02
    done
    echo "$found"
}

# Whether one of these hosts holds a virtual address of the staged configuration.
holdAddresses() { # PEER…
    addressesIn "$KEEPALIVED_STAGED" | while read -r address device; do
        holder=$(hardwareAddressOf "${address%/*}" "$device")
        [ -n "$holder" ] || continue
        for peer; do
            if [ "$(hardwareAddressOf "$peer" "$device")" = "$holder" ]; then echo yes; fi
        done
    done | grep -q yes
}

# Takes the addresses over from a host that leaves: the one deliberate move of its exchange.
takeOverFromLeaving() {
    # shellcheck disable=SC2086 # one word a peer
    if [ -z "$leaving" ] || ! holdAddresses $leaving; then return 0; fi
    stagedConfiguration | sed '/^ *nopreempt$/d; s/^\( *priority\) [0-9]*$/\1 254/; s/^ *router_id .*/&-takes-over/' |
        place "$KEEPALIVED_CONFIG" 644
    systemctl reload keepalived
    awaitAddresses || fail "$(hostname): nodes: a host that leaves the pair ($leaving) holds the virtual addresses, and this node could not take them over."
}

# Fails where a host answers for a virtual address that is no node of the pair.
checkNoStranger() {
    addressesIn "$KEEPALIVED_STAGED" | while read -r address device; do
        holder=$(hardwareAddressOf "${address%/*}" "$device")
        [ -n "$holder" ] || continue
        for peer in $(peersIn "$KEEPALIVED_STAGED"); do
            if [ "$(hardwareAddressOf "$peer" "$device")" = "$holder" ]; then continue 2; fi
        done
        fail "$(hostname): virtualIps: ${address%/*} is in use by a host that is none of these nodes (hardware address $holder on $device). Where hosts are exchanged, exchange one after the other."
    done
}
