#!/bin/sh
# Prints this node's current state; changes nothing.
# stdout: "haproxy-pair: FACT VALUE" lines
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
for service in haproxy keepalived; do
    echo "haproxy-pair: $service $(systemctl is-active "$service" || true)"
done
echo "haproxy-pair: identity $(owner identity)"
echo "haproxy-pair: owner node \"$(owner node)\" of $(owner component) in stack $(owner stack)"
echo "haproxy-pair: digest $(liveWorker | cut -d ' ' -f 2)"
echo "haproxy-pair: addresses $(ip -o address show | awk '$2 != "lo" { sub("/.*", "", $4); print $4 }' | paste -sd ' ')"
