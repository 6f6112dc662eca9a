#!/bin/sh
# Runs once all nodes run the release: keeps it as the last known good one here, and makes sure that it is still live.
# stdin: the settings of activate.sh
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
. "${0%/*}/outcome.sh"
. "${0%/*}/placed-secrets.sh"
. "${0%/*}/original.sh"
settings=$(cat)
release='' virtualIps='' settleTimeout=''
readSettings release virtualIps settleTimeout <<SETTINGS
$settings
SETTINGS
oneAtATime
isLive=yes
runs "$RELEASES/$release" || isLive=no
exec 9>&-
if [ "$isLive" = no ] && holdsVirtualIp; then
    # A run that was cut off has taken the release back since: the passive nodes go first again.
    sleep "$settleTimeout"
fi
printf '%s\n' "$settings" | "$LIBRARY/activate.sh" remaining
oneAtATime
runs "$RELEASES/$release" || fail "$(hostname): $release is not running any more"

# A node whose confirmation did not arrive takes the release back. Unless that node is about to run it again, this one
# goes back, too: the nodes must not end up with two configurations.
takenBack() { [ "$(sharedOutcome "$release")" = "$TAKEN_BACK" ]; }
deadline=$(($(now) + (settleTimeout + 15) * 1000))
while takenBack && [ "$(now)" -lt "$deadline" ]; do sleep 0.2; done
if takenBack; then
    exec 9>&-
    [ ! -e "$STATE/unconfirmed" ] || "$LIBRARY/revert.sh"
    if runs "$RELEASES/$release"; then fail "$(hostname): another node has taken $release back; this one still runs it. Run \`pulumi up\` again."; fi
    fail "$(hostname): another node has taken $release back, and so has this one. Run \`pulumi up\` again."
fi
shareOutcome "$release" "$CONFIRMED"
# Only the release that all nodes run now is confirmed: a later roll-out may try the previous one anew.
good=$(readlink "$RELEASES/good" || true)
case $good in '' | "$release") ;; *) shareOutcome "$good" "$PENDING" ;; esac
keep "$release"

previous=$(readlink "$RELEASES/previous" || true)
placed=$(placedSecrets)
for directory in "$RELEASES"/*/; do
    directory=${directory%/}
    [ ! -L "$directory" ] || continue
    case ${directory##*/} in "$release" | "${previous:-$release}") continue ;; esac
    for file in $(entryFiles "$directory"); do
        [ -e "$RELEASES/$release/$file" ] || takeAway "$ETC/$file"
    done
    rm -rf "$directory"
done
named() { grep -qF "$1" "$RELEASES"/*/haproxy.cfg; }
for file in "$FILES"/*; do
    [ ! -e "$file" ] || named "$file" || takeAway "$file"
done
# An earlier version did not note the secret files that it placed.
[ -e "$STATE/secret-paths" ] || exit 0
linked=$(linkedFiles)
for file in $placed; do
    # haproxy reads an OCSP response with the certificate of the same name.
    printf '%s\n' "$linked" | cat - "$STATE/secret-paths" | grep -qxF "$file" || named "${file%.ocsp}" || rm -f "$file"
    [ ! -e "$file" ] || echo "$file"
done | notePlacedSecrets
