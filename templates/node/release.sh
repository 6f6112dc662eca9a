# A release: a directory with a haproxy.cfg and its maps and lists. The configuration names these by their live paths,
# so a change of them alone does not change it.
# shellcheck shell=sh disable=SC2154
. "${0%/*}/layout.sh"
. "${0%/*}/certificates.sh"

# Prints the maps and lists of a release, as paths below its directory: maps/hosts.map
entryFiles() { # DIRECTORY
    (cd "$1" && find maps lists -type f 2>/dev/null | sort)
}

# Prints those that its rules change at run time. Their text is part of the digest: another one requires a reload.
changedByRules() { # DIRECTORY
    tr -d "'\"\\\\" <"$1/haproxy.cfg" | grep -oE '(set-map|del-map|add-acl|del-acl)\([^)]*' | sed "s,^.*($ETC/,,"
}

# Prints the digest in a haproxy.cfg; "-" if it is a foreign one.
digestIn() { # DIRECTORY
    digest=$(sed -n 's/^ *description haproxy-pair-\([0-9a-f]*\)$/\1/p' "$1/haproxy.cfg" 2>/dev/null)
    echo "${digest:--}"
}

# Succeeds if this node's haproxy accepts a release with its files live. Otherwise prints haproxy's messages.
accepts() { # DIRECTORY
    { entryFiles "$1"; echo live-certs/; } | sed "s,.*,s|$ETC/&|$1/&|g," >"$RUN/check.sed"
    rm -f "$RUN/check.cfg"
    (umask 077 && liveText "$1/haproxy.cfg" >"$RUN/check.cfg") && sed -i -f "$RUN/check.sed" "$RUN/check.cfg" || return 1
    accepted=yes
    said=$(/usr/sbin/haproxy -c -f "$RUN/check.cfg" 2>&1) || accepted=no
    rm "$RUN/check.cfg"
    [ "$accepted" = no ] || return 0
    printf '%s\n' "$said" | sed "s|$1/|$ETC/|g"
    return 1
}

# Adds to haproxy's messages about a release the inputs that they concern.
locate() { # DIRECTORY MESSAGES
    features=$(/usr/sbin/haproxy -vv | grep -oE '[+]QUIC|prometheus-exporter' | sort -u | paste -sd ' ')
    awk -v version="$(installedVersion)" -v features="with $features" -v ours="$RUN/check.cfg $CONFIG" \
        -f "$LIBRARY/locate.awk" "$LIBRARY/origins.tsv" "$LIBRARY/releases.tsv" "$1/haproxy.cfg" "$2"
}

# Prints a file of a release as haproxy reads it: with the secrets, which a release does not contain.
liveText() { # FILE
    case $1 in
    */haproxy.cfg) awk -f "$LIBRARY/secrets.awk" "$1" ;;
    *) cat "$1" ;;
    esac
}

# Prints the live mode and owner of a file. Only root may read secrets.
liveMode() { # FILE
    if [ "$(digestIn "${1%/*}")" != - ] && grep -qE '^userlist |^ *dynamic-cookie-key ' "$1"; then
        stat -c '600 %u:%g' "$1"
    else
        stat -c '%a %u:%g' "$1"
    fi
}

# Puts a file where haproxy reads it. A file that is live, or that was replaced, can be placed even on a full disk.
placeCopy() { # FILE LIVE-FILE
    liveText "$1" >/dev/null || return 1
    if ! liveText "$1" | cmp -s - "$2"; then
        keepReplaced "$2"
        replaced=$REPLACED/$(liveText "$1" | cksum | tr ' ' -)
        if liveText "$1" | cmp -s - "$replaced"; then
            mv "$replaced" "$2" || return 1
        else
            liveText "$1" | place "$2" 600 || return 1
        fi
    fi
    modeAndOwner=$(liveMode "$1")
    [ "$(stat -c '%a %u:%g' "$2")" = "$modeAndOwner" ] ||
        { chown "${modeAndOwner#* }" "$2" && chmod "${modeAndOwner% *}" "$2"; }
}

# Keeps a name of a file that a release replaces, and with it the data on the disk, until the confirmation.
REPLACED=$RELEASES/.replaced
keepReplaced() { # LIVE-FILE
    if [ ! -e "$1" ] || [ ! -d "$RELEASES" ]; then return 0; fi
    { mkdir -p "$REPLACED" && ln -f "$1" "$REPLACED/$(cksum <"$1" | tr ' ' -)"; } 2>/dev/null || true
}

# Puts a release where haproxy reads it at a start or reload.
placeRelease() { # DIRECTORY
    mkdir -p "$ETC/maps" "$ETC/lists" || return 1
    for file in $(entryFiles "$1"); do
        placeCopy "$1/$file" "$ETC/$file" || return 1
    done
    placeCertificates "$1" || return 1
    placeCopy "$1/haproxy.cfg" "$CONFIG" || return 1
    pruneCertificates "$1"
}

# Copies the live files as a release, as the way back if they belong to no kept release.
copyLive() { # DIRECTORY
    rm -rf "$1"
    mkdir -p "$1"
    for live in maps lists live-certs haproxy.cfg; do
        [ ! -e "$ETC/$live" ] || cp -rp "$ETC/$live" "$1/"
    done
    [ -e "$1/haproxy.cfg" ] || : >"$1/haproxy.cfg"
    syncFiles "$1"
}

# Syncs the files of a directory to the disk.
syncFiles() { find "$1" -type f -exec sync {} +; } # DIRECTORY
