# Which of the files in certs/ and secrets/ are ours: others may have theirs there.
# shellcheck shell=sh disable=SC2154

# The paths of all that was ever placed and may still be there.
placedSecrets() {
    {
        # The version before noted the last ones alone, those that its releases name apart.
        cat "$STATE/placed-secrets" 2>/dev/null || {
            cat "$STATE/secret-paths" 2>/dev/null || true
            grep -ohE "($CERTIFICATES|$SECRETS)/[A-Za-z0-9._-]+-[0-9a-f]{8}(\.(pem|crt|crl))?" "$RELEASES"/*/haproxy.cfg 2>/dev/null |
                sed 'p; s/\.pem$/&.ocsp/' || true
        }
    } | sort -u
}

notePlacedSecrets() { place "$STATE/placed-secrets" 600; }

# Takes away what was placed, and the directories, unless something else is in them.
removePlacedSecrets() {
    placedSecrets | while read -r file; do rm -f "$file"; done
    for directory in "$CERTIFICATES" "$SECRETS"; do
        [ ! -d "$directory" ] || rmdir --ignore-fail-on-non-empty "$directory"
    done
}
