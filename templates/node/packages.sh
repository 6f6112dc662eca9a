#!/bin/sh
# Installs the packages and prepares the host; `packages.sh purge` purges them.
# stdin: "package NAME VERSION|- hold|unhold" lines, settings. stdout: "haproxy-pair: version VERSION".
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/original.sh"
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
oneAtATime
needsRoom 64 "$RUN"

# Runs a command of apt or dpkg as soon as nobody else locks their lists, archives or packages.
unlocked() {
    lockedUntil=$(($(now) + ${aptLockTimeout:-300} * 1000))
    until "$@" >"$RUN/apt.log" 2>&1 </dev/null 9>&-; do
        locked=$(grep -E 'Could not get lock|[Uu]nable to (lock|acquire)|locked by another process' "$RUN/apt.log") || return 1
        [ "$(now)" -lt "$lockedUntil" ] || fail "$(hostname): another program has apt or dpkg locked for ${aptLockTimeout:-300} s:" "$locked"
        sleep 1
    done
}

# Accepts a mirror's files from up to a day ahead, for a clock that is behind: the files are signed.
apt() {
    unlocked apt-get -qq -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-confdef -o Dpkg::Use-Pty=0 \
        -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10 -o Acquire::Max-FutureTime=86400 "$@"
}

# Forbids packages to start or restart haproxy or keepalived while they are unpacked.
policy=/usr/sbin/policy-rc.d
isOurs() { grep -qs haproxy-pair "$policy"; }
holdServices() {
    if [ -e "$policy" ] && ! isOurs; then mv "$policy" "$policy.before-haproxy-pair"; fi
    trap releaseServices EXIT
    trap 'exit 143' HUP INT TERM
    cat >"$policy" <<'POLICY'
#!/bin/sh
# Placed by haproxy-pair for as long as it installs packages, and holds this file's lock.
case $1 in haproxy* | keepalived*) flock -n "$0" true || exit 101 ;; esac
if [ -x /usr/sbin/policy-rc.d.before-haproxy-pair ]; then exec /usr/sbin/policy-rc.d.before-haproxy-pair "$@"; fi
POLICY
    chmod 755 "$policy"
    exec 8<"$policy"
    flock 8
}
releaseServices() {
    rm -f "$policy"
    if [ -e "$policy.before-haproxy-pair" ]; then mv "$policy.before-haproxy-pair" "$policy"; fi
}

# Installs the wanted packages. A failed source is ignored if other sources, or its earlier lists, have them.
install() {
    needsRoom 10240 /var/cache/apt /var/lib/apt /var/lib/dpkg /usr/sbin
    if command -v cloud-init >/dev/null; then timeout 300 cloud-init status --wait >/dev/null 2>&1 || true; fi
    holdServices
    lastAttempt=$(($(now) + 60000))
    for attempt in 1 2 3; do
        unlocked dpkg --configure -a --force-confold || true
        apt update -o Acquire::Retries=0 || true
        faults=$(grep -E '^[EW]: ' "$RUN/apt.log") || true
        # shellcheck disable=SC2086 # one word a package
        if apt install -y --reinstall -o Acquire::Retries=3 --no-install-recommends --allow-downgrades --allow-change-held-packages $wanted; then
            releaseServices
            trap - EXIT HUP INT TERM
            return
        fi
        said=$(tail -n 15 "$RUN/apt.log")
        # Tries again, after an interrupted run may have left faults, or while a mirror fails.
        if [ "$(now)" -gt "$lastAttempt" ] || { [ "$attempt" -gt 1 ] && [ -z "$faults" ]; }; then break; fi
        apt install -y --fix-broken --no-remove || true
        sleep 2
    done
    case $faults in *'not valid yet'* | *'is expired'*)
        faults="$faults
