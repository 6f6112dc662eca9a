# The paths on a node, and the rules of every script: run as root, one at a time, in an environment of its own.
# shellcheck shell=sh disable=SC2034,SC2154
# Of a login's environment, only the proxies apply, and only to apt.
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
# Suffix of an incomplete file's name.
NEW=.haproxy-pair-new

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Prints a field of the owner of this host: identity, generation, stack, component or node.
owner() { sed -n "s/^$1 //p" "$STATE/owner" 2>/dev/null || true; }

failOfOthers() {
    fail "$(hostname): this host is now node \"$(owner node)\" of $(owner component) in stack $(owner stack); nothing was changed. Run \`pulumi up\` again."
}

oneAtATime() {
    mkdir -p "$RUN"
    # Opened for reading, so that a way back works on a full or read-only file system.
    [ -e "$RUN/lock" ] || : >"$RUN/lock"
    exec 9<"$RUN/lock"
    flock -w "${lockTimeout:-120}" 9 || fail "another haproxy-pair step has been running on this node for two minutes; see: ps -ef | grep $LIBRARY"
    # While this step waited, another stack may have taken the host over.
    [ "${stepClaim:-}" = "" ] || [ "$stepClaim" = "$(owner identity) $(owner generation)" ] || failOfOthers
    removeLeftovers
}

# Removes the temporary files of killed steps.
removeLeftovers() {
    rm -rf "$STATE"/incoming.* "$RELEASES"/candidate.* 2>/dev/null || true
    find "$ETC" "$STATE" /etc/keepalived /etc/systemd/system /etc/sysctl.d /etc/tmpfiles.d -xdev -name "*$NEW" \
        -delete 2>/dev/null || true
}

# Fails before any change unless each directory's file system takes so many kibibytes.
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

# Prints the milliseconds since the host's start: nobody can set this clock.
now() {
    read -r uptime _ </proc/uptime
    echo "${uptime%.*}${uptime#*.}0"
}

# Runs curl without proxies and without root's .curlrc: they must not affect probes of this host.
curl() { command curl -q --noproxy '*' "$@"; }

installedVersion() { /usr/sbin/haproxy -v | sed -n '1s/.*version \([^ ]*\).*/\1/p'; }

# Replaces $1 by standard input in one rename, unless the content is the same. $2 is the mode.
place() {
    if ! (umask 077 && cat >"$1$NEW" && chmod "$2" "$1$NEW"); then
        rm -f "$1$NEW"
        return 1
    fi
    if cmp -s "$1$NEW" "$1"; then
        rm "$1$NEW"
    else
        # If renamed before it is on the disk, it could be empty after a power cut.
        sync "$1$NEW" && mv "$1$NEW" "$1"
    fi
}

# Reads lines "key value" from standard input, and assigns those keys that are arguments to variables.
readSettings() {
    while read -r key value; do
        case " $* " in *" $key "*) eval "$key=\$value" ;; esac
    done
}

# Succeeds if the socket accepts a connection. A later reset, by the rules of haproxy, counts as accepted.
connects() { # HOST:PORT SECONDS
    said=$(LC_ALL=C socat -T "$2" /dev/null "TCP:$1,connect-timeout=$2" 2>&1) && return 0
    case $said in *"reset by peer"*) return 0 ;; *) return 1 ;; esac
}

# Succeeds if this node holds a virtual address. Those of the inputs and those of the running keepalived count: a change
# of the list must not make the active node passive.
holdsVirtualIp() {
    held=$(ip -o address show | awk '{ sub("/.*", "", $4); print $4 }')
    configured=$(awk '/virtual_ipaddress/ { inside = 1; next } /}/ { inside = 0 } inside { print $1 }' "$KEEPALIVED_CONFIG" 2>/dev/null || true)
    for virtualIp in ${virtualIps:-} $configured; do
        if printf '%s\n' "$held" | grep -qxF "${virtualIp%/*}"; then return 0; fi
    done
    return 1
}
