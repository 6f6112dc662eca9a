#!/bin/sh
# Makes the namespaces that it is started in (unshare --mount --net --pid) a node: with the addresses of lb1 and of a
# server, directories of its own, and stubs for what needs systemd or apt. Says "ready", and lives until it is killed.
set -eu
mount --make-rprivate /
mount -t tmpfs etc /mnt
cp -a /etc/. /mnt
rm -rf /mnt/haproxy/* /mnt/keepalived/*
mkdir -p /mnt/haproxy /mnt/keepalived /mnt/systemd/system
mount --move /mnt /etc
mkdir -p /usr/local/libexec
for directory in /run /var/lib /usr/local/lib /usr/local/libexec; do mount -t tmpfs node "$directory"; done
mkdir -p /run/haproxy /run/enabled /var/lib/haproxy /usr/local/lib/stubs

ip link set lo up
ip link add eth0 type veth peer name other
ip link set other up
ip address add 10.0.0.11/24 dev eth0
ip address add 10.0.0.21/24 dev eth0
ip link set eth0 up

cd /usr/local/lib/stubs
cat >systemctl <<'STUB'
#!/bin/sh
exec 9>&-
echo "$*" >>/run/systemctl.log
[ "$1" != -q ] || shift
runs() { [ -e /run/haproxy.pid ] && kill -0 "$(cat /run/haproxy.pid)" 2>/dev/null; }
case "$*" in
"is-active --quiet haproxy") runs ;;
"is-active --quiet keepalived") [ ! -e /run/no-keepalived ] ;;
"is-enabled --quiet "*) [ -e "/run/enabled/${3%.service}.service" ] ;;
"enable "*) : >"/run/enabled/${2%.service}.service" ;;
"disable "*haproxy-pair-revert*) rm -f /run/enabled/haproxy-pair-revert* ;;
"start haproxy")
    (
        setsid sh -c 'echo $$ >/run/haproxy.pid; exec /usr/sbin/haproxy -W -db -S /run/haproxy-master.sock -f /etc/haproxy/haproxy.cfg' 2>&1 |
            while read -r line; do echo "$(date +%s.%N) $line"; done >>/run/haproxy.log
    ) >/dev/null 2>&1 &
    until echo "show proc" | socat - UNIX-CONNECT:/run/haproxy-master.sock 2>/dev/null | grep -q ' worker '; do
        sleep 0.02
        [ ! -e /run/haproxy.pid ] || runs || exit 1
    done
    ;;
"stop haproxy" | "disable --now haproxy")
    ! runs || kill "$(cat /run/haproxy.pid)"
    while runs; do sleep 0.02; done
    rm -f /run/haproxy.pid
    ;;
"show -p "*" haproxy")
    properties=$(echo "$*" | grep -oE '[A-Z][A-Za-z]+' | paste -sd '|')
    case $* in *--value*) name='[^=]*=' ;; *) name= ;; esac
    grep -E "^($properties)=" /run/show 2>/dev/null | sed "s/^$name//"
    ;;
"stop haproxy-pair-revert.timer"*) rm -f /run/timer ;;
esac
STUB
cat >systemd-run <<'STUB'
#!/bin/sh
echo "$*" >/run/timer
STUB
cat >journalctl <<'STUB'
#!/bin/sh
# journalctl -u haproxy --since @SECONDS --until @SECONDS …
awk -v since="${4#@}" -v until="${6#@}" '$1 >= since + 0 && $1 <= until + 0 { sub(/^[^ ]* /, ""); print }' /run/haproxy.log
STUB
printf '#!/bin/sh\n' >apt-mark
printf '#!/bin/sh\necho installed 2.6\n' >dpkg-query
printf '#!/bin/sh\nmkdir -p /run/haproxy-pair\n' >systemd-tmpfiles
chmod 755 ./*
# The scripts set their own PATH.
mount --bind . /usr/local/sbin

cat >/usr/local/lib/servers.cfg <<'CFG'
defaults
    mode http
    timeout client 30s
    timeout server 30s
    timeout connect 1s
frontend servers
    bind 10.0.0.21:8080
    http-request wait-for-body time 30s if METH_POST
    http-request return status 200 content-type text/plain string "%[req.hdr(host)]"
CFG
/usr/sbin/haproxy -D -f /usr/local/lib/servers.cfg

echo ready
# What loses its parent is a child of this shell, which has to wait for it.
while :; do sleep 0.1; done
