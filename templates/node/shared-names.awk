# Reads `show ssl cert` of several certificates, one of them in a transaction ("*PATH"). Prints a name that this one
# shares with another one that has a key of the same kind.
{ sub(/^> /, "") }
/^Filename: / { keep(); path = $2; names = kind = "" }
/^Subject Alternative Name: / { sub(/^[^:]*: /, ""); gsub(/DNS:|,/, ""); names = names " " $0 }
/^Algorithm: / { kind = $2; gsub(/[0-9]+/, "", kind) }
/^Subject: / && match($0, /\/CN=[^\/]*/) { names = names " " substr($0, RSTART + 4, RLENGTH - 4) }
END {
    keep()
    for (name in given) if (name in others) { sub(/ .*/, "", name); print name; exit }
}
function keep(  count, each, i) {
    count = split(tolower(names), each, " ")
    for (i = 1; i <= count; i++) if (path ~ /^\*/) given[each[i] " " kind]; else others[each[i] " " kind]
}
