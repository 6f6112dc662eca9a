# Hosts that leave the pair with this roll-out. Pulumi removes them at its very end, and they do not know the hosts that
# replace them. Until then they must keep hearing the nodes that stay, and must not hold an address.
# shellcheck shell=sh disable=SC2154

# Prints the peers of a configuration: "ADDRESS", or "ADDRESS leaves" for a peer that an earlier roll-out kept.
peersIn() { # KEEPALIVED.CONF
    awk '/unicast_peer/ { inside = 1; next } /}/ { inside = 0 } inside { print $1, $3 }' "$1" 2>/dev/null | sed 's/ $//'
}

# Prints the peers of the live configuration that the staged one does not have. Omits kept peers that are gone.
leavingPeers() {
    isOurs "$KEEPALIVED_CONFIG" || return 0
    device=$(vrrpDevice)
    peersIn "$KEEPALIVED_CONFIG" |
        while read -r peer kept; do
            if peersIn "$KEEPALIVED_STAGED" | grep -qxF "$peer"; then continue; fi
            if [ -z "$kept" ] || [ -n "$(hardwareAddressOf "$peer" "$device")" ]; then echo "$peer"; fi
        done
}
vrrpDevice() { awk '$1 == "interface" { print $2; exit }' "$KEEPALIVED_STAGED"; }

# Prints the staged configuration, with the peers that leave.
stagedConfiguration() {
    awk -v leaving="$leaving" '{ print } /unicast_peer/ { count = split(leaving, peer); for (i = 1; i <= count; i++) print "        " peer[i] " # leaves" }' "$KEEPALIVED_STAGED"
}

# Prints the hardware address that answers for an address of another host, if any.
hardwareAddressOf() { # ADDRESS DEVICE
    ip neighbour del "$1" dev "$2" 2>/dev/null || true
    # `del` keeps an entry that is in use, without its hardware address.
    ip neighbour add "$1" dev "$2" use 2>/dev/null || ip neighbour replace "$1" dev "$2" use 2>/dev/null || return 0
    for _ in $(seq 20); do
        found=$(ip neighbour show to "$1" dev "$2" nud reachable | sed -n 's/.*lladdr \([^ ]*\).*/\1/p')
        if [ -n "$found" ]; then break; fi
        sleep 0.02
    done
    echo "$found"
}

# Prints "ADDRESS HARDWARE-ADDRESS DEVICE" for each virtual address that one of these hosts answers for; with `others`,
# that another host answers for. Hosts with their addresses on another interface need not answer on this one: if none
# does, the holder is unknown and counts as one of these.
answeredBy() { # those|others HOST…
    wanted=$1
    shift
    addressesIn "$KEEPALIVED_STAGED" | while read -r address device; do
        holder=$(hardwareAddressOf "${address%/*}" "$device")
        [ -n "$holder" ] || continue
        found=others
        known=
        for host; do
            hardwareAddress=$(hardwareAddressOf "$host" "$device")
            known=$known$hardwareAddress
            if [ "$hardwareAddress" = "$holder" ]; then found=those; fi
        done
        if [ -z "$known" ] && [ "$device" != "$(vrrpDevice)" ]; then found=those; fi
        if [ "$found" = "$wanted" ]; then echo "${address%/*} $holder $device"; fi
    done
}

# renumberedPeers prints the leaving addresses of hosts that stay under another address; endingPeers prints the others.
renumberedPeers() {
    device=$(vrrpDevice)
    staying=$(peersIn "$KEEPALIVED_STAGED" | while read -r peer _; do hardwareAddressOf "$peer" "$device"; done)
    for peer in $leaving; do
        hardwareAddress=$(hardwareAddressOf "$peer" "$device")
        [ -z "$hardwareAddress" ] || ! echo "$staying" | grep -qxF "$hardwareAddress" || echo "$peer"
    done
}
endingPeers() {
    renumbered=$(renumberedPeers)
    for peer in $leaving; do echo "$renumbered" | grep -qxF "$peer" || echo "$peer"; done
}

# Succeeds if a host that gets another address holds the virtual addresses: keepalived gives them up for the change.
holderIsRenumbered() {
    renumbered=$(renumberedPeers)
    # shellcheck disable=SC2086 # one word a peer
    [ -n "$renumbered" ] && [ -n "$(answeredBy those $renumbered)" ]
}

# Takes the addresses over from a host that leaves: this is the only move of its exchange.
takeOverFromLeaving() {
    ending=$(endingPeers | paste -sd ' ')
    # shellcheck disable=SC2086 # one word a peer
    if [ -z "$ending" ] || [ -z "$(answeredBy those $ending)" ]; then return 0; fi
    # The tracked file raises the priority, because keepalived-notify.sh counts from the one in the configuration.
    stagedConfiguration | sed '/^ *nopreempt$/d; s/^ *router_id .*/&-takes-over/' | place "$KEEPALIVED_CONFIG" 644
    systemctl reload keepalived
    echo "$((254 - $(awk '$1 == "priority" && $2 > 0 { print $2; exit }' "$KEEPALIVED_STAGED")))" >"$RUN/priority"
    deadline=$(($(now) + 10000))
    # If several nodes stay, one of them gets the addresses.
    # shellcheck disable=SC2086 # one word a peer
    until holdsAll "$KEEPALIVED_STAGED" || [ -z "$(answeredBy those $ending)" ]; do
        [ "$(now)" -lt "$deadline" ] || break
        sleep 0.1
    done
    echo 0 >"$RUN/priority"
    # shellcheck disable=SC2086 # one word a peer
    if ! holdsAll "$KEEPALIVED_STAGED" && [ -n "$(answeredBy those $ending)" ]; then
        stagedConfiguration | place "$KEEPALIVED_CONFIG" 644
        systemctl reload keepalived || true
        fail "$(hostname): nodes: a host that leaves the pair ($ending) holds the virtual addresses, and this node could not take them over."
    fi
}

# Fails if a host outside the pair answers for a virtual address.
checkNoStranger() {
    # shellcheck disable=SC2046 # one word a peer
    strangers=$(answeredBy others $(peersIn "$KEEPALIVED_STAGED"))
    [ -z "$strangers" ] ||
        fail "$(hostname): virtualIps: another host, which is none of these nodes, answers for a virtual address (address, its hardware address, interface):" \
            "$strangers" "Where hosts are exchanged, exchange one after the other."
}
