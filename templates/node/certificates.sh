# The certificates of a release: links in its live-certs, which lead to the files that secret-files.sh has placed.
# haproxy.cfg names the links by their live paths, so that a rotation does not change the configuration.
# shellcheck shell=sh disable=SC2154

# Makes the links of a release. stdin: "LINK FILE" lines
linkCertificates() { # DIRECTORY
    mkdir "$1/live-certs"
    while read -r link file; do
        case $link$file in */*) fail "not a certificate of a release: $link $file" ;; esac
        [ -e "$CERTIFICATES/$file" ] || fail "$(hostname): $CERTIFICATES/$file is missing"
        ln -s "$CERTIFICATES/$file" "$1/live-certs/$link"
        # haproxy reads an OCSP response next to its certificate.
        [ ! -e "$CERTIFICATES/$file.ocsp" ] || ln -s "$CERTIFICATES/$file.ocsp" "$1/live-certs/$link.ocsp"
    done
}

# Succeeds if a link is live and leads to the same file.
isLinked() { # DIRECTORY LINK
    [ "$(readlink "$LIVE_CERTIFICATES/$2")" = "$(readlink "$1/live-certs/$2")" ]
}

# Makes the links of a release live.
placeCertificates() { # DIRECTORY
    install -d -m 700 "$LIVE_CERTIFICATES" || return 1
    for link in "$1"/live-certs/*; do
        [ -L "$link" ] || continue
        name=${link##*/}
        isLinked "$1" "$name" && continue
        ln -sfn "$(readlink "$link")" "$LIVE_CERTIFICATES/$name.new" || return 1
        mv -fT "$LIVE_CERTIFICATES/$name.new" "$LIVE_CERTIFICATES/$name" || return 1
    done
}

# Removes the live links that a release does not have. Its haproxy.cfg must be live before.
pruneCertificates() { # DIRECTORY
    for live in "$LIVE_CERTIFICATES"/*; do
        [ ! -L "$live" ] || [ -L "$1/live-certs/${live##*/}" ] || rm -f "$live"
    done
}

