#!/bin/sh
# Makes the staged keepalived.conf the running one, without a restart. On the last node (it is given what to try)
# it then waits until the virtual addresses serve: only when all nodes have the new ones must they.
# stdin: settings
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
configDigest='' probes=''
readSettings configDigest probes
oneAtATime
: "$configDigest" # a new configuration is the reason to run

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

place "$KEEPALIVED_CONFIG" 644 <"$KEEPALIVED_STAGED"
if ! systemctl is-active --quiet keepalived; then
    systemctl -q enable keepalived
    timeout 60 systemctl start keepalived || true
else
    # Also when the file is the same: a run that was cut off may have placed it and no more.
    systemctl reload keepalived
fi
systemctl is-active --quiet keepalived ||
    fail "$(hostname): keepalived does not run." "$(journalctl -u keepalived --no-pager -o cat -n 15 2>/dev/null)"
awaitService ||
    fail "no connection to $probes within 15 s, although keepalived runs on every node." \
        "$(hostname): $(journalctl -u keepalived --no-pager -o cat -n 15 2>/dev/null)"
