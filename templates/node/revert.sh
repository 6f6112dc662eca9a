#!/bin/sh
# Run by the timer that activate.sh arms: no confirmation came, so the last confirmed release goes back.
set -eu
. "${0%/*}/haproxy-live.sh"
lockTimeout=86400
oneAtATime
[ -e "$STATE/unconfirmed" ] || exit 0
read -r wasRunning good <"$STATE/unconfirmed"
before=$(liveWorker)
echo "no confirmation came for $(echo "$before" | cut -d ' ' -f 2): going back to $good"
placeRelease "$good"
if [ "$wasRunning" = no ]; then
    systemctl stop haproxy
    rm "$STATE/unconfirmed"
    exit 0
fi
if [ -e "$STATE/drained" ]; then
    while read -r server; do ask "$ADMIN_SOCKET" "set server $server state ready" >/dev/null; done <"$STATE/drained"
    rm "$STATE/drained"
fi
if [ "$(echo "$before" | cut -d ' ' -f 2)" = "$(digestIn "$good")" ]; then
    giveEntries "$good"
    if runs "$good"; then
        rm "$STATE/unconfirmed"
        exit 0
    fi
fi
ask "$ADMIN_SOCKET" "show servers state" >"$RUN/servers"
handOverServerState "$good/haproxy.cfg" "$RUN/servers"
startOrReload
# Only when another worker runs is the lock given back: a step that waits for it must not see the old one.
awaitWorker "${before%% *}" "$(digestIn "$good")" || fail "$good could not be proven to run again"
forgetServerState
rm "$STATE/unconfirmed"
