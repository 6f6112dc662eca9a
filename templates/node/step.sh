#!/bin/sh
# Runs one step of a roll-out, if this host still belongs to the node that the step is for.
# usage: step.sh IDENTITY GENERATION SCRIPT [ARGUMENT…]
# stdout, at the end: a token that no run has printed before, which shows later steps that this one ran
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
claim="$1 $2" script=$3
shift 3
[ "$(owner identity) $(owner generation)" = "$claim" ] || failOfOthers
export stepClaim="$claim"
"$LIBRARY/$script" "$@"
echo "haproxy-pair: token $(cat /proc/sys/kernel/random/uuid)"
