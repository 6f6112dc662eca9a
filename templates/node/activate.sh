#!/bin/sh
# Makes a staged release the running one and proves it. Otherwise restores what was running, and fails.
# `activate.sh passive` skips a node that holds a virtual address now; `activate.sh remaining` does not.
# Until confirm.sh has run, a timer on this node is armed to restore the last confirmed release.
# stdin: settings
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
. "${0%/*}/outcome.sh"
release='' version='' secretFiles='' address='' virtualIps='' settleTimeout='' confirmTimeout='' drainTimeout=''
readSettings release version secretFiles address virtualIps settleTimeout confirmTimeout drainTimeout
phase=$1
oneAtATime
undrain
: "$version" # a new package version is a reason to run: the reload re-executes the master with it
next=$RELEASES/$release
[ -s "$next/haproxy.cfg" ] || fail "$(hostname): release $release is not staged on this node"

before=$(liveWorker)
workerBefore=$(echo "$before" | cut -d ' ' -f 1)
digestBefore=$(echo "$before" | cut -d ' ' -f 2)
versionBefore=$(echo "$before" | cut -d ' ' -f 3)
installed=$(installedVersion)
reload=yes
if [ "$digestBefore $versionBefore" = "$(digestIn "$next") $installed" ] &&
    [ "$(cat "$STATE/secret-files" 2>/dev/null)" = "$secretFiles" ]; then
    if runs "$next"; then
        placeRelease "$next"
        echo "already runs $release"
        exit 0
    fi
    if exchangesEntries || [ -z "$(entryFaults "$next")" ]; then reload=no; fi
fi
if [ "$phase" = passive ] && { holdsVirtualIp || servesForeign; }; then
    echo "active: waits until the passive nodes are proven"
    exit 0
fi

# The installed haproxy accepted the configuration; a new package must validate it again.
if [ "$versionBefore" != "$installed" ]; then
    messages=$(accepts "$next") ||
        fail "$(hostname): packages.haproxy: version $installed does not accept the configuration; haproxy keeps running unchanged." "$messages"
fi

wasRunning=no
if isRunning; then
    wasRunning=yes
    [ -n "$(masterPid)" ] ||
        fail "$(hostname): haproxy runs, but not with a master socket at $MASTER_SOCKET; nothing was changed. See /etc/default/haproxy."
fi
case $digestBefore in "" | -) if runsForeign; then checkWayBack; fi ;; esac
hadUnconfirmed=no
[ ! -e "$STATE/unconfirmed" ] || hadUnconfirmed=yes

# Finds the release that runs now among those kept here, or copies the live files.
previous=
for kept in "$RELEASES/${digestBefore:-none}"*; do
    if [ ! -s "$kept/haproxy.cfg" ] || ! runs "$kept"; then continue; fi
    previous=$kept
    break
done
if [ -z "$previous" ]; then
    previous=$STATE/previous
    # A timer may still go back to an earlier copy, so that is not overwritten.
    if [ "$hadUnconfirmed" = no ] || [ ! -e "$previous" ]; then copyLive "$previous"; fi
fi

# The unit is enabled, because a restart of the host ends the timer: the unit then takes back the release at once.
armRevert() {
    # The service may be waiting for this very step to end.
    systemctl stop "$REVERT_UNIT.timer" "$REVERT_UNIT.service" 2>/dev/null || true
    systemctl reset-failed "$REVERT_UNIT.service" 2>/dev/null || true
    place "/etc/systemd/system/$REVERT_UNIT.service" 644 <<UNIT
[Unit]
Description=Takes back a configuration of haproxy that was not confirmed
ConditionPathExists=$STATE/unconfirmed
After=haproxy.service
StartLimitIntervalSec=1h
StartLimitBurst=20

[Service]
Type=oneshot
ExecStart=$LIBRARY/revert.sh
Restart=on-failure
RestartSec=30

[Install]
WantedBy=multi-user.target
UNIT
    systemctl is-enabled --quiet "$REVERT_UNIT.service" || systemctl -q enable "$REVERT_UNIT.service"
    # The unit of an older version of these scripts may still be loaded.
    [ "$(systemctl show -p NeedDaemonReload --value "$REVERT_UNIT.service")" != yes ] || systemctl daemon-reload
    # The way back stays the same until a release is confirmed.
    wayBack="$wasRunning $previous"
    [ ! -e "$STATE/unconfirmed" ] || wayBack=$(cut -d ' ' -f 1,2 "$STATE/unconfirmed")
    echo "$wayBack $release" | place "$STATE/unconfirmed" 600
    shareOutcome "$release" "$PENDING"
    systemd-run --quiet --collect --unit="$REVERT_UNIT.service" --on-active="$confirmTimeout" \
        --timer-property=AccuracySec=100ms && return
    disarmRevert
    fail "$(hostname): no timer could be set that takes an unconfirmed release back; nothing was changed on this node"
}
disarmRevert() {
    # The restored release may itself be unconfirmed, from an earlier run: then the timer is still needed.
    [ "$hadUnconfirmed" = no ] || return 0
    systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
    rm -rf "$STATE/unconfirmed" "$REPLACED"
}

