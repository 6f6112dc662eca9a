#!/bin/sh
# Places files with secrets, readable by root only. Their names are content-addressed: a running release keeps its own.
# stdin: "=== PATH" before the content of each file; that of an .ocsp is base64.
set -eu
[ "$(id -u)" -eq 0 ] || exec sudo -n "$0" "$@"
. "${0%/*}/layout.sh"
. "${0%/*}/placed-secrets.sh"
oneAtATime
trap 'rm -rf "${incoming:-}"' EXIT
trap 'exit 143' HUP INT TERM
umask 077
needsRoom 1024 "$STATE"
incoming=$(mktemp -d "$STATE/incoming.XXXXXX")
awk -v directory="$incoming" -f "$LIBRARY/split-files.awk"
needsRoom $(($(du -sk "$incoming" | cut -f 1) + 64)) "$CERTIFICATES" "$SECRETS" "$STATE"
number=0
while read -r path; do
    number=$((number + 1))
    case $path in
    *.ocsp) # Bytes come as text.
        base64 -d "$incoming/$number" >"$incoming/bytes" || fail "not base64: $path"
        mv "$incoming/bytes" "$incoming/$number"
        ;;
    esac
    case $path in
    *..*) fail "not a place for secrets: $path" ;;
    "$CERTIFICATES"/* | "$SECRETS"/*) place "$path" 600 <"$incoming/$number" ;;
    *) fail "not a place for secrets: $path" ;;
    esac
done <"$incoming/paths"
{ placedSecrets; cat "$incoming/paths"; } | sort -u | notePlacedSecrets
# Notes for confirm.sh the files that Pulumi assumes to be here: it does not place unchanged files again.
place "$STATE/secret-paths" 600 <"$incoming/paths"
