#!/bin/sh
# Puts a release next to the live one, and fails unless it can run on this node. The node's haproxy must parse it; every
# bind must be free; disk, file descriptors and processors must suffice. Changes nothing that is live.
# `stage-haproxy.sh NODE`: the name of this node among its peers
# stdin: haproxy.cfg, then "=== PATH" before the content of each of its files; the content of live-certs is the list
# of its links
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/release.sh"
. "${0%/*}/preflight.sh"
oneAtATime

refuseOtherConfiguration

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

faults=$(preflightFaults "$candidate")
[ -z "$faults" ] || fail "$(hostname): the configuration cannot run here; nothing was changed on any node." "$faults"

chmod -R u=rwX,go=rX "$candidate"
# An identical release stays: it may be running, or be the way back.
if ! diff -rq "$candidate" "$RELEASES/$release" >/dev/null 2>&1; then
    syncFiles "$candidate"
    rm -rf "${RELEASES:?}/$release"
    mv "$candidate" "$RELEASES/$release"
fi
echo "$release is accepted"
