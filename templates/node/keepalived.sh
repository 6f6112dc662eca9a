#!/bin/sh
# Makes the staged keepalived.conf the running one, without a restart, and waits until the virtual addresses serve.
# stdin: settings
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
configDigest='' virtualIps='' probePort=''
readSettings configDigest virtualIps probePort
oneAtATime
: "$configDigest" # a new configuration is the reason to run

serves() {
    for virtualIp in $virtualIps; do
        address=${virtualIp%/*}
        case $address in *:*) address="[$address]" ;; esac
        socat -T 1 /dev/null "TCP:$address:$probePort,connect-timeout=1" 2>/dev/null || return 1
    done
}
awaitService() {
    deadline=$(($(date +%s) + 15))
    until serves; do
        [ "$(date +%s)" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

changed=no
cmp -s "$KEEPALIVED_STAGED" "$KEEPALIVED_CONFIG" || changed=yes
if [ "$changed" = yes ] && [ -s "$KEEPALIVED_CONFIG" ]; then cp -p "$KEEPALIVED_CONFIG" "$KEEPALIVED_CONFIG.before"; fi
place "$KEEPALIVED_CONFIG" 644 <"$KEEPALIVED_STAGED"
if ! systemctl is-active --quiet keepalived; then
    systemctl -q enable keepalived
    timeout 60 systemctl start keepalived || true
elif [ "$changed" = yes ]; then
    systemctl reload keepalived
fi
if systemctl is-active --quiet keepalived && { [ -z "$probePort" ] || awaitService; }; then
    rm -f "$KEEPALIVED_CONFIG.before"
    exit 0
fi
if [ -s "$KEEPALIVED_CONFIG.before" ]; then
    mv "$KEEPALIVED_CONFIG.before" "$KEEPALIVED_CONFIG"
    systemctl reload-or-restart keepalived || true
    outcome="the keepalived.conf before is back"
else
    systemctl stop keepalived || true
    systemctl -q disable keepalived
    outcome="keepalived is stopped"
fi
fail "$(hostname): no connection to $virtualIps port $probePort within 15 s of the change; $outcome." \
    "$(journalctl -u keepalived --no-pager -o cat -n 15 2>/dev/null)"
