#!/bin/sh
# Ends the services and takes their configuration away, keepalived first.
# `remove.sh passive` leaves a node alone that holds a virtual address now; `remove.sh remaining` does not.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/original.sh"
cat >/dev/null # the settings of the step that is undone
oneAtATime
if [ "$1" = passive ] && holdsVirtualIp; then exit 0; fi
for service in keepalived haproxy; do
    if systemctl cat "$service" >/dev/null 2>&1; then systemctl -q disable --now "$service"; fi
done
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
systemctl -q disable "$REVERT_UNIT.service" 2>/dev/null || true
rm -f "/etc/systemd/system/$REVERT_UNIT.service" "$STATE/unconfirmed"
rm -f "$KEEPALIVED_CONFIG" "$KEEPALIVED_STAGED"
restoreOriginal
