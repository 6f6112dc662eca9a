# Adds to each message of `haproxy -c` its input, found by the section and the line that the message names, and the
# release or build that this line needs. Messages about files other than `ours` get no input.
# usage: awk [-v version=2.6.12] [-v features="+QUIC …"] [-v ours="FILE …"] -f locate.awk origins.tsv releases.tsv haproxy.cfg MESSAGES
FNR == 1 { file++ }
file == 1 {
    split($0, column, "\t")
    if (column[2] == "") input[column[1]] = column[3]
    else origin[column[1], column[2]] = column[3]
    next
}
file == 2 {
    split($0, column, "\t")
    if (version != "" && isOlder(version, column[2])) { newer[column[1]] = column[2]; lines[column[1]] = column[3] }
    next
}
file == 3 {
    text[FNR] = $0
    if ($0 ~ /^[a-z]/) {
        section = $1; name = $2; binds = 0; servers = 0; lastPort = ""
        if (name == "haproxy-pair-stats") position = "stats"
        else if (name == "haproxy-pair") position = section == "peers" ? "peers" : ""
        else if (name ~ /^haproxy-pair-/) position = ""
        else if (section == "global" || (section == "defaults" && (name == "" || name == "from"))) position = section
        else if (section in input) position = input[section] "[" count[section]++ "] (\"" name "\")"
        else position = section
        if (position != "" && name != "") byName[name] = position
    }
    path[FNR] = position == "" ? "" : position pathIn()
    next
}
!/\[(ALERT|WARNING)\]/ || /Fatal errors found|Error\(s\) found/ { next }
{
    message = $0
    sub(/^.*\[(ALERT|WARNING)\] *\([0-9]+\) *: */, "", message)
    sub(/^.*\[(ALERT|WARNING)\] *[0-9\/]+ *\([0-9]+\) *: */, "", message)
    sub(/^config : */, "", message)
    where = ""
    if (match(message, /\[[^][ ]*(\.cfg|\/[^][ ]*):[0-9]+\]/)) {
        line = substr(message, RSTART + 1, RLENGTH - 2)
        named = line
        sub(/:[0-9]+$/, "", named)
        if (ours != "" && !index(" " ours " ", " " named " ")) { print "  " message; next }
        sub(/^.*:/, "", line)
        line += 0
        where = path[line]
        quoted = text[line]
        sub(/^[ \t]+/, "", quoted)
        sub(/^(parsing )?\[[^]]*\] *:? */, "", message)
        message = message lacks(quoted) "\n    haproxy.cfg line " line ": " quoted
    } else {
        for (name in byName) if (index(message, "'" name "'") || index(message, " " name " ") || index(message, " " name ":")) where = byName[name]
    }
    print "  " (where == "" ? "" : where ": ") message
}
function portOf(address) { sub(/^.*:/, "", address); return address }

# Returns the rest of the path of the current line's input.
function pathIn(  words, i) {
    if ($0 !~ /^[ \t]/ || NF == 0) return ""
    if ($0 ~ / # extraLines$/) return ".extraLines"
    if (position == "stats") return ""
    if ($1 == "bind") {
        # One input without an address can be two sockets.
        if (!(/ v6only( |$)/ && portOf($2) == lastPort)) bind = binds++
        lastPort = portOf($2)
        return ".binds[" bind "]"
    }
    if ($1 == "server") return ".servers[" servers++ "] (\"" $2 "\")"
    for (i = NF < 5 ? NF : 5; i > 0; i--) {
        words = firstWords(i)
        if ((section, words) in origin) return origin[section, words] == "" ? "" : "." origin[section, words]
    }
    return ""
}
function firstWords(count,  i, words) {
    words = $1
    for (i = 2; i <= count; i++) words = words " " $i
    return words
}

function isOlder(version, release,  mine, its) {
    split(version, mine, /[^0-9]+/); split(release, its, ".")
    return mine[1] + 0 < its[1] + 0 || (mine[1] + 0 == its[1] + 0 && mine[2] + 0 < its[2] + 0)
}

# Returns the release or build that a line needs and this node's haproxy lacks.
function lacks(line,  words, found, first) {
    if (features != "" && line ~ /quic[46]@/ && features !~ /\+QUIC/) return " (needs a haproxy with QUIC; this node's is built without)"
    if (features != "" && line ~ /prometheus-exporter/ && features !~ /prometheus-exporter/) return " (needs a haproxy with the Prometheus exporter; this node's is built without)"
    first = line
    sub(/ .*/, "", first)
    # A name may look like a keyword.
    sub(/^server +[^ ]+/, "", line)
    for (words in newer) if (hasWords(line, words) && (lines[words] == "" || index(" " lines[words] " ", " " first " ")) && (found == "" || isOlder(newer[found], newer[words]))) found = words
    return found == "" ? "" : " (" found " needs HAProxy " newer[found] " or newer; this node has " version ")"
}
function hasWords(line, words,  at) {
    at = index(line, words)
    return at > 0 && substr(" " line, at, 1) !~ /[A-Za-z0-9_.-]/ && substr(line, at + length(words), 1) !~ /[A-Za-z0-9_-]/
}
