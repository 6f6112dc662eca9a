#!/bin/sh
# Makes the Debian tree in $1, where no package's own script has run, ready to start services: users and first databases.
set -eu
root=$1

cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
for user in postgres:901 Debian-exim:902; do
  echo "${user%:*}:*:${user#*:}:${user#*:}::/nonexistent:/usr/sbin/nologin" >>"$root/etc/passwd"
  echo "${user%:*}:*:${user#*:}:" >>"$root/etc/group"
done

chroot "$root" install -d -o postgres -g postgres /var/lib/postgresql/lab
chroot "$root" setpriv --reuid postgres --regid postgres --clear-groups /usr/lib/postgresql/15/bin/initdb \
  --auth=trust --no-sync --no-locale --encoding=UTF8 /var/lib/postgresql/lab >/dev/null

# Forced, for it wants to look up this machine's name.
chroot "$root" mariadb-install-db --no-defaults --force --user=root --datadir=/var/lib/mysql --skip-test-db \
  --auth-root-authentication-method=normal --innodb-log-file-size=4M >/dev/null

chroot "$root" install -d /var/lib/ldap
chroot "$root" install -d -o Debian-exim -g Debian-exim /var/log/exim4 /var/spool/exim4

# Read by people only.
cd "$root/usr/share"
rm -rf doc i18n javascript locale man
