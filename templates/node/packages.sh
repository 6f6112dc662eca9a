#!/bin/sh
# Installs the packages and prepares the host; `packages.sh purge` purges them.
# stdin: "package NAME VERSION|- hold|unhold" lines, settings. stdout: the installed haproxy version.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C
oneAtATime

apt() {
    apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-confdef \
        -o Dpkg::Use-Pty=0 -o Acquire::Retries=5 "$@" 9>&-
}

# Nothing may start or restart haproxy or keepalived behind our back while packages are unpacked.
policy=/usr/sbin/policy-rc.d
holdServices() {
    if [ -e "$policy" ] && ! grep -q haproxy-pair "$policy"; then mv "$policy" "$policy.before-haproxy-pair"; fi
    trap releaseServices EXIT
    trap 'exit 143' HUP INT TERM
    cat >"$policy" <<'POLICY'
#!/bin/sh
# Placed by haproxy-pair while it installs packages.
case $1 in haproxy* | keepalived*) exit 101 ;; esac
if [ -x /usr/sbin/policy-rc.d.before-haproxy-pair ]; then exec /usr/sbin/policy-rc.d.before-haproxy-pair "$@"; fi
POLICY
    chmod 755 "$policy"
}
releaseServices() {
    rm -f "$policy"
    if [ -e "$policy.before-haproxy-pair" ]; then mv "$policy.before-haproxy-pair" "$policy"; fi
}

updateLists() {
    attempt=1
    until apt update >"$RUN/apt.log" 2>&1; do
        [ "$attempt" -lt 10 ] || fail "apt-get update keeps failing:" "$(tail -n 15 "$RUN/apt.log")"
        attempt=$((attempt + 1))
        sleep 3
    done
}

install() {
    if command -v cloud-init >/dev/null; then timeout 300 cloud-init status --wait >/dev/null 2>&1 || true; fi
    holdServices
    dpkg --configure -a --force-confold >/dev/null 2>&1 9>&- || true
    updateLists
    # shellcheck disable=SC2086 # one word a package
    apt install -y --no-install-recommends --allow-downgrades --allow-change-held-packages $wanted >"$RUN/apt.log" 2>&1 ||
        fail "apt-get install$wanted failed:" "$(tail -n 15 "$RUN/apt.log")"
    releaseServices
    trap - EXIT HUP INT TERM
}

installedPackage() { dpkg-query -W -f='${db:Status-Status} ${Version}' "$1" 2>/dev/null | sed -n 's/^installed //p'; }

prepareHost() {
    mkdir -p "$STATE" "$RELEASES" /etc/systemd/system/haproxy.service.d
    mkdir -p "$CERTIFICATES" "$SECRETS"
    chmod 700 "$CERTIFICATES" "$SECRETS"
    if [ ! -s "$STATE/server-state" ]; then echo 1 >"$STATE/server-state"; fi
    if [ ! -e "$STATE/original.cfg" ]; then
        if [ -e "$CONFIG" ]; then cp -p "$CONFIG" "$STATE/original.cfg"; else : >"$STATE/original.cfg"; fi
    fi
    place /etc/sysctl.d/60-haproxy-pair.conf 644 <<'SYSCTL'
# The passive node binds virtual addresses that it does not hold yet.
net.ipv4.ip_nonlocal_bind = 1
net.ipv6.ip_nonlocal_bind = 1
SYSCTL
    echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind
    if [ -e /proc/sys/net/ipv6/ip_nonlocal_bind ]; then echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind; fi
    place /etc/tmpfiles.d/haproxy-pair.conf 644 <<'TMPFILES'
d /run/haproxy-pair 0755 root root -
f /run/haproxy-pair/fault 0644 root root - 1
TMPFILES
    if [ ! -e "$RUN/fault" ] && systemctl is-active --quiet haproxy; then
        # This host's haproxy was started without the unit's ExecStartPost below.
        echo 0 >"$RUN/fault"
    fi
    systemd-tmpfiles --create /etc/tmpfiles.d/haproxy-pair.conf
    # keepalived tracks this file: haproxy's end is known to it as soon as systemd knows.
    place /etc/systemd/system/haproxy.service.d/haproxy-pair.conf 644 <<'UNIT'
[Service]
ExecStartPost=/bin/sh -c 'echo 0 > /run/haproxy-pair/fault'
ExecStopPost=/bin/sh -c 'echo 1 > /run/haproxy-pair/fault'
UNIT
    systemctl daemon-reload
}

purge() {
    apt purge -y haproxy keepalived >"$RUN/apt.log" 2>&1 || fail "apt-get purge failed:" "$(tail -n 15 "$RUN/apt.log")"
    rm -rf /etc/haproxy /etc/keepalived
}

if [ "${1:-}" = purge ]; then
    purge
    exit 0
fi

wanted=
holds=
generation=
while read -r kind name version hold; do
    case $kind in
    package) ;;
    generation) generation=$name && continue ;;
    *) continue ;;
    esac
    installed=$(installedPackage "$name")
    [ "$version" != - ] || version='*'
    # shellcheck disable=SC2254 # apt takes globs in versions, and so do we
    case $installed in
    '') wanted="$wanted $name$([ "$version" = '*' ] || echo "=$version")" ;;
    $version) ;;
    *) wanted="$wanted $name=$version" ;;
    esac
    holds="$holds $hold:$name"
done
for tool in socat curl ca-certificates; do
    [ -n "$(installedPackage "$tool")" ] || wanted="$wanted $tool"
done
[ -z "$wanted" ] || install
for hold in $holds; do apt-mark -qq "${hold%%:*}" "${hold#*:}" >/dev/null; done
prepareHost
# From now on this claim ends only with the node: see retire.sh.
echo "$generation" | place "$STATE/settled" 600
rm -f "$STATE/retired"
echo "haproxy-pair: version $(installedVersion)"
