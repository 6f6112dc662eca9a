#!/bin/sh
# All nodes run the release: keeps it as the last known good one here, and makes sure that it is (still) live.
# stdin: the settings of activate.sh
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
settings=$(cat)
release=$(printf '%s\n' "$settings" | sed -n 's/^release //p')
virtualIps=$(printf '%s\n' "$settings" | sed -n 's/^virtualIps //p')
if [ "$(liveDigest)" != "$release" ] && holdsVirtualIp; then
    # It was taken back since, by a run that was cut off: the passive nodes go first again.
    sleep "$(printf '%s\n' "$settings" | sed -n 's/^settleTimeout //p')"
fi
printf '%s\n' "$settings" | "$LIBRARY/activate.sh" remaining
oneAtATime
[ "$(liveDigest)" = "$release" ] || fail "$(hostname): $release is not running any more"
systemctl stop "$REVERT_UNIT.timer" 2>/dev/null || true
rm -f "$STATE/unconfirmed" "$STATE/previous.cfg"

good=$(readlink "$RELEASES/good" || true)
if [ "$good" != "$release" ]; then
    [ -z "$good" ] || ln -sfn "$good" "$RELEASES/previous"
    ln -sfn "$release" "$RELEASES/good"
fi
previous=$(readlink "$RELEASES/previous" || true)
for directory in "$RELEASES"/*/; do
    directory=${directory%/}
    [ ! -L "$directory" ] || continue
    case ${directory##*/} in "$release" | "${previous:-$release}") ;; *) rm -rf "$directory" ;; esac
done
for file in "$CERTIFICATES"/* "$SECRETS"/*; do
    [ -e "$file" ] || continue
    grep -qF "$file" "$RELEASES"/*/haproxy.cfg || rm "$file"
done
