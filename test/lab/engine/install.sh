#!/usr/bin/env bash
# Makes a Pulumi engine available: the CLI with its Node language host, and the plugins of the two providers.
#   test/lab/engine/install.sh        all of it; writes .lab/engine.env, to be sourced before calling pulumi
#   test/lab/engine/install.sh cli    only the CLI, which can take minutes and needs no node_modules
# The CLI is the one on PATH, else Pulumi's official download, else built from the Go module proxy; the plugins are
# the official ones, else the lab's stand-ins. HAPROXY_PAIR_ENGINE=path|download|registries allows only one way.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-pair/engine
version=$(sed -n 's|.*github.com/pulumi/pulumi/pkg/v3 v\([0-9.]*\).*|\1|p' "$here/cli/go.mod")
export PULUMI_SKIP_UPDATE_CHECK=1

say() { echo "engine: $*"; }
allowed() { [ "${HAPROXY_PAIR_ENGINE:-$1}" = "$1" ]; }
hash_of() { cat "$@" | sha256sum | cut -c 1-12; }

# Behind a firewall that drops packets there is not even a refusal.
download_hosts_answer() {
  curl --silent --head --output /dev/null --connect-timeout 2 --max-time 5 https://get.pulumi.com
}

cli_on_path() {
  command -v pulumi-language-nodejs >/dev/null || return 1
  local found
  found=$(pulumi version) || return 1
  [ "$(printf '%s\n' "$version" "${found#v}" | sort --version-sort | head -n 1)" = "$version" ] && return
  say "pulumi ${found#v} on PATH is older than $version and is left alone"
  return 1
}

download_cli() {
  download_hosts_answer || return 1
  local machine=x64
  [ "$(uname -m)" != aarch64 ] || machine=arm64
  say "downloading pulumi $version"
  rm -rf "$1.part"
  mkdir -p "$1.part"
  curl --fail --silent --show-error --location --connect-timeout 5 \
    "https://get.pulumi.com/releases/sdk/pulumi-v$version-linux-$machine.tar.gz" |
    tar --extract --gzip --strip-components 1 --directory "$1.part" || return 1
  mv "$1.part" "$1"
}

find_cli() {
  local downloaded=$cache/pulumi-$version built
  built=$cache/built-$(hash_of "$here"/{cli,language}/go.{mod,sum})
  if allowed path && cli_on_path; then
    bin=$(dirname "$(command -v pulumi)")
  elif allowed download && [ -x "$downloaded/pulumi" ]; then
    bin=$downloaded
  elif allowed registries && [ -x "$built/pulumi" ]; then
    bin=$built
  elif allowed download && download_cli "$downloaded"; then
    bin=$downloaded
  elif allowed registries && "$here/build.sh" "$version" "$built"; then
    bin=$built
  else
    say "no way to a pulumi CLI worked (allowed: ${HAPROXY_PAIR_ENGINE:-path, download, registries})" >&2
    return 1
  fi
}

official_plugins_installed() {
  local plugin
  for plugin in "${plugins[@]}"; do
    [ -d "$1/plugins/resource-${plugin/ /-v}" ] || return 1
  done
}

install_official_plugins() {
  download_hosts_answer || return 1
  local plugin name plugin_version
  for plugin in "${plugins[@]}"; do
    read -r name plugin_version <<<"$plugin"
    say "installing the plugin $plugin"
    PULUMI_HOME=$1 timeout 300 "$bin/pulumi" plugin install resource "$name" "$plugin_version" >/dev/null || return 1
  done
}

install_stand_ins() {
  rm -rf "$1.part"
  "$root/test/lab/providers/install.sh" "$1.part" || return 1
  mv "$1.part" "$1"
}

find_plugins() {
  local official=${PULUMI_HOME:-$HOME/.pulumi} stand_ins
  stand_ins=$cache/stand-ins-$(hash_of "$root"/package-lock.json "$root"/test/lab/providers/{install.sh,{*,*/*}.ts})
  # A shell that has sourced engine.env has the stand-ins' home in PULUMI_HOME.
  [[ $official != "$cache"/* ]] || official=$HOME/.pulumi
  if [ "${HAPROXY_PAIR_ENGINE:-}" != registries ] && official_plugins_installed "$official"; then
    home=$official providers=official
  elif allowed registries && [ -d "$stand_ins" ]; then
    home=$stand_ins providers=stand-ins
  elif [ "${HAPROXY_PAIR_ENGINE:-}" != registries ] && install_official_plugins "$official"; then
    home=$official providers=official
  elif allowed registries && install_stand_ins "$stand_ins"; then
    home=$stand_ins providers=stand-ins
  else
    say "no way to the plugins ${plugins[*]} worked" >&2
    return 1
  fi
}

mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
find_cli
[ "${1:-}" != cli ] || exit 0

cd "$root"
plugins=()
for name in command random; do
  plugins+=("$name $(node -p "require('@pulumi/$name/package.json').version")")
done
find_plugins
[ "$providers" = official ] ||
  say "the official provider plugins cannot be had here: test/lab/providers stands in for ${plugins[*]}"
mkdir -p .lab
cat >.lab/engine.env <<ENV
export PATH="$bin:\$PATH"
export PULUMI_HOME="$home"
export HAPROXY_PAIR_PROVIDERS="$providers"
ENV
