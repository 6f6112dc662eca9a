# Claims this host for one node of one stack, before anything on the host changes. This script arrives on stdin, before
# the scripts that it installs; scripts.ts assigns the variables.
# shellcheck shell=sh disable=SC2154
STATE=/var/lib/haproxy-pair
RUN=/run/haproxy-pair

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}
owner() { sed -n "s/^$1 //p" "$STATE/owner" 2>/dev/null || true; }

mkdir -p "$RUN" "$STATE"
exec 9>"$RUN/lock"
flock -w 120 9 || fail "another haproxy-pair step has been running on this node for two minutes"
if [ -e "$STATE/owner" ] && [ "$(owner stack)" != "$stack" ] && [ "$adopt" = no ]; then
    fail "node \"$node\": host $(hostname) is node \"$(owner node)\" of $(owner component) in stack $(owner stack). Nothing was changed." \
        "Set \`adopt: true\` on this node to take it over, or destroy the other stack first."
fi
# A new claim gets a new generation, even with the same identity: deleting the claim it replaces must not end the node.
if [ "$event" = update ] && [ "$(owner identity)" = "$identity" ]; then generation=$(owner generation); fi
generation=${generation:-$(cat /proc/sys/kernel/random/uuid)}
umask 022
cat >"$STATE/owner.new" <<OWNER
identity $identity
generation $generation
stack $stack
component $component
node $node
OWNER
mv "$STATE/owner.new" "$STATE/owner"
rm -f "$STATE/retired"

# Version 0.1 had its scripts here. Pulumi deletes its steps when this version replaces them, and that would end a node.
old=/usr/local/lib/haproxy-pair
if [ -d "$old" ]; then
    for script in packages.sh remove.sh; do
        printf '#!/bin/sh\ncat >/dev/null\n' >"$old/$script.new"
        chmod 755 "$old/$script.new"
        mv "$old/$script.new" "$old/$script"
    done
fi
