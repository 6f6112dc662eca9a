#!/bin/sh
# keepalivedNode.sh NAME ADDRESS OUTSIDE-ADDRESS
# Makes the namespaces that it is started in a node with a real keepalived and a real haproxy, with stubs for systemd.
# It is given eth0 and eth1 from outside. Says "ready" before, and lives until it is killed.
set -eu
name=$1 address=$2 outside=$3
mount --make-rprivate /
for directory in /etc/keepalived /etc/haproxy /etc/systemd/system /etc/tmpfiles.d /run /tmp /var/lib /usr/local/lib /usr/local/libexec /usr/local/sbin; do
    mkdir -p "$directory"
    mount -t tmpfs node "$directory"
done
mkdir -p /run/haproxy /run/haproxy-pair /run/enabled /var/lib/haproxy /var/lib/haproxy-pair /usr/local/sbin
echo 0 >/run/haproxy-pair/fault
echo 0 >/run/haproxy-pair/priority

cd /usr/local/sbin
cat >systemctl <<'STUB'
#!/bin/sh
exec 9>&-
echo "$*" >>/run/systemctl.log
while :; do case $1 in -q | --quiet) shift ;; *) break ;; esac; done
pid() { cat "/run/$1.service.pid" 2>/dev/null; }
runs() { [ -e "/run/$1.service.pid" ] && kill -0 "$(pid "$1")" 2>/dev/null; }
start() {
    case $1 in
    keepalived)
        [ ! -e /run/keepalived-fails ] || return 1
        # shellcheck disable=SC2094
        (setsid sh -c 'echo $$ >/run/keepalived.service.pid; exec "$(cat /run/keepalived.binary 2>/dev/null || echo /usr/sbin/keepalived)" --dont-fork --log-console --log-detail' </dev/null >>/run/keepalived.log 2>&1 &)
        ;;
    haproxy)
        (setsid sh -c 'echo $$ >/run/haproxy.service.pid; exec /usr/sbin/haproxy -W -db -f /usr/local/lib/haproxy.cfg' </dev/null >>/run/haproxy.log 2>&1 &)
        echo 0 >/run/haproxy-pair/fault
        ;;
    esac
    until runs "$1"; do sleep 0.01; done
    sleep 0.1
    runs "$1"
}
stop() {
    if runs "$1"; then
        kill "$(pid "$1")"
        while runs "$1"; do sleep 0.01; done
    fi
    rm -f "/run/$1.service.pid"
    [ "$1" != haproxy ] || echo 1 >/run/haproxy-pair/fault
}
action=$1
shift
case $action in
is-active)
    case $1 in -q | --quiet) shift ;; esac
    runs "$1" || exit 3
    ;;
show) pid keepalived || echo 0 ;;
enable | disable) if [ "$1" = --now ]; then stop "$2"; fi ;;
start) if ! runs "$1"; then start "$1"; fi ;;
stop) stop "$1" ;;
restart) stop "$1" && start "$1" ;;
reload) runs "$1" && kill -HUP "$(pid "$1")" ;;
reset-failed | daemon-reload | is-enabled | cat) ;;
*) echo "systemctl $action $*: no stub" >&2; exit 1 ;;
esac
STUB
printf '#!/bin/sh\ncat /run/keepalived.log\n' >journalctl
printf '#!/bin/sh\necho "$*" >>/run/systemd-run.log\n' >systemd-run
printf '#!/bin/sh\necho %s\n' "$name" >hostname
chmod 755 ./*
PATH=/usr/local/sbin:$PATH

cat >/usr/local/lib/haproxy.cfg <<CFG
global
    stats socket /run/haproxy/admin.sock level admin
    description haproxy-pair-0123456789ab
defaults
    mode http
    timeout client 60s
    timeout server 60s
    timeout connect 1s
frontend web
    bind :80
    http-request return status 200 hdr x-server $name
frontend health
    bind unix@/run/haproxy/health.sock
    http-request return status 200
CFG

echo ready
until ip link show eth0 && ip link show eth1; do sleep 0.01; done >/dev/null 2>&1
for all in /proc/sys/net/ipv4/conf/all /proc/sys/net/ipv4/conf/eth0 /proc/sys/net/ipv4/conf/eth1; do
    echo 1 >"$all/rp_filter"
    # Each network has its own answers.
    echo 1 >"$all/arp_ignore"
done
ip link set lo up
ip address add "$address/24" dev eth0
ip address add "$outside/24" dev eth1
ip link set eth0 up
ip link set eth1 up
systemctl start haproxy
echo up
# What loses its parent is a child of this shell, which has to wait for it.
while :; do sleep 0.05; done
