#!/bin/sh
# The first of the two deletes that remove a node: it permits the second, of the claim. Pulumi deletes a replaced step,
# too; that alone must not end a node that serves.
# stdin: the settings of packages.sh
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
generation='' onDestroy=''
readSettings generation onDestroy
oneAtATime
if [ "$generation" != "$(cat "$STATE/settled" 2>/dev/null)" ]; then
    echo "$(hostname): not retired: it is now node \"$(owner node)\" of $(owner component) in stack $(owner stack)"
    exit 0
fi
echo "$onDestroy" >"$STATE/retired"
