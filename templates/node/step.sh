#!/bin/sh
# Runs one step of a roll-out, if this host still belongs to the node that the step is for.
# usage: step.sh IDENTITY SCRIPT [ARGUMENT…]
# stdout, at the end: a token that no run has printed before, by which later steps know that this one ran
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
identity=$1 script=$2
shift 2
[ "$(owner identity)" = "$identity" ] ||
    fail "$(hostname): this host is node \"$(owner node)\" of $(owner component) in stack $(owner stack) by now; nothing was changed. Run \`pulumi up\` again."
"$LIBRARY/$script" "$@"
echo "haproxy-pair: token $(cat /proc/sys/kernel/random/uuid)"
