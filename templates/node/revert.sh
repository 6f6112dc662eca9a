#!/bin/sh
# Restores the last confirmed release, unless another node knows that the current one is confirmed. The timer that
# activate.sh arms runs this if no confirmation came, and so does a start of the host.
set -eu
. "${0%/*}/haproxy-live.sh"
. "${0%/*}/outcome.sh"
lockTimeout=86400
oneAtATime
[ -e "$STATE/unconfirmed" ] || exit 0
read -r wasRunning good release <"$STATE/unconfirmed"
confirmedElsewhere() {
    [ -n "$release" ] && [ "$(sharedOutcome "$release")" = "$CONFIRMED" ] && runs "$RELEASES/$release"
}
awaitPeers
if [ -n "$release" ] && ! confirmedElsewhere; then
    # Announced first, with a moment left for a confirmation that is on its way.
    shareOutcome "$release" "$TAKEN_BACK"
    sleep 0.5
fi
if confirmedElsewhere; then
    shareOutcome "$release" "$CONFIRMED"
    keep "$release"
    echo "another node has confirmed $release: it stays"
    exit 0
fi
# The previous version named a file.
case $good in
"$RELEASES"/*/haproxy.cfg) good=${good%/*} ;;
"$STATE/previous.cfg")
    mkdir -p "$STATE/previous"
    cp -p "$good" "$STATE/previous/haproxy.cfg"
    good=$STATE/previous
    ;;
esac
echo "no confirmation came for $(liveWorker | cut -d ' ' -f 2): going back to $good"
undrain
ask "$ADMIN_SOCKET" "show servers state" >"$RUN/servers" || true
# The lock is released only at the end: a waiting step must not see the previous worker.
if ! goBackTo "$good" "$wasRunning" "$RUN/servers" || ! rm "$STATE/unconfirmed"; then
    fail "$(hostname): $good could not be put back. $REVERT_UNIT.service tries 20 times in an hour, then no more; by hand: $0"
fi
rm -rf "$REPLACED"
