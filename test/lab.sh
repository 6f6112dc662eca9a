#!/usr/bin/env bash
# Runs one of the lab's programs (demo, bench, cli) on a machine where nothing is set up yet.
# usage: test/lab.sh PROGRAM [ARGUMENT…]
set -euo pipefail
cd "$(dirname "$0")/.."
bash test/setup.sh
# shellcheck source=/dev/null
. .lab/engine.env
program=$1
shift
exec npx --no-install tsx "test/lab/$program.ts" "$@"
