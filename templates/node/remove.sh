#!/bin/sh
# Removes a node: stops the services, keepalived first, and restores the previous files. Acts only for the owner, and
# only for a node that is retired or was never set up.
# stdin: the claim
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/keepalived-live.sh"
. "${0%/*}/placed-secrets.sh"
. "${0%/*}/original.sh"
identity=$(sed -n "1,/^claim() {/s/^identity='\(.*\)'\$/\1/p")
oneAtATime
if [ "$identity" != "$(owner identity)" ]; then
    echo "$(hostname): left alone: it is now node \"$(owner node)\" of $(owner component) in stack $(owner stack)"
    exit 0
fi
if [ -e "$STATE/settled" ] && [ ! -e "$STATE/retired" ]; then
    echo "$(hostname): left alone: the node has been claimed anew"
    exit 0
fi
onDestroy=$(cat "$STATE/retired" 2>/dev/null || echo keep)

# If all nodes are removed at once, the address must not move to one that is about to stop, too.
if holdsVirtualIp; then sleep 1; fi
# A service that no roll-out has reached keeps running, with its own configuration.
ours=
if isOurs "$KEEPALIVED_CONFIG" || [ -e "$KEEPALIVED_ORIGINAL" ]; then ours=keepalived; fi
if [ "$(digestIn "$ETC")" != - ] || [ -e "$RELEASES/good" ] || [ -e "$STATE/unconfirmed" ]; then ours="$ours haproxy"; fi
for service in $ours; do
    if systemctl cat "$service" >/dev/null 2>&1; then systemctl -q disable --now "$service"; fi
done
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
systemctl -q disable "$REVERT_UNIT.service" 2>/dev/null || true
rm -f "/etc/systemd/system/$REVERT_UNIT.service"

rm -rf "$KEEPALIVED_STAGED" "$LIVE_CERTIFICATES"
case $ours in keepalived*) rm -f "$KEEPALIVED_CONFIG" ;; esac
removePlacedSecrets
restoreOriginal
if [ -e "$KEEPALIVED_ORIGINAL" ]; then cp -p "$KEEPALIVED_ORIGINAL" "$KEEPALIVED_CONFIG"; fi

rm -f /etc/systemd/system/haproxy.service.d/haproxy-pair.conf \
    /etc/systemd/system/keepalived.service.d/haproxy-pair.conf \
    /etc/sysctl.d/60-haproxy-pair.conf /etc/tmpfiles.d/haproxy-pair.conf
rmdir --ignore-fail-on-non-empty /etc/systemd/system/haproxy.service.d \
    /etc/systemd/system/keepalived.service.d 2>/dev/null || true
systemctl daemon-reload
if [ -n "$(command -v apt-mark)" ]; then apt-mark -qq unhold haproxy keepalived >/dev/null 2>&1 || true; fi
for family in ipv4 ipv6; do
    [ ! -e "$STATE/nonlocal-bind-$family" ] || cat "$STATE/nonlocal-bind-$family" >"/proc/sys/net/$family/ip_nonlocal_bind" || true
done
# Cleans up after a killed packages.sh.
policy=/usr/sbin/policy-rc.d
if grep -qs haproxy-pair "$policy" && flock -n "$policy" true; then rm -f "$policy"; fi
if [ ! -e "$policy" ] && [ -e "$policy.before-haproxy-pair" ]; then mv "$policy.before-haproxy-pair" "$policy"; fi
if [ "$onDestroy" = purge ] && [ "$ours" != "" ]; then
    exec 9>&-
    "$LIBRARY/packages.sh" purge
fi
rm -rf "$STATE" "$RUN" "$LIBRARY" /usr/local/lib/haproxy-pair
