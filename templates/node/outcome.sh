# The outcome of a release, which all nodes share in a stick table. So a release that is confirmed on one node and not
# on another ends up the same on both.
# shellcheck shell=sh disable=SC2034,SC2154
PENDING=0
CONFIRMED=1
TAKEN_BACK=2

shareOutcome() { # RELEASE OUTCOME
    ask "$ADMIN_SOCKET" "set table haproxy-pair-rollout key $1 data.gpt0 $2" >/dev/null
}

sharedOutcome() { # RELEASE
    ask "$ADMIN_SOCKET" "show table haproxy-pair-rollout key $1" | sed -n 's/.* gpt0=\([0-9]*\).*/\1/p'
}

# Waits until the other nodes have had time to share their entries: a worker that has just started connects to them.
awaitPeers() {
    until [ "$(ask "$ADMIN_SOCKET" "show info" | sed -n 's/^Uptime_sec: //p')" -gt 8 ] 2>/dev/null; do
        ask "$ADMIN_SOCKET" "show peers" | grep -v '(local,' | grep 'last_status=' | grep -qv 'last_status=ESTA' || return 0
        sleep 0.2
    done
}

# Makes a release that runs here the last known good one.
keep() { # RELEASE
    # Comes first: if it fails, the timer is still needed.
    rm -rf "$STATE/unconfirmed" "$STATE/previous" "$STATE/previous.cfg" "$REPLACED"
    systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
    good=$(readlink "$RELEASES/good" || true)
    if [ "$good" != "$1" ]; then
        [ -z "$good" ] || ln -sfn "$good" "$RELEASES/previous"
        ln -sfn "$1" "$RELEASES/good"
    fi
}
