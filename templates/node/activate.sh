#!/bin/sh
# Makes a staged configuration the running one and proves it, or puts back what was running and fails.
# `activate.sh passive` leaves a node alone that holds a virtual address now; `activate.sh remaining` does not.
# Until confirm.sh has run, a timer on this node stands ready to put the last confirmed configuration back.
# stdin: settings
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
release='' version='' secretFiles='' address='' virtualIps='' settleTimeout='' confirmTimeout=''
readSettings release version secretFiles address virtualIps settleTimeout confirmTimeout
phase=$1
oneAtATime
: "$version" # a new package version is a reason to run: the reload re-executes the master with it

before=$(liveWorker)
installed=$(installedVersion)
if [ "$(echo "$before" | cut -d ' ' -f 2-3)" = "$release $installed" ] &&
    [ "$(cat "$STATE/secret-files" 2>/dev/null)" = "$secretFiles" ]; then
    place "$CONFIG" 644 <"$RELEASES/$release/haproxy.cfg"
    echo "already runs $release"
    exit 0
fi
if [ "$phase" = passive ] && holdsVirtualIp; then
    echo "active: waits until the passive nodes are proven"
    exit 0
fi
[ -s "$RELEASES/$release/haproxy.cfg" ] || fail "$(hostname): release $release is not staged on this node"

# The configuration was accepted by the haproxy of that time; a new package has its own opinion.
if [ "$(echo "$before" | cut -d ' ' -f 3)" != "$installed" ]; then
    messages=$(/usr/sbin/haproxy -c -f "$RELEASES/$release/haproxy.cfg" 2>&1) ||
        fail "$(hostname): packages.haproxy: version $installed does not accept the configuration; haproxy goes on as it was." "$messages"
fi

wasRunning=no
if isRunning; then
    wasRunning=yes
    [ -n "$(masterPid)" ] ||
        fail "$(hostname): haproxy runs, but not with a master socket at $MASTER_SOCKET; nothing was changed. See /etc/default/haproxy."
fi
hadUnconfirmed=no
[ ! -e "$STATE/unconfirmed" ] || hadUnconfirmed=yes
previous=$(echo "$before" | cut -d ' ' -f 2)
if [ -s "$RELEASES/${previous:--}/haproxy.cfg" ]; then
    previousConfig=$RELEASES/$previous/haproxy.cfg
else
    cp -p "$CONFIG" "$STATE/previous.cfg" 2>/dev/null || : >"$STATE/previous.cfg"
    previousConfig=$STATE/previous.cfg
fi

armRevert() {
    [ -e "$STATE/unconfirmed" ] || echo "$wasRunning $previousConfig" >"$STATE/unconfirmed"
    systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
    systemd-run --quiet --collect --unit="$REVERT_UNIT" --on-active="$confirmTimeout" --timer-property=AccuracySec=100ms \
        "$LIBRARY/revert.sh"
}
disarmRevert() {
    # What is put back may itself be unconfirmed, from a run before: then the timer still has its work to do.
    [ "$hadUnconfirmed" = no ] || return 0
    systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
    rm -f "$STATE/unconfirmed"
}

# Going forward and back alike, servers start as they were before: not as a configuration that failed saw them.
run() { # CONFIG-FILE
    handOverServerState "$1" "$RUN/servers"
    place "$CONFIG" 644 <"$1" || return 1
    startOrReload
}

putBack() {
    since=$(liveWorker | cut -d ' ' -f 1)
    if [ "$wasRunning" = no ]; then
        systemctl stop haproxy || true
        place "$CONFIG" 644 <"$previousConfig"
        disarmRevert
        return 0
    fi
    run "$previousConfig" || return 1
    failed=$(failedWorkers)
    for _ in $(seq 100); do
        now=$(liveWorker)
        if [ "${now%% *}" != "$since" ] && [ "$(echo "$now" | cut -d ' ' -f 2)" = "${previous:--}" ]; then
            forgetServerState
            disarmRevert
            return 0
        fi
        sleep 0.1
    done
    echo "the configuration before ($previousConfig) could not be proven to run again (failed workers: $failed)" >&2
    return 1
}

began=$(date +%s)
ask "$ADMIN_SOCKET" "show stat" >"$RUN/before.stat"
ask "$ADMIN_SOCKET" "show servers state" >"$RUN/servers"
[ -s "$RUN/servers" ] || echo 1 >"$RUN/servers"
failedBefore=$(failedWorkers)
masterBefore=$(masterPid)
armRevert
run "$RELEASES/$release/haproxy.cfg"
if why=$(prove "$release" "$(echo "$before" | cut -d ' ' -f 1)" "$RUN/before.stat" "$settleTimeout" "${failedBefore:-0}"); then
    if [ "$wasRunning" = yes ] && [ "$(masterPid)" != "$masterBefore" ]; then
        echo "haproxy's master was restarted instead of reloaded (pid $masterBefore, now $(masterPid))" >&2
    fi
    forgetServerState
    echo "$secretFiles" >"$STATE/secret-files"
    systemctl is-enabled --quiet haproxy || systemctl -q enable haproxy
    echo "runs $release"
    exit 0
fi
journalctl -u haproxy --since "@$began" -o cat --no-pager 2>/dev/null | grep -E '\[ALERT\]' | tail -n 5 >"$RUN/alerts" || true
said=$(awk -f "$LIBRARY/locate.awk" "$RELEASES/$release/haproxy.cfg" "$RUN/alerts")
if putBack; then
    outcome="what was running before is running again"
    [ "$previous" != "$release" ] || outcome="$outcome, by the package $installed; packages.haproxy.version can name the one before"
else
    outcome="PUTTING BACK WHAT WAS RUNNING FAILED; look at this node now"
fi
fail "$(hostname): configuration $release did not prove itself; $outcome." "$(printf '%s\n' "$why" | sed 's/^/  /')" "$said"
