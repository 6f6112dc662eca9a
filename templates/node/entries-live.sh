# Compares the maps and lists of a release with those of the running haproxy, and exchanges them.
# shellcheck shell=sh disable=SC2154

# Prints "map|acl FILE" for each map or list of a release that the running worker has loaded and rules do not change.
loadedEntryFiles() { # DIRECTORY
    files=$(entryFiles "$1" | grep -vxF "$(changedByRules "$1")") || true
    [ -n "$files" ] || return 0
    for kind in map acl; do
        ask "$ADMIN_SOCKET" "show $kind" | sed -n "s,^[0-9-]* ($ETC/\([^)]*\)).*,\1,p" | grep -xF "$files" | sed "s/^/$kind /"
    done | awk '!seen[$2]++'
}

# Prints one line for each map or list of a release that has other entries in the running worker.
entryFaults() { # DIRECTORY
    loadedEntryFiles "$1" | while read -r kind file; do
        wanted=$(awk -v kind="$kind" -f "$LIBRARY/entries.awk" "$1/$file" | cksum)
        [ "$(ask "$ADMIN_SOCKET" "show $kind $ETC/$file" | sed -n 's/^0x[0-9a-f]* //p' | cksum)" = "$wanted" ] ||
            echo "$file: haproxy has other entries than the file"
    done
}

# Succeeds if the running worker can exchange all entries of a file at once. haproxy before 2.4 cannot, and would find
# nothing during the exchange: there, changed entries require a reload.
exchangesEntries() {
    case $(liveWorker | cut -d ' ' -f 3) in 1.* | 2.[0-3].*) return 1 ;; esac
}

# Gives the running worker the maps and lists of a release. Prints haproxy's complaints.
giveEntries() { # DIRECTORY
    loadedEntryFiles "$1" | while read -r kind file; do
        version=$(ask "$ADMIN_SOCKET" "prepare $kind $ETC/$file" | sed -n 's/^New version created: /@/p')
        said=$(awk -v kind="$kind" -v path="$ETC/$file" -v version="$version" -f "$LIBRARY/entries.awk" "$1/$file" |
            socat -t 60 - "UNIX-CONNECT:$ADMIN_SOCKET" 2>&1 | grep '[^>+ ]' | head -n 3) || true
        if [ -n "$said" ]; then
            echo "$file: $said"
            ask "$ADMIN_SOCKET" "clear $kind $version $ETC/$file" >/dev/null
        else
            ask "$ADMIN_SOCKET" "commit $kind $version $ETC/$file" >/dev/null
        fi
    done
}
