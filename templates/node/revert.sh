#!/bin/sh
# Run by the timer that activate.sh arms: no confirmation came, so the last confirmed configuration goes back.
set -eu
. "${0%/*}/haproxy-live.sh"
lockTimeout=86400
oneAtATime
[ -e "$STATE/unconfirmed" ] || exit 0
read -r wasRunning good <"$STATE/unconfirmed"
before=$(liveWorker)
echo "no confirmation came for $(echo "$before" | cut -d ' ' -f 2): going back to $good"
place "$CONFIG" 644 <"$good"
if [ "$wasRunning" = no ]; then
    systemctl stop haproxy
    rm "$STATE/unconfirmed"
    exit 0
fi
ask "$ADMIN_SOCKET" "show servers state" >"$RUN/servers"
handOverServerState "$good" "$RUN/servers"
startOrReload
# Only when another worker runs is the lock given back: a step that waits for it must not see the old one.
for _ in $(seq 100); do
    now=$(liveWorker)
    if [ -n "$now" ] && [ "${now%% *}" != "${before%% *}" ]; then
        forgetServerState
        rm "$STATE/unconfirmed"
        exit 0
    fi
    sleep 0.1
done
fail "$good could not be proven to run again"
