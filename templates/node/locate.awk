# Adds to each message of `haproxy -c` the input it came from, read off the section and the line it points at.
# usage: awk -f locate.awk haproxy.cfg MESSAGES
FNR == NR {
    text[FNR] = $0
    if ($0 ~ /^[a-z]/) {
        section = $1; name = $2; position = ""
        if (name !~ /^haproxy-pair-/ && (section == "frontend" || section == "backend")) position = section "s[" count[section]++ "] (\"" name "\")"
        else if (section ~ /^(global|defaults)$/) position = section
        binds = 0; servers = 0; lastPort = ""
        if (position != "" && name != "") byName[name] = position
    }
    path[FNR] = position
    if (position == "") next
    if ($0 ~ / # extraLines$/) path[FNR] = position ".extraLines"
    else if ($1 == "bind") {
        # One input without an address can be two sockets.
        if (!(/ v6only( |$)/ && portOf($2) == lastPort)) bind = binds++
        lastPort = portOf($2)
        path[FNR] = position ".binds[" bind "]"
    }
    else if ($1 == "server") path[FNR] = position ".servers[" servers++ "] (\"" $2 "\")"
    else if ($1 == "balance" || $1 == "hash-type") path[FNR] = position ".balance"
    else if ($1 == "cookie") path[FNR] = position ".cookie"
    else if ($1 == "stick-table") path[FNR] = position ".stickTable"
    else if ($1 == "stick") path[FNR] = position ".stickRules"
    else if ($1 == "acl") path[FNR] = position ".acls"
    else if ($1 == "use_backend") path[FNR] = position ".useBackends"
    else if ($1 == "default_backend") path[FNR] = position ".defaultBackend"
    else if ($1 == "http-request") path[FNR] = position ".httpRequestRules"
    else if ($1 == "http-check" || ($1 == "option" && $2 == "httpchk")) path[FNR] = position ".httpCheck"
    else if ($1 == "timeout") path[FNR] = position ".timeout " $2
    next
}
!/\[(ALERT|WARNING)\]/ || /Fatal errors found|Error\(s\) found/ { next }
{
    message = $0
    sub(/^.*\[(ALERT|WARNING)\] *\([0-9]+\) *: */, "", message)
    sub(/^.*\[(ALERT|WARNING)\] *[0-9\/]+ *\([0-9]+\) *: */, "", message)
    sub(/^config : */, "", message)
    where = ""
    if (match(message, /\.cfg:[0-9]+\]/)) {
        line = substr(message, RSTART + 5, RLENGTH - 6) + 0
        where = path[line]
        quoted = text[line]
        sub(/^[ \t]+/, "", quoted)
        sub(/^(parsing )?\[[^]]*\] *:? */, "", message)
        message = message "\n    haproxy.cfg line " line ": " quoted
    } else {
        for (name in byName) if (index(message, "'" name "'") || index(message, " " name " ") || index(message, " " name ":")) where = byName[name]
    }
    print "  " (where == "" ? "" : where ": ") message
}
function portOf(address) { sub(/^.*:/, "", address); return address }
