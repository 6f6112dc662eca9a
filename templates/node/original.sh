# The configuration that a host had before it became a node: kept as a release, with the paths of all its files.
# No roll-out deletes them, and removal restores those that ours replaced.
# shellcheck shell=sh disable=SC2154
ORIGINAL=$STATE/original

keepOriginal() {
    [ ! -e "$ORIGINAL" ] || return 0
    copyLive "$ORIGINAL.new"
    if [ -e "$ORIGINAL.cfg" ]; then
        # An earlier version kept only haproxy.cfg, and its releases are live now.
        rm -rf "$ORIGINAL.new"
        mkdir "$ORIGINAL.new"
        mv "$ORIGINAL.cfg" "$ORIGINAL.new/haproxy.cfg"
    else
        find "$ETC" >"$ORIGINAL.new/paths" 2>/dev/null || true
    fi
    mv "$ORIGINAL.new" "$ORIGINAL"
}

isOriginal() { grep -qxF "$1" "$ORIGINAL/paths" 2>/dev/null; } # PATH

# Removes a file of ours, or restores the original one.
takeAway() { # PATH
    kept=$ORIGINAL/${1#"$ETC/"}
    if [ -e "$kept" ]; then placeCopy "$kept" "$1"; else isOriginal "$1" || rm -f "$1"; fi
}

# Removes all our files from $ETC, and restores the original configuration.
restoreOriginal() {
    for directory in "$RELEASES"/*/; do
        [ -d "$directory" ] || continue
        for file in $(entryFiles "$directory"); do takeAway "$ETC/$file"; done
    done
    for file in "$FILES"/*; do takeAway "$file"; done
    rm -rf "${RELEASES:?}"
    # A foreign configuration that no roll-out has replaced is the original itself.
    if [ "$(digestIn "$ETC")" != - ] || [ ! -e "$CONFIG" ]; then
        if [ -s "$ORIGINAL/haproxy.cfg" ]; then placeRelease "$ORIGINAL"; else rm -f "$CONFIG"; fi
    fi
    for directory in "$ETC/maps" "$ETC/lists" "$FILES" "$LIVE_CERTIFICATES"; do
        isOriginal "$directory" || rmdir "$directory" 2>/dev/null || true
    done
}
