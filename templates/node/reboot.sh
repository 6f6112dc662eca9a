#!/bin/sh
# Restarts a host that needs it, because a kernel or a library was exchanged. Does nothing on other hosts.
# reboot.sh passive: on a node that holds no virtual address. reboot.sh active: on one that does, after another took it.
# reboot.sh await: in a new session, waits until the host has come back and serves.
# stdin: settings: reboot (yes|no), virtualIps (CIDR…), others (ADDRESS:PORT… of the other nodes)
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/haproxy-live.sh"
. "${0%/*}/keepalived-live.sh"
phase=$1
reboot='' virtualIps='' others=''
readSettings reboot virtualIps others
[ "$reboot" = yes ] || exit 0
oneAtATime
rebooting=$STATE/rebooting
bootId() { cat /proc/sys/kernel/random/boot_id; }

needsReboot() {
    if [ -e /run/reboot-required ]; then return 0; fi
    # A container runs the kernel of its host.
    if systemd-detect-virt --quiet --container; then return 1; fi
    # Finds a newer kernel of the same flavour, installed since the start.
    running=$(uname -r)
    newest=$(
        find /boot -maxdepth 1 -name 'vmlinuz-*' -newerct "@$(sed -n 's/^btime //p' /proc/stat)" |
            sed 's,^/boot/vmlinuz-,,' |
            while read -r kernel; do
                [ "$(echo "$kernel" | flavour)" != "$(echo "$running" | flavour)" ] || echo "$kernel"
            done | sort -V | tail -n 1
    )
    [ -n "$newest" ] && [ "$(printf '%s\n' "$running" "$newest" | sort -V | tail -n 1)" != "$running" ]
}
flavour() { sed -E 's/^[^-]*-([0-9]+-)?//'; }

# Restarts the host in one second, so that this session ends well. No new session can begin: it would be cut off.
reboot() {
    bootId >"$rebooting"
    sync "$rebooting"
    systemd-run --quiet --collect --on-active=1 --timer-property=AccuracySec=100ms \
        sh -c 'systemctl reboot || systemctl start ssh.socket ssh.service sshd.service' ||
        { rm -f "$rebooting" && fail "$(hostname): rollout.reboot: the restart could not be scheduled."; }
    for unit in ssh.socket ssh.service sshd.service; do systemctl stop "$unit" 2>/dev/null || true; done
    echo "reboots"
}

awaitService() {
    deadline=$(($(now) + 300000))
    while why=$(faults); [ -n "$why" ]; do
        [ "$(now)" -lt "$deadline" ] || return 1
        sleep 0.5
    done
}
faults() {
    if [ "$(bootId)" = "$(cat "$rebooting")" ]; then echo "it has not restarted"; return; fi
    for service in haproxy keepalived; do
        systemctl is-active --quiet "$service" || echo "$service does not run"
    done
    isReady || echo "keepalived cannot hold the virtual addresses yet"
    runs "$RELEASES/good" || echo "haproxy does not run the last confirmed release, $(digestIn "$RELEASES/good")"
}

case $phase in
passive)
    if holdsVirtualIp || ! needsReboot; then exit 0; fi
    othersHold "$KEEPALIVED_CONFIG" || fail "$(hostname): rollout.reboot: no node holds the virtual addresses; this host was not restarted."
    reboot
    ;;
active)
    if ! holdsVirtualIp || ! needsReboot; then exit 0; fi
    # shellcheck disable=SC2086 # one word a node
    anotherNodeServes $others ||
        fail "$(hostname): rollout.reboot: this host holds the virtual addresses and no other node answers at $others; it was not restarted."
    if ! moveAway "$KEEPALIVED_CONFIG"; then
        mayHold
        fail "$(hostname): rollout.reboot: no other node took the virtual addresses within 3 s; they stay here, and it was not restarted."
    fi
    reboot
    # The address must not come back in the remaining second.
    trap - EXIT HUP INT TERM
    ;;
await)
    [ -e "$rebooting" ] || exit 0
    awaitService || fail "$(hostname): rollout.reboot: 300 s after the restart of this host:" "$why"
    rm "$rebooting"
    echo "restarted"
    ;;
esac
