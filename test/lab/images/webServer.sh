#!/bin/sh
# Puts the web server's configuration into the Debian tree in $1; its nginx starts with the machine.
set -eu
cp "$(dirname "$0")/nginx.conf" "$1/etc/nginx/nginx.conf"
# One megabyte of text.
install -d "$1/srv/www"
yes "one line of a megabyte of text" | head -c 1000000 >"$1/srv/www/big"