The clock of this host says $(date -u '+%F %T UTC'). If that is wrong, set it: timedatectl set-ntp true" ;;
    esac
    fail "$(hostname): apt-get install$wanted failed:" "$said" ${faults:+"apt-get update said:" "$faults"}
}

installedPackage() { dpkg-query -W -f='${db:Status-Status} ${Version}' "$1" 2>/dev/null | sed -n 's/^installed //p'; }

prepareHost() {
    mkdir -p "$STATE" "$ETC"
    keepOriginal
    mkdir -p "$RELEASES" /etc/systemd/system/haproxy.service.d
    # An original directory keeps its mode; our files in it have their own.
    for directory in "$CERTIFICATES" "$SECRETS"; do
        isOriginal "$directory" || { mkdir -p "$directory" && chmod 700 "$directory"; }
    done
    if [ ! -s "$STATE/server-state" ]; then echo 1 >"$STATE/server-state"; fi
    place /etc/sysctl.d/60-haproxy-pair.conf 644 <<'SYSCTL'
# The passive node binds virtual addresses that it does not hold yet.
net.ipv4.ip_nonlocal_bind = 1
net.ipv6.ip_nonlocal_bind = 1
SYSCTL
    for family in ipv4 ipv6; do
        setting=/proc/sys/net/$family/ip_nonlocal_bind
        [ -e "$setting" ] || continue
        [ -e "$STATE/nonlocal-bind-$family" ] || cat "$setting" >"$STATE/nonlocal-bind-$family"
        echo 1 >"$setting"
    done
    place /etc/tmpfiles.d/haproxy-pair.conf 644 <<'TMPFILES'
d /run/haproxy-pair 0755 root root -
f /run/haproxy-pair/fault 0644 root root - 1
f /run/haproxy-pair/priority 0644 root root - 0
TMPFILES
    if [ ! -e "$RUN/fault" ] && systemctl is-active --quiet haproxy; then
        # haproxy started before the unit had the ExecStartPost below.
        echo 0 >"$RUN/fault"
    fi
    systemd-tmpfiles --create /etc/tmpfiles.d/haproxy-pair.conf
    # keepalived tracks the fault file: it notices haproxy's end as soon as systemd does.
    place /etc/systemd/system/haproxy.service.d/haproxy-pair.conf 644 <<'UNIT'
[Service]
ExecStartPost=/bin/sh -c 'echo 0 > /run/haproxy-pair/fault'
ExecStopPost=/bin/sh -c 'echo 1 > /run/haproxy-pair/fault'
UNIT
    mkdir -p /etc/systemd/system/keepalived.service.d
    place /etc/systemd/system/keepalived.service.d/haproxy-pair.conf 644 <<'UNIT'
[Unit]
StartLimitIntervalSec=0

[Service]
Restart=on-failure
RestartSec=1
UNIT
    systemctl daemon-reload
}

purge() {
    apt purge -y haproxy keepalived || fail "apt-get purge failed:" "$(tail -n 15 "$RUN/apt.log")"
    rm -rf /etc/keepalived
    # Files from before the pair stay.
    find /etc/haproxy -depth -type d -empty -delete 2>/dev/null || true
}

# Cleans up after a killed run, unless its apt is still at work.
if isOurs && flock -n "$policy" true; then releaseServices; fi
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
for hold in $holds; do
    case ${hold%%:*}:$(dpkg-query -W -f='${db:Status-Want}' "${hold#*:}") in hold:hold | unhold:install) continue ;; esac
    unlocked apt-mark -qq "${hold%%:*}" "${hold#*:}" || fail "$(hostname): apt-mark ${hold%%:*} ${hold#*:} failed:" "$(cat "$RUN/apt.log")"
done
needsRoom 256 "$STATE" "$ETC" /etc "$RUN"
prepareHost
# From now on, a delete of this claim removes the node only after retire.sh.
echo "$generation" | place "$STATE/settled" 600
rm -f "$STATE/retired"
echo "haproxy-pair: version $(installedVersion)"
