#!/bin/sh
# Removes a node: ends the services, keepalived first, and restores what was here before. Acts only for the owner, and
# only for a node that is retired or was never set up.
# stdin: the claim
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/placed-secrets.sh"
. "${0%/*}/original.sh"
identity=$(sed -n "1,/^claim() {/s/^identity='\(.*\)'\$/\1/p")
oneAtATime
if [ "$identity" != "$(owner identity)" ]; then
    echo "$(hostname): left alone: it is node \"$(owner node)\" of $(owner component) in stack $(owner stack) by now"
    exit 0
fi
if [ -e "$STATE/settled" ] && [ ! -e "$STATE/retired" ]; then
    echo "$(hostname): left alone: the node has been claimed anew"
    exit 0
fi
onDestroy=$(cat "$STATE/retired" 2>/dev/null || echo keep)

# Where all nodes go at once, the address must not move to one that is about to end, too.
if holdsVirtualIp; then sleep 1; fi
for service in keepalived haproxy; do
    if systemctl cat "$service" >/dev/null 2>&1; then systemctl -q disable --now "$service"; fi
done
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
systemctl -q disable "$REVERT_UNIT.service" 2>/dev/null || true
rm -f "/etc/systemd/system/$REVERT_UNIT.service"

rm -rf "$KEEPALIVED_CONFIG" "$KEEPALIVED_STAGED" "$LIVE_CERTIFICATES"
removePlacedSecrets
restoreOriginal
if [ -e "$STATE/original-keepalived.conf" ]; then cp -p "$STATE/original-keepalived.conf" "$KEEPALIVED_CONFIG"; fi

rm -f /etc/systemd/system/haproxy.service.d/haproxy-pair.conf \
    /etc/systemd/system/keepalived.service.d/haproxy-pair.conf \
    /etc/sysctl.d/60-haproxy-pair.conf /etc/tmpfiles.d/haproxy-pair.conf
rmdir --ignore-fail-on-non-empty /etc/systemd/system/haproxy.service.d \
    /etc/systemd/system/keepalived.service.d 2>/dev/null || true
systemctl daemon-reload
if [ -n "$(command -v apt-mark)" ]; then apt-mark -qq unhold haproxy keepalived >/dev/null 2>&1 || true; fi
if [ "$onDestroy" = purge ]; then
    exec 9>&-
    "$LIBRARY/packages.sh" purge
fi
rm -rf "$STATE" "$RUN" "$LIBRARY"
