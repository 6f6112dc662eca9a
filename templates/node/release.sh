# A release: a directory with a haproxy.cfg and the maps and lists that go with it. The configuration names these by their
# live paths, so that a change of them alone is no other configuration.
# shellcheck shell=sh disable=SC2154
. "${0%/*}/layout.sh"

# Its maps and lists, as paths below its directory: maps/hosts.map
entryFiles() { # DIRECTORY
    (cd "$1" && find maps lists -type f 2>/dev/null | sort)
}

# Those of them that its rules change at run time. Their text is part of the digest: another one comes with a reload.
changedByRules() { # DIRECTORY
    tr -d "'\"\\\\" <"$1/haproxy.cfg" | grep -oE '(set-map|del-map|add-acl|del-acl)\([^)]*' | sed "s,^.*($ETC/,,"
}

# The digest in a haproxy.cfg; "-" when it is a foreign one.
digestIn() { # DIRECTORY
    digest=$(sed -n 's/^ *description haproxy-pair-\([0-9a-f]*\)$/\1/p' "$1/haproxy.cfg" 2>/dev/null)
    echo "${digest:--}"
}

# Writes the haproxy.cfg of a release with the secrets that its text stands without.
withSecrets() { # DIRECTORY FILE
    rm -f "$2"
    (umask 077 && awk -f "$LIBRARY/secrets.awk" "$1/haproxy.cfg" >"$2")
}

# Has this node's haproxy parse a release as it will be when its files are live. Prints what haproxy says.
accepts() { # DIRECTORY
    entryFiles "$1" | sed "s,.*,s|$ETC/&|$1/&|g," >"$RUN/check.sed"
    withSecrets "$1" "$RUN/check.cfg" && sed -i -f "$RUN/check.sed" "$RUN/check.cfg" || return 1
    accepted=yes
    said=$(/usr/sbin/haproxy -c -f "$RUN/check.cfg" 2>&1) || accepted=no
    rm "$RUN/check.cfg"
    [ "$accepted" = no ] || return 0
    printf '%s\n' "$said" | sed "s|$1/|$ETC/|g"
    return 1
}

# Adds to what haproxy says of a release the inputs that it is about.
locate() { # DIRECTORY MESSAGES
    features=$(/usr/sbin/haproxy -vv | grep -oE '[+]QUIC|prometheus-exporter' | sort -u | paste -sd ' ')
    awk -v version="$(installedVersion)" -v features="with $features" -f "$LIBRARY/locate.awk" \
        "$LIBRARY/origins.tsv" "$LIBRARY/releases.tsv" "$1/haproxy.cfg" "$2"
}

# Puts a copy of a file where haproxy reads it, with its mode and owner.
placeCopy() { # FILE LIVE-FILE
    # What is there already can be had even on a full disk.
    cmp -s "$1" "$2" || place "$2" 600 <"$1" || return 1
    chown --reference="$1" "$2" && chmod --reference="$1" "$2"
}

# Puts a release where haproxy reads it when it starts or reloads.
placeRelease() { # DIRECTORY
    for directory in "$ETC/maps" "$ETC/lists"; do
        [ -d "$directory" ] || install -d -m 755 "$directory" || return 1
    done
    for file in $(entryFiles "$1"); do
        placeCopy "$1/$file" "$ETC/$file" || return 1
    done
    withSecrets "$1" "$RUN/placed.cfg" && chown --reference="$1/haproxy.cfg" "$RUN/placed.cfg" || return 1
    # Who is not root has no business with secrets.
    if [ "$(digestIn "$1")" = - ] || ! grep -qE '^userlist |^ *dynamic-cookie-key ' "$1/haproxy.cfg"; then
        chmod --reference="$1/haproxy.cfg" "$RUN/placed.cfg" || return 1
    fi
    placeCopy "$RUN/placed.cfg" "$CONFIG" || return 1
    rm "$RUN/placed.cfg"
}

# The live files as a release, to go back to when they are none that is kept.
copyLive() { # DIRECTORY
    rm -rf "$1"
    mkdir -p "$1"
    for live in maps lists haproxy.cfg; do
        [ ! -e "$ETC/$live" ] || cp -rp "$ETC/$live" "$1/"
    done
    [ -e "$1/haproxy.cfg" ] || : >"$1/haproxy.cfg"
}
