#!/usr/bin/env bash
# Runs one of the lab's programs (demo, bench, cli) on a machine where nothing is set up yet.
# usage: test/lab.sh PROGRAM [ARGUMENT…]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1
# Rendering is measured without hosts.
case "$*" in
"bench --only render"*) ;;
*)
    bash test/setup.sh
    # shellcheck source=/dev/null
    . .lab/engine.env
    ;;
esac
shift
exec npx --no-install tsx "test/lab/$program.ts" "$@"
