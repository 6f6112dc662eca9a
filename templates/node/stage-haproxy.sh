#!/bin/sh
# Puts a configuration beside the live one and has this node accept it: parsed by its own haproxy, every bind
# to be had, room on the disk, enough file descriptors. Changes nothing that is live.
# stdin: haproxy.cfg
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
oneAtATime

candidate=$(mktemp -d "$RELEASES/candidate.XXXXXX")
trap 'rm -rf "$candidate"' EXIT
trap 'exit 143' HUP INT TERM
cat >"$candidate/haproxy.cfg"
digest=$(sed -n 's/^ *description haproxy-pair-\([0-9a-f]*\)$/\1/p' "$candidate/haproxy.cfg")
[ -n "$digest" ] || fail "the configuration carries no digest"

[ "$(df -Pk /etc/haproxy | awk 'NR == 2 { print $4 }')" -gt 10240 ] || fail "less than 10 MiB free in /etc/haproxy"

if ! /usr/sbin/haproxy -c -f "$candidate/haproxy.cfg" >"$candidate/messages" 2>&1; then
    fail "$(hostname): $(/usr/sbin/haproxy -v | head -n 1 | cut -d ' ' -f 1-3) does not accept the configuration; nothing was changed on any node." \
        "$(awk -f "$LIBRARY/locate.awk" "$candidate/haproxy.cfg" "$candidate/messages")"
fi

ss -Hltnp | grep -v '"haproxy"' >"$candidate/listening" || true
faults=$(
    awk -f "$LIBRARY/binds.awk" "$candidate/haproxy.cfg" | while read -r address port protocol path; do
        [ "$protocol" != udp ] || continue
        while read -r _ _ _ listening _ process; do
            [ "${listening##*:}" = "${port%%-*}" ] || continue
            held=${listening%:*}
            held=${held#\[}
            held=${held%\]}
            case "$address ${held%\%*}" in
            '* '* | '0.0.0.0 '* | ':: '* | *' *' | *' 0.0.0.0' | *' ::') ;;
            "$address $address") ;;
            *) continue ;;
            esac
            echo "  $path: port $port is held by $(printf '%s' "$process" | sed 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/')"
        done <"$candidate/listening"
    done
)
descriptors=$(awk '$1 == "global" { g = 1; next } /^[a-z]/ { g = 0 } g && $1 == "maxconn" { print $2 * 2 + 200 }' "$candidate/haproxy.cfg")
if [ -n "$descriptors" ] && ! prlimit --nofile="$descriptors:$descriptors" true 2>/dev/null; then
    faults="$faults${faults:+
}  global.maxconn: needs $descriptors file descriptors, and this host gives at most $(prlimit --nofile --output HARD --noheadings)"
fi
[ -z "$faults" ] || fail "$(hostname): the configuration cannot run here; nothing was changed on any node." "$faults"

rm -rf "${RELEASES:?}/$digest"
rm "$candidate/messages" "$candidate/listening"
chmod 755 "$candidate"
chmod 644 "$candidate/haproxy.cfg"
mv "$candidate" "$RELEASES/$digest"
trap - EXIT
echo "$digest is accepted"
