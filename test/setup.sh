#!/usr/bin/env bash
# Sets up what the tests and the lab need, on a fresh Debian machine with Node; quick when nothing is to be done.
#   test/setup.sh         Debian packages, node_modules and the Pulumi engine; as root
#   test/setup.sh unit    only node_modules, all that `npm run test:unit` needs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(
  systemd-container mmdebstrap nftables iproute2 procps socat haproxy keepalived
  openssh-client openssl curl ca-certificates xz-utils shellcheck
)

node_modules_match_lock() {
  node -e '
    const wanted = require("./package-lock.json").packages;
    const installed = require("./node_modules/.package-lock.json").packages;
    const differs = ([path, { version, optional }]) =>
      path !== "" && installed[path]?.version !== version && !(optional && !installed[path]);
    const superfluous = (path) => !(path in wanted);
    process.exit(Object.entries(wanted).some(differs) || Object.keys(installed).some(superfluous) ? 1 : 0);
  ' 2>/dev/null
}

install_node_modules() {
  node_modules_match_lock && return
  echo "setup: npm ci"
  # None of the packages needs its install script, and @pulumi/command would reach for Pulumi download hosts.
  npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
}

case ${1:-all} in
  unit)
    install_node_modules
    ;;
  all)
    if [ "$(uname -s)" != Linux ] || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
      echo "setup: the lab needs root on Debian or Ubuntu; without them there is: npm run test:unit" >&2
      exit 1
    fi
    test/lab/engine/apt-install.sh "${packages[@]}"
    test/lab/engine/install.sh cli &
    install_node_modules
    wait $!
    test/lab/engine/install.sh
    ;;
  *)
    echo "setup: expected nothing or 'unit', got '$1'" >&2
    exit 1
    ;;
esac
