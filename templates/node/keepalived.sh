#!/bin/sh
# Makes the staged keepalived.conf the running one; the virtual addresses do not move.
# keepalived.sh passive: on a node that holds no virtual address. It stops somebody else's keepalived, and ours if the
# holder's address changes.
# keepalived.sh active: on a node that holds one. It replaces such a keepalived; the addresses stay.
# keepalived.sh start: if keepalived does not run. With probes (on the last node), it waits until the addresses serve.
# stdin: settings: configDigest, virtualIps (CIDR…), others (ADDRESS:PORT… of the other nodes), probes (ADDRESS:PORT…)
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/keepalived-live.sh"
. "${0%/*}/leaving-peers.sh"
phase=$1
configDigest='' virtualIps='' others='' probes=''
readSettings configDigest virtualIps others probes
oneAtATime
needsRoom 64 /etc/keepalived "$RUN"
: "$configDigest" # a new configuration is the reason to run
previous=$RUN/keepalived.conf.previous
leaving=$(leavingPeers | paste -sd ' ')

# Installs the staged configuration and loads it by the given action. Otherwise restores the previous one, and fails.
load() { # reload|restart|start
    exchangeConfiguration
    if timeout 60 systemctl "$1" keepalived && awaitConfiguration "$KEEPALIVED_CONFIG"; then return 0; fi
    said=$(keepalivedLog)
    goBack "$1"
    fail "$(hostname): keepalived did not load its configuration (systemctl $1); the previous one is back." "$said"
}
exchangeConfiguration() {
    keepOriginal
    cp -p "$KEEPALIVED_CONFIG" "$previous" 2>/dev/null || : >"$previous"
    stagedConfiguration | place "$KEEPALIVED_CONFIG" 644
    systemctl -q enable keepalived
}
previousConfiguration() {
    if [ -s "$previous" ]; then place "$KEEPALIVED_CONFIG" 644 <"$previous"; else rm "$KEEPALIVED_CONFIG"; fi
}
goBack() { # reload|restart|start
    previousConfiguration
    case $1 in
    reload) systemctl reload keepalived || systemctl restart keepalived || true ;;
    restart) systemctl restart keepalived || true ;;
    start) systemctl stop keepalived || true ;;
    esac
}

# Keeps somebody else's configuration for remove.sh, which restores it.
keepOriginal() {
    if [ -e "$KEEPALIVED_ORIGINAL" ] || [ ! -e "$KEEPALIVED_CONFIG" ] || isOurs "$KEEPALIVED_CONFIG"; then return 0; fi
    cp -p "$KEEPALIVED_CONFIG" "$KEEPALIVED_ORIGINAL$NEW"
    sync "$KEEPALIVED_ORIGINAL$NEW"
    mv "$KEEPALIVED_ORIGINAL$NEW" "$KEEPALIVED_ORIGINAL"
}

