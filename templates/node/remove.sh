#!/bin/sh
# Ends the services and takes their configuration away, keepalived first.
# `remove.sh passive` leaves a node alone that holds a virtual address now; `remove.sh remaining` does not.
# stdin: settings
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
virtualIps=$(sed -n 's/^virtualIps //p')
oneAtATime
if [ "$1" = passive ] && holdsVirtualIp; then exit 0; fi
for service in keepalived haproxy; do
    if systemctl cat "$service" >/dev/null 2>&1; then systemctl -q disable --now "$service"; fi
done
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
rm -rf "$KEEPALIVED_CONFIG" "$KEEPALIVED_STAGED" "$RELEASES" "$CERTIFICATES" "$SECRETS"
if [ -s "$STATE/original.cfg" ]; then place "$CONFIG" 644 <"$STATE/original.cfg"; else rm -f "$CONFIG"; fi
