# Where things live on a node, and the two rules every script keeps: run as root, one at a time.
# shellcheck shell=sh disable=SC2034,SC2154
LIBRARY=/usr/local/lib/haproxy-pair
ETC=/etc/haproxy
CONFIG=/etc/haproxy/haproxy.cfg
RELEASES=/etc/haproxy/releases
FILES=/etc/haproxy/files
CERTIFICATES=/etc/haproxy/certs
SECRETS=/etc/haproxy/secrets
KEEPALIVED_CONFIG=/etc/keepalived/keepalived.conf
KEEPALIVED_STAGED=/etc/keepalived/keepalived.conf.staged
STATE=/var/lib/haproxy-pair
RUN=/run/haproxy-pair
ADMIN_SOCKET=/run/haproxy/admin.sock
MASTER_SOCKET=/run/haproxy-master.sock
HEALTH_SOCKET=/run/haproxy/health.sock
REVERT_UNIT=haproxy-pair-revert

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Whose node this host is: identity, generation, stack, component, node.
owner() { sed -n "s/^$1 //p" "$STATE/owner" 2>/dev/null || true; }

oneAtATime() {
    mkdir -p "$RUN"
    exec 9>"$RUN/lock"
    flock -w "${lockTimeout:-120}" 9 || fail "another haproxy-pair step has been running on this node for two minutes; see: ps -ef | grep $LIBRARY"
}

installedVersion() { /usr/sbin/haproxy -v | sed -n '1s/.*version \([^ ]*\).*/\1/p'; }

# Replaces $1 by standard input in one rename, keeping what is there when it is the same. $2 is the mode.
place() {
    umask 077
    if ! { cat >"$1.new" && chmod "$2" "$1.new"; }; then
        rm -f "$1.new"
        return 1
    fi
    if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

# Of the lines "key value" of standard input, those become settings that the script names as its arguments.
readSettings() {
    while read -r key value; do
        case " $* " in *" $key "*) eval "$key=\$value" ;; esac
    done
}

# Whether something accepts connections there. Who then resets one by its own rules has accepted it.
connects() { # HOST:PORT SECONDS
    said=$(LC_ALL=C socat -T "$2" /dev/null "TCP:$1,connect-timeout=$2" 2>&1) && return 0
    case $said in *"reset by peer"*) return 0 ;; *) return 1 ;; esac
}

# Those of the inputs and those that keepalived runs with: a change of the list must not make the active node passive.
holdsVirtualIp() {
    held=$(ip -o address show | awk '{ sub("/.*", "", $4); print $4 }')
    configured=$(awk '/virtual_ipaddress/ { inside = 1; next } /}/ { inside = 0 } inside { print $1 }' "$KEEPALIVED_CONFIG" 2>/dev/null || true)
    for virtualIp in ${virtualIps:-} $configured; do
        if printf '%s\n' "$held" | grep -qxF "${virtualIp%/*}"; then return 0; fi
    done
    return 1
}
