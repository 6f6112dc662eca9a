# Knows our files in certs/ and secrets/, which may also hold files of others.
# shellcheck shell=sh disable=SC2154

# Prints the paths of all files that were ever placed and may still exist.
placedSecrets() {
    {
        # The previous version noted only the last files; its releases name the others.
        cat "$STATE/placed-secrets" 2>/dev/null || {
            cat "$STATE/secret-paths" 2>/dev/null || true
            grep -ohE "($CERTIFICATES|$SECRETS)/[A-Za-z0-9._-]+-[0-9a-f]{8}(\.(pem|crt|crl))?" "$RELEASES"/*/haproxy.cfg 2>/dev/null |
                sed 'p; s/\.pem$/&.ocsp/' || true
        }
    } | sort -u
}

notePlacedSecrets() { place "$STATE/placed-secrets" 600; }

# Removes the placed files, and the directories if they are empty then.
removePlacedSecrets() {
    placedSecrets | while read -r file; do rm -f "$file"; done
    for directory in "$CERTIFICATES" "$SECRETS"; do
        [ ! -d "$directory" ] || rmdir --ignore-fail-on-non-empty "$directory"
    done
}
