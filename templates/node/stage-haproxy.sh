#!/bin/sh
# Puts a release next to the live one, and fails unless it can run on this node. The node's haproxy must parse it; every
# bind must be free; disk, file descriptors and processors must suffice. Changes nothing that is live.
# `stage-haproxy.sh NODE`: the name of this node among its peers
# stdin: haproxy.cfg, then "=== PATH" before the content of each of its files; the content of live-certs is the list
# of its links
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
oneAtATime

# haproxy.service must read our file and no other, by its unit, its environment and its running command line.
show() { systemctl show "$@" haproxy 2>/dev/null || true; }
configFiles() { awk 'before == "-f" || before == "--" { print } before != "--" { before = $0 }' | paste -sd ' '; }
refuseOther() { # FILES HINT
    case $1 in '' | "$CONFIG") return 0 ;; esac
    fail "$(hostname): haproxy reads $1, where it must read $CONFIG alone; nothing was changed on any node." "  $2"
}
other=$(show -p Environment -p EnvironmentFiles -p ExecStart | awk -f "$LIBRARY/command-line.awk" | configFiles)
# shellcheck disable=SC2046 # one word a file
by=$(grep -lE '^ *(CONFIG|EXTRAOPTS|ExecStart|Environment)=' /etc/default/haproxy $(show -p DropInPaths --value) 2>/dev/null | paste -sd ' ')
refuseOther "$other" "CONFIG, EXTRAOPTS or ExecStart says so in ${by:-the unit: systemctl cat haproxy}."
pid=$(show -p MainPID --value)
other=$({ tr '\0' '\n' <"/proc/${pid:-0}/cmdline"; } 2>/dev/null | configFiles)
refuseOther "$other" "It was started so (pid $pid); its unit says otherwise by now: systemctl restart haproxy"

trap 'rm -rf "${incoming:-}" "${candidate:-}"' EXIT
trap 'exit 143' HUP INT TERM
needsRoom 10240 "$RELEASES" "$FILES" "$STATE"
incoming=$(mktemp -d "$STATE/incoming.XXXXXX")
candidate=$(mktemp -d "$RELEASES/candidate.XXXXXX")
cat >"$incoming/all"
# Room for the release twice more here, to place it and to go back; and in $RUN, for the file that haproxy parses.
size=$(($(stat -c %s "$incoming/all") / 1024))
needsRoom $((4 * size + 1024)) "$RELEASES" "$FILES"
needsRoom $((2 * size + 64)) "$RUN"
awk -v directory="$incoming" -f "$LIBRARY/split-files.awk" "$incoming/all"
sed "s/^    localpeer @NODE@\$/    localpeer $1/" "$incoming/0" >"$candidate/haproxy.cfg"
digest=$(digestIn "$candidate")
[ "$digest" != - ] || fail "the configuration carries no digest"
release=$digest-$(sed -n '/^=== /,$p' "$incoming/all" | sha256sum | cut -c 1-12)

mkdir "$candidate/maps" "$candidate/lists"
install -d -m 755 "$FILES"
number=0
while read -r path; do
    number=$((number + 1))
    case $path in
    *..*) fail "not a place for files: $path" ;;
    "$LIVE_CERTIFICATES") linkCertificates "$candidate" <"$incoming/$number" ;;
    "$ETC"/maps/* | "$ETC"/lists/*) mv "$incoming/$number" "$candidate/${path#"$ETC/"}" ;;
    # No running haproxy reads it: its name is content-addressed.
    "$FILES"/*) place "$path" 644 <"$incoming/$number" ;;
    *) fail "not a place for files: $path" ;;
    esac
done <"$incoming/paths"

if ! accepts "$candidate" >"$incoming/messages"; then
    fail "$(hostname): $(/usr/sbin/haproxy -v | head -n 1 | cut -d ' ' -f 1-3) does not accept the configuration; nothing was changed on any node." \
        "$(locate "$candidate" "$incoming/messages")"
fi

ss -Hltnp | grep -v '"haproxy"' >"$incoming/listening" || true
faults=$(
    awk -f "$LIBRARY/binds.awk" "$candidate/haproxy.cfg" | while read -r address ports protocol path; do
        [ "$protocol" != udp ] || continue
        while read -r _ _ _ listening _ process; do
            port=${listening##*:}
            if [ "$port" -lt "${ports%-*}" ] || [ "$port" -gt "${ports#*-}" ]; then continue; fi
            held=${listening%:*}
            held=${held#\[}
            held=${held%\]}
            case "$address ${held%\%*}" in
            '* '* | '0.0.0.0 '* | ':: '* | *' *' | *' 0.0.0.0' | *' ::') ;;
            "$address $address") ;;
            *) continue ;;
            esac
            echo "  $path: port $port is held by $(printf '%s' "$process" | sed 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/')"
        done <"$incoming/listening"
    done
)
more=$(awk -v processors="$(nproc)" -v all="$(nproc --all)" -f "$LIBRARY/processors.awk" "$candidate/haproxy.cfg")
chroot=$(awk '$1 == "chroot" { print $2 }' "$candidate/haproxy.cfg")
[ -d "$chroot" ] || more="$more${more:+
}  global.chroot: there is no directory $chroot"
faults="$faults${faults:+${more:+
}}$more"
needed=$(awk -v processors="$(nproc)" -f "$LIBRARY/descriptors.awk" "$candidate/haproxy.cfg")
descriptors=${needed% *}
limit=${needed#* }
if [ "$limit" != - ] && [ "$limit" -lt "$descriptors" ]; then
    faults="$faults${faults:+
}  global: $descriptors file descriptors are needed, and ulimit-n allows $limit"
elif ! prlimit --nofile="$descriptors:$descriptors" true 2>/dev/null; then
    faults="$faults${faults:+
}  global.maxconn: needs $descriptors file descriptors, and this host gives at most $(prlimit --nofile --output HARD --noheadings)"
fi
[ -z "$faults" ] || fail "$(hostname): the configuration cannot run here; nothing was changed on any node." "$faults"

chmod -R u=rwX,go=rX "$candidate"
# An identical release stays: it may be running, or be the way back.
if ! diff -rq "$candidate" "$RELEASES/$release" >/dev/null 2>&1; then
    syncFiles "$candidate"
    rm -rf "${RELEASES:?}/$release"
    mv "$candidate" "$RELEASES/$release"
fi
echo "$release is accepted"