# Removed servers get no new clients, and time to finish with their current ones.
drain() {
    [ "$drainTimeout" -gt 0 ] || return 0
    { echo "$workerBefore" && awk -F , -f "$LIBRARY/drain.awk" "$next/haproxy.cfg" "$RUN/before.stat"; } >"$STATE/drained"
    sed 1d "$STATE/drained" | while read -r server; do
        ask "$ADMIN_SOCKET" "set server $server state drain" >/dev/null
    done
    deadline=$(($(now) + drainTimeout * 1000))
    until drained || [ "$(now)" -ge "$deadline" ]; do sleep 0.1; done
}
drained() {
    ask "$ADMIN_SOCKET" "show stat" | awk -F , '
        FNR == NR { waited[$1] = 1; next }
        ($1 "/" $2) in waited && $5 > 0 { busy = 1 }
        END { exit busy }' "$STATE/drained" -
}

# Starts the release and proves it. Otherwise prints why it does not run, and fails.
proveNext() {
    if [ "$reload" = no ]; then
        placeRelease "$next" || { echo "its files could not be placed"; return 1; }
        faults=$(giveEntries "$next"; entryFaults "$next"; certificateFaults "$next")
        [ "$(liveWorker)" = "$before" ] || faults="another haproxy worker runs than before"
        [ -z "$faults" ] || { printf '%s\n' "$faults"; return 1; }
    else
        drain
        reloadTo "$next" "$RUN/servers" || { echo "its files could not be placed"; return 1; }
        prove
    fi
}

needsRoom $((4 * $(du -sk "$next" | cut -f 1) + 2048)) "$ETC" "$STATE" "$RUN" # also for what haproxy says of itself
needsRoom 64 /etc/systemd/system
awaitTables # before what is read next, which would be old at the reload
began=$(date +%s)
noteTraffic
failedBefore=$(failedWorkers)
masterBefore=$(masterPid)
armRevert
[ "$reload" = yes ] || giveCertificates "$next" || reload=yes
if why=$(proveNext); then
    rm -f "$STATE/drained"
    # Shared again with the new worker: the previous one may have had no table, and the peers' entries may be older.
    shareOutcome "$release" "$PENDING"
    if [ "$reload" = no ]; then
        echo "runs $release, without a reload"
        exit 0
    fi
    if [ "$wasRunning" = yes ] && [ "$(masterPid)" != "$masterBefore" ]; then
        echo "haproxy's master was restarted instead of reloaded (pid $masterBefore, now $(masterPid))" >&2
    fi
    forgetServerState
    echo "$secretFiles" >"$STATE/secret-files"
    systemctl is-enabled --quiet haproxy || systemctl -q enable haproxy
    echo "runs $release"
    exit 0
fi
failed=$(date +%s.%3N)
# Servers start with their states from before the release, not with those that the failed configuration saw.
if goBackTo "$previous" "$wasRunning" "$RUN/servers"; then
    undrain
    disarmRevert
    outcome="what was running before is running again"
    [ "$previous" != "$next" ] || outcome="$outcome, by the package $installed; set packages.haproxy.version to keep the previous version"
else
    outcome="PUTTING BACK WHAT WAS RUNNING FAILED; look at this node now"
fi
journalctl -u haproxy --since "@$began" --until "@$failed" -o cat --no-pager 2>/dev/null |
    grep -E '\[ALERT\]' | tail -n 5 >"$RUN/alerts" || true
said=$(locate "$next" "$RUN/alerts") || true
fail "$(hostname): release $release did not prove itself; $outcome." "$(printf '%s\n' "$why" | sed 's/^/  /')" "$said"
