#!/usr/bin/env bash
# Builds the pulumi CLI and its Node language host from the Go module proxy alone.
#   test/lab/engine/build.sh VERSION DIRECTORY
set -euo pipefail
version=$1
directory=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
part=$directory.part
# Four gigabytes that nobody needs once the build is done; kept when it fails, for the next try.
scratch=$(dirname "$directory")/scratch

go=$("$here/go.sh" "$(dirname "$directory")")
export GOTOOLCHAIN=auto GOWORK=off GOFLAGS='-modcacherw -buildvcs=false' CGO_ENABLED=0
export GOMODCACHE=$scratch/modules GOCACHE=$scratch/build

build() {
  local module=$1 package=$2 log=$scratch/log
  cd "$here/$module"
  "$go" build -trimpath -gcflags=all=-dwarf=false -o "$part/" \
    -ldflags "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$version" \
    "$package" >"$log" 2>&1 && return
  cat "$log" >&2
  return 1
}

echo "engine: building pulumi $version from the Go module proxy, once; this takes some minutes"
(
  exec 9>&-
  while sleep 30; do echo "engine: still building, ${SECONDS} s so far"; done
) &
trap 'kill $!' EXIT
rm -rf "$part"
mkdir -p "$scratch"
build language github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs
build cli github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
mv "$part" "$directory"
rm -rf "$scratch"
echo "engine: built in ${SECONDS} s"