# Prints the files that the links of all kept releases lead to.
linkedFiles() { readlink "$RELEASES"/*/live-certs/* 2>/dev/null || true; }

# Prints "LINK FILE" for each certificate in a directory.
certificateLinks() { # DIRECTORY
    [ ! -d "$1" ] || find "$1" -type l -name '*.pem' -printf '%f %l\n'
}

# Prints the SHA-1 of the first certificate in a file, in haproxy's notation.
fingerprint() { # FILE
    sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END/{/^-----END/q;/^-----/!p}' "$1" | base64 -d |
        sha1sum | cut -d ' ' -f 1 | tr a-f A-F
}

# Prints "FILE FINGERPRINT" for each file. They are cached if there is room: another certificate has another file.
fingerprints() { # stdin: "LINK FILE" lines
    noted=$(cat "$RUN/fingerprints" 2>/dev/null || true)
    new=$({ printf '%s\n' "$noted" | sed 's/^/noted /'; cat; } | awk '
        $1 == "noted" { noted[$2] = 1; next }
        !noted[$2]++ { print $2 }' | while read -r file; do echo "$file $(fingerprint "$file")"; done)
    printf '%s\n' "$noted" "$new"
    [ -z "$new" ] || printf '%s\n' "$noted" "$new" | place "$RUN/fingerprints" 600 2>/dev/null || true
}

# Prints "LINK FINGERPRINT" for each LINK whose certificate the running worker has loaded, if it fits into the answer.
loadedCertificates() { # LINK…
    ask "$ADMIN_SOCKET" "$(echo prompt; printf "show ssl cert $LIVE_CERTIFICATES/%s\n" "$@"; echo quit)" | awk '
        { sub(/^> /, "") }
        /^Filename: / { path = $2; sub(/.*\//, "", path) }
        /^SHA1 FingerPrint: / { print path, $3 }'
}

# Prints the links of a release that are not live: another file is linked, or the worker has another certificate.
changedCertificates() { # DIRECTORY
    wanted=$(certificateLinks "$1/live-certs")
    [ -n "$wanted" ] || return 0
    {
        printf '%s\n' "$wanted" | fingerprints | sed 's/^/fingerprint /'
        certificateLinks "$LIVE_CERTIFICATES" | sed 's/^/linked /'
        # shellcheck disable=SC2046 # one word a link
        loadedCertificates $(printf '%s\n' "$wanted" | cut -d ' ' -f 1) | sed 's/^/loaded /'
        printf '%s\n' "$wanted" | sed 's/^/wanted /'
    } | awk '
        { value[$1, $2] = $3 }
        $1 == "wanted" && (value["linked", $2] != $3 ||
            (("loaded", $2) in value && value["loaded", $2] != value["fingerprint", $3])) { print $2 }'
}

# Prints why a certificate requires a reload, if it does.
needsReload() { # DIRECTORY LINK
    path=$LIVE_CERTIFICATES/$2
    if [ -e "$1/live-certs/$2.ocsp" ] || [ -e "$path.ocsp" ]; then
        echo "it has an OCSP response"
    elif grep -qF " $path ocsp-update " "$1/haproxy.cfg"; then
        echo "haproxy asks for its OCSP response"
    elif grep -qF "$path" "$1/haproxy.cfg" && ! ask "$ADMIN_SOCKET" "show ssl cert" | grep -qxF "$path"; then
        echo "haproxy cannot exchange it"
    fi
}

# Prints a name that the certificate to be committed shares with another one with a key of the same kind. Of these,
# haproxy shows the one that it loaded first. After the exchange, that differs from the order of the configuration.
sharedName() { # PATH
    # shellcheck disable=SC2046 # one word a path
    ask "$ADMIN_SOCKET" "$(echo prompt
        printf 'show ssl cert %s\n' $(ask "$ADMIN_SOCKET" "show ssl cert" | sed '/^#/d' | grep -vxF "$1")
        echo quit)" | awk -f "$LIBRARY/shared-names.awk"
}

# Gives the running worker one certificate. Otherwise prints haproxy's complaint, and fails.
giveCertificate() { # DIRECTORY LINK
    path=$LIVE_CERTIFICATES/$2
    # An empty line would end the certificate.
    said=$(ask "$ADMIN_SOCKET" "set ssl cert $path <<
$(sed -n '/^-----BEGIN/,/^-----END/p' "$1/live-certs/$2" | grep -v '^[[:space:]]*$')
")
    case $said in
    *ransaction*for\ certificate*)
        shared=$(sharedName "$path")
        if [ -n "$shared" ]; then
            said="another certificate is for $shared, too"
        else
            said=$(ask "$ADMIN_SOCKET" "commit ssl cert $path")
            [ "$(loadedCertificates "$2")" != "$2 $(fingerprint "$1/live-certs/$2")" ] || return 0
        fi
        ;;
    esac
    ask "$ADMIN_SOCKET" "abort ssl cert $path" >/dev/null
    # A command longer than tune.bufsize gets no answer.
    printf '%s\n' "${said:-it does not fit into one command}" | grep '[^ ]' | head -n 1
    return 1
}

# Gives the running worker the certificates of a release that are not live. If one requires a reload, prints the reason
# and fails.
giveCertificates() { # DIRECTORY
    changed=$(changedCertificates "$1")
    for link in $changed; do
        reason=$(needsReload "$1" "$link")
        [ -z "$reason" ] || { echo "$link requires a reload: $reason"; return 1; }
    done
    for link in $changed; do
        # haproxy does not read a certificate that no line names.
        grep -qF "$LIVE_CERTIFICATES/$link" "$1/haproxy.cfg" || continue
        reason=$(giveCertificate "$1" "$link") || { echo "$link requires a reload: $reason"; return 1; }
    done
}

# Prints one line for each certificate of a release that is not live.
certificateFaults() { # DIRECTORY
    changedCertificates "$1" | sed 's/$/: haproxy has another certificate than the file/'
}