# Stops one keepalived and starts another, with the addresses on lo in between. No other node may run one meanwhile.
replaceInPlace() {
    wasOurs=no
    ! isOurs "$KEEPALIVED_CONFIG" || wasOurs=yes
    guardAddresses "$KEEPALIVED_STAGED"
    trap 'endGuard "$KEEPALIVED_STAGED"' EXIT
    trap 'exit 143' HUP INT TERM
    systemctl stop keepalived
    exchangeConfiguration
    if timeout 60 systemctl start keepalived && awaitAddresses; then return 0; fi
    said=$(keepalivedLog)
    systemctl stop keepalived || true
    previousConfiguration
    timeout 60 systemctl start keepalived || true
    awaitAddresses || true
    fail "$(hostname): virtualIps: keepalived did not take the addresses over from the one that ran here; that one is back." \
        "Where another node's keepalived was not ours, it is stopped until \`pulumi up\` succeeds. To go back there by hand: cp -p $KEEPALIVED_ORIGINAL $KEEPALIVED_CONFIG && systemctl restart keepalived" "$said"
}
awaitAddresses() {
    deadline=$(($(now) + 10000))
    until holdsAll "$KEEPALIVED_STAGED" || { [ "$wasOurs" = yes ] && othersHold "$KEEPALIVED_STAGED"; }; do
        [ "$(now)" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

restart() {
    # shellcheck disable=SC2086 # one word a node
    if ! anotherNodeServes $others; then
        replaceInPlace
        return
    fi
    if ! moveAway "$KEEPALIVED_CONFIG"; then
        mayHold
        fail "$(hostname): keepalived has to be restarted for its new package, but no other node took the virtual addresses within 3 s; they stay here."
    fi
    load restart
    mayHold
}

update() {
    if isOutdated; then
        if holdsVirtualIp; then restart; else load restart; fi
    elif runsConfiguration "$KEEPALIVED_STAGED"; then
        echo "keepalived already runs this configuration"
    else
        load reload
    fi
}

# Succeeds if the staged configuration continues the VRRP instance that runs. If the router id or the interface changes,
# keepalived ends the instance, with its addresses, and begins another.
isContinued() { isOurs "$KEEPALIVED_CONFIG" && [ "$(instanceIn "$KEEPALIVED_CONFIG")" = "$(instanceIn "$KEEPALIVED_STAGED")" ]; }
# Succeeds if the staged configuration speaks VRRP from another address. The other nodes do not know this address yet,
# so after a reload this node would hear nobody and lose the virtual addresses.
changesAddress() { [ "$(sourceIn "$KEEPALIVED_CONFIG")" != "$(sourceIn "$KEEPALIVED_STAGED")" ]; }
sourceIn() { awk '$1 == "unicast_src_ip" { print $2 }' "$1"; } # KEEPALIVED.CONF
instanceIn() { awk '$1 == "interface" || $1 == "virtual_router_id" { print $2 }' "$1"; } # KEEPALIVED.CONF

# Waits until this node, or another, holds the addresses. The next node starts after that: the preferred one gets them.
awaitHolder() {
    for _ in $(seq 10); do
        if holdsAll "$KEEPALIVED_STAGED" || othersHold "$KEEPALIVED_STAGED"; then return 0; fi
        sleep 0.1
    done
}

serves() {
    for probe in $probes; do
        connects "$probe" 1 || return 1
    done
}
awaitService() {
    deadline=$(($(now) + 15000))
    until serves; do
        [ "$(now)" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

case $phase in
passive)
    if holdsVirtualIp || ! keepalivedRuns; then exit 0; fi
    if isContinued && ! holderIsRenumbered; then
        if changesAddress; then
            echo "waits until the others send to its new address"
            exit 0
        fi
        takeOverFromLeaving
        update
    else
        keepOriginal
        systemctl stop keepalived
        place "$KEEPALIVED_CONFIG" 644 <"$KEEPALIVED_STAGED"
    fi
    ;;
active)
    if ! holdsVirtualIp; then exit 0; fi
    if ! keepalivedRuns; then
        # keepalived or this step was killed: the addresses are still there.
        isOurs "$KEEPALIVED_CONFIG" || [ -e "$KEEPALIVED_ORIGINAL" ] ||
            fail "$(hostname): virtualIps: this host has $(heldOf "$KEEPALIVED_STAGED" | paste -sd ' '), but not by keepalived; remove it from the network configuration of the host."
        replaceInPlace
    elif isContinued && ! changesAddress; then
        update
    else
        replaceInPlace
    fi
    endGuard "$KEEPALIVED_STAGED"
    ;;
start)
    if ! keepalivedRuns; then
        checkNoStranger
        load start
        awaitHolder
    elif isContinued; then
        update
    fi
    awaitService ||
        fail "no connection to $probes within 15 s, although keepalived runs on every node." "$(hostname): $(keepalivedLog)"
    ;;
esac
