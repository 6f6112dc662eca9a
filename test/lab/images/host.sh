#!/bin/sh
# Makes the Debian tree in $1 a machine that can be reached: networkd, sudo for a user besides root, no keys of its own.
set -eu
root=$1

chroot "$root" useradd --create-home --shell /bin/bash deploy
echo 'deploy ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/deploy"
chmod 0440 "$root/etc/sudoers.d/deploy"
chroot "$root" install -d -m 0700 /root/.ssh
chroot "$root" install -d -m 0700 -o deploy -g deploy /home/deploy/.ssh

# systemd-networkd must come before its own defaults for containers; each host gets its addresses when it is created.
systemctl --quiet --root="$root" enable systemd-networkd.service
# They would take apt's lock at a time of their own.
systemctl --quiet --root="$root" mask apt-daily.timer apt-daily-upgrade.timer

# A mirror may be reached through a proxy whose authority only this machine knows.
if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
  cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
  chroot "$root" update-ca-certificates >/dev/null 2>&1
fi

rm -f "$root"/etc/ssh/ssh_host_* "$root/etc/hostname" "$root/etc/resolv.conf"
