#!/bin/sh
# usage: enter.sh TREE SHARED PROGRAM [ARGUMENT…]
# Becomes a program that runs on a Debian tree, in this machine's network, with the folder SHARED at the path that it has
# here. What the program writes elsewhere is in memory, and gone with it. Runs in a mount namespace of its own.
set -eu
tree=$1 shared=$2
shift 2

own=$(dirname "$tree")/own
mkdir -p "$own"
mount -t tmpfs -o mode=0755 tmpfs "$own"
root=$own/root
mkdir "$own/changes" "$own/work" "$root"
mount -t overlay overlay -o "lowerdir=$tree,upperdir=$own/changes,workdir=$own/work" "$root"
mkdir -p "$root/dev" "$root/proc" "$root$shared"
echo "127.0.0.1 localhost" >"$root/etc/hosts"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount --rbind /proc "$root/proc"
mount --bind "$shared" "$root$shared"
cp /etc/hosts "$root/etc/"
# The tree's own users come first.
cat /etc/passwd >>"$root/etc/passwd"
cat /etc/group >>"$root/etc/group"
exec chroot "$root" "$@"
