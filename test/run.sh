#!/usr/bin/env bash
# The README's test command: sets up what is missing, then lint and every test, one file at a time: some measure times.
set -euo pipefail
cd "$(dirname "$0")/.."
bash test/setup.sh
# shellcheck source=/dev/null
. .lab/engine.env
npm run --silent lint
exec npx --no-install jest --runInBand --reporters default --reporters ./test/totals.js "$@"
