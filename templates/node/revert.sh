#!/bin/sh
# Run by the timer that activate.sh arms: no confirmation came, so the last confirmed configuration goes back.
set -eu
. "${0%/*}/haproxy-live.sh"
oneAtATime
[ -e "$STATE/unconfirmed" ] || exit 0
read -r wasRunning good <"$STATE/unconfirmed"
echo "no confirmation came for $(liveDigest): going back to $good"
if [ "$wasRunning" = yes ]; then
    ask "$ADMIN_SOCKET" "show servers state" >"$RUN/servers"
    awk -f "$LIBRARY/server-state.awk" "$good" "$RUN/servers" | place "$STATE/server-state" 600
    place "$CONFIG" 644 <"$good"
    startOrReload
else
    systemctl stop haproxy
    place "$CONFIG" 644 <"$good"
fi
rm "$STATE/unconfirmed"
