# Where things live on a node, and the rules every script keeps: run as root, one at a time, in an environment of its own.
# shellcheck shell=sh disable=SC2034,SC2154
# Of what a login sets, only the proxies count, and only for apt.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
unset CDPATH TMPDIR POSIXLY_CORRECT
umask 022

LIBRARY=/usr/local/libexec/haproxy-pair
ETC=/etc/haproxy
CONFIG=/etc/haproxy/haproxy.cfg
RELEASES=/etc/haproxy/releases
FILES=/etc/haproxy/files
CERTIFICATES=/etc/haproxy/certs
LIVE_CERTIFICATES=/etc/haproxy/live-certs
SECRETS=/etc/haproxy/secrets
KEEPALIVED_CONFIG=/etc/keepalived/keepalived.conf
KEEPALIVED_STAGED=/etc/keepalived/keepalived.conf.staged
STATE=/var/lib/haproxy-pair
RUN=/run/haproxy-pair
ADMIN_SOCKET=/run/haproxy/admin.sock
MASTER_SOCKET=/run/haproxy-master.sock
HEALTH_SOCKET=/run/haproxy/health.sock
REVERT_UNIT=haproxy-pair-revert
# Ends the name of a file that is not complete yet.
NEW=.haproxy-pair-new

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Whose node this host is: identity, generation, stack, component, node.
owner() { sed -n "s/^$1 //p" "$STATE/owner" 2>/dev/null || true; }

failOfOthers() {
    fail "$(hostname): this host is node \"$(owner node)\" of $(owner component) in stack $(owner stack) by now; nothing was changed. Run \`pulumi up\` again."
}

oneAtATime() {
    mkdir -p "$RUN"
    # Opened for reading: a full or read-only file system must not keep what ran from being put back.
    [ -e "$RUN/lock" ] || : >"$RUN/lock"
    exec 9<"$RUN/lock"
    flock -w "${lockTimeout:-120}" 9 || fail "another haproxy-pair step has been running on this node for two minutes; see: ps -ef | grep $LIBRARY"
    # While this step waited, another stack may have taken the host over.
    [ "${stepClaim:-}" = "" ] || [ "$stepClaim" = "$(owner identity) $(owner generation)" ] || failOfOthers
    removeLeftovers
}

# Of steps that were killed.
removeLeftovers() {
    rm -rf "$STATE"/incoming.* "$RELEASES"/candidate.* 2>/dev/null || true
    find "$ETC" "$STATE" /etc/keepalived /etc/systemd/system /etc/sysctl.d /etc/tmpfiles.d -xdev -name "*$NEW" \
        -delete 2>/dev/null || true
}

# Fails unless that much can be written to the file system of each directory: before a change, and not half-way.
needsRoom() { # KIBIBYTES DIRECTORY…
    kibibytes=$1
    shift
    for directory; do
        unwritable=
        said=$({ mkdir -p "$directory" && head -c "${kibibytes}k" /dev/zero >"$directory/room$NEW"; } 2>&1) || unwritable=yes
        rm -f "$directory/room$NEW" 2>/dev/null || true
        [ -z "$unwritable" ] ||
            fail "$(hostname): cannot write $kibibytes KiB to $directory:${said##*:}, file system $(df -P "$directory" | awk 'NR == 2 { print $6 }'); nothing was changed on this node"
    done
}

# Milliseconds since the host has started: no clock that somebody sets.
now() {
    read -r uptime _ </proc/uptime
    echo "${uptime%.*}${uptime#*.}0"
}

# Neither a proxy nor root's .curlrc has a say in what is probed on this host.
curl() { command curl -q --noproxy '*' "$@"; }

installedVersion() { /usr/sbin/haproxy -v | sed -n '1s/.*version \([^ ]*\).*/\1/p'; }

# Replaces $1 by standard input in one rename, keeping what is there when it is the same. $2 is the mode.
place() {
    if ! (umask 077 && cat >"$1$NEW" && chmod "$2" "$1$NEW"); then
        rm -f "$1$NEW"
        return 1
    fi
    if cmp -s "$1$NEW" "$1"; then
        rm "$1$NEW"
    else
        # Renamed before it is on the disk, it could be empty after a power cut.
        sync "$1$NEW" && mv "$1$NEW" "$1"
    fi
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
