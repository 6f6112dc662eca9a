# A release: a directory with a haproxy.cfg and the maps and lists that go with it. The configuration names these by their
# live paths, so that a change of them alone is no other configuration.
# shellcheck shell=sh disable=SC2154
. "${0%/*}/layout.sh"
. "${0%/*}/certificates.sh"

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

# Has this node's haproxy parse a release as it will be when its files are live. Prints what haproxy says.
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

# Adds to what haproxy says of a release the inputs that it is about.
locate() { # DIRECTORY MESSAGES
    features=$(/usr/sbin/haproxy -vv | grep -oE '[+]QUIC|prometheus-exporter' | sort -u | paste -sd ' ')
    awk -v version="$(installedVersion)" -v features="with $features" -v ours="$RUN/check.cfg $CONFIG" \
        -f "$LIBRARY/locate.awk" "$LIBRARY/origins.tsv" "$LIBRARY/releases.tsv" "$1/haproxy.cfg" "$2"
}

# The text of a file as haproxy reads it: with the secrets that a release stands without.
liveText() { # FILE
    case $1 in
    */haproxy.cfg) awk -f "$LIBRARY/secrets.awk" "$1" ;;
    *) cat "$1" ;;
    esac
}

# Its mode and owner there. Who is not root has no business with secrets.
liveMode() { # FILE
    if [ "$(digestIn "${1%/*}")" != - ] && grep -qE '^userlist |^ *dynamic-cookie-key ' "$1"; then
        stat -c '600 %u:%g' "$1"
    else
        stat -c '%a %u:%g' "$1"
    fi
}

# Puts a file where haproxy reads it. What is there, or was until it was replaced, can be had even on a full disk.
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

# Until the confirmation, what a release replaces keeps a name and with that its place on the disk.
REPLACED=$RELEASES/.replaced
keepReplaced() { # LIVE-FILE
    if [ ! -e "$1" ] || [ ! -d "$RELEASES" ]; then return 0; fi
    { mkdir -p "$REPLACED" && ln -f "$1" "$REPLACED/$(cksum <"$1" | tr ' ' -)"; } 2>/dev/null || true
}

# Puts a release where haproxy reads it when it starts or reloads.
placeRelease() { # DIRECTORY
    mkdir -p "$ETC/maps" "$ETC/lists" || return 1
    for file in $(entryFiles "$1"); do
        placeCopy "$1/$file" "$ETC/$file" || return 1
    done
    placeCertificates "$1" || return 1
    placeCopy "$1/haproxy.cfg" "$CONFIG" || return 1
    pruneCertificates "$1"
}

# The live files as a release, to go back to when they are none that is kept.
copyLive() { # DIRECTORY
    rm -rf "$1"
    mkdir -p "$1"
    for live in maps lists live-certs haproxy.cfg; do
        [ ! -e "$ETC/$live" ] || cp -rp "$ETC/$live" "$1/"
    done
    [ -e "$1/haproxy.cfg" ] || : >"$1/haproxy.cfg"
    syncFiles "$1"
}

# Has the files of a directory be on the disk before it is relied on.
syncFiles() { find "$1" -type f -exec sync {} +; } # DIRECTORY
