#!/bin/sh
# usage: build.sh DIRECTORY RELEASE VARIANT PACKAGES SCRIPT…
# Makes a Debian tree, DIRECTORY/tree, complete or not at all, with the sources.list and apt.conf that are in DIRECTORY.
# Whoever runs it holds a lock on DIRECTORY.
set -eu
directory=$1 release=$2 variant=$3 packages=$4
shift 4

# Another lab had the lock before and built it.
[ ! -e "$directory/tree" ] || exit 0

# Files that are only extracted are complete earlier.
case $variant in extract) hook=extract ;; *) hook=customize ;; esac
for script in "$@"; do
  shift
  set -- "$@" "--$hook-hook=sh '$script' \"\$1\""
done
rm -rf "$directory/unfinished"
# In namespaces of its own, so that nothing stays mounted or runs on when this is killed.
unshare --mount --pid --fork --kill-child --mount-proc \
  mmdebstrap --quiet --mode=root --variant="$variant" --include="$packages" --aptopt="$directory/apt.conf" "$@" \
  "$release" "$directory/unfinished" "$directory/sources.list"
mv "$directory/unfinished" "$directory/tree"
