#!/bin/sh
# Ends the services and takes their configuration away, keepalived first.
# `remove.sh passive` leaves a node alone that holds a virtual address now; `remove.sh remaining` does not.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/placed-secrets.sh"
cat >/dev/null # the settings of the step that is undone
oneAtATime
if [ "$1" = passive ] && holdsVirtualIp; then exit 0; fi
for service in keepalived haproxy; do
    if systemctl cat "$service" >/dev/null 2>&1; then systemctl -q disable --now "$service"; fi
done
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
systemctl -q disable "$REVERT_UNIT.service" 2>/dev/null || true
rm -f "/etc/systemd/system/$REVERT_UNIT.service" "$STATE/unconfirmed"
for directory in "$RELEASES"/*/; do
    for file in $(entryFiles "$directory"); do rm -f "${ETC:?}/$file"; done
done
removePlacedSecrets
rm -rf "$KEEPALIVED_CONFIG" "$KEEPALIVED_STAGED" "$RELEASES" "$LIVE_CERTIFICATES" "$FILES"
rmdir "$ETC/maps" "$ETC/lists" 2>/dev/null || true
if [ -s "$STATE/original.cfg" ]; then placeCopy "$STATE/original.cfg" "$CONFIG"; else rm -f "$CONFIG"; fi
