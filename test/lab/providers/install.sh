#!/usr/bin/env bash
# Installs the stand-ins for the official providers as plugins of a Pulumi home of the lab's own.
#   test/lab/providers/install.sh PULUMI_HOME
set -euo pipefail
home=${1:?usage: install.sh PULUMI_HOME}
cd "$(dirname "${BASH_SOURCE[0]}")"
modules=../../../node_modules

for name in command random; do
  version=$(node -p "require('@pulumi/$name/package.json').version")
  plugin=$home/plugins/resource-$name-v$version
  mkdir -p "$plugin"
  "$modules/.bin/esbuild" "$name/main.ts" --bundle --platform=node --target=node20 --log-level=error --external:*.node \
    --banner:js='#!/usr/bin/env node' --define:pluginVersion="\"$version\"" \
    --outfile="$plugin/pulumi-resource-$name"
  chmod +x "$plugin/pulumi-resource-$name"
done
