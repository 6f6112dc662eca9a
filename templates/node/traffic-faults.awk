# Reads `show stat`; prints a line for each frontend that is not open and for each backend that had a
# server up before (`before`: the `show stat` of the previous worker) and has none whose check passes now.
BEGIN {
    FS = ","
    if (before != "") {
        while ((getline line < before) > 0) {
            count = split(line, field, ",")
            if (line ~ /^# /) { for (i = 1; i <= count; i++) was[field[i]] = i; continue }
            name = field[was["svname"]]
            check = field[was["check_status"]]
            # One whose check fails already is on its way down, whatever comes next.
            if (name != "FRONTEND" && name != "BACKEND" && isUp(field[was["status"]]) && !fails(check)) hadUp[field[1]] = 1
        }
    }
}
function isUp(status) { return status ~ /^UP/ || status == "no check" }
function passes(check) { return check ~ /^(\* )?(L4OK|L6OK|L7OK|L7OKC|PROCOK)$/ }
function fails(check) { return check !~ /^(\* )?(INI|UNK)?$/ && !passes(check) }
/^# / { for (i = 1; i <= NF; i++) column[$i] = i; next }
NF < 10 { next }
{ name = $(column["svname"]); status = $(column["status"]); check = $(column["check_status"]) }
name == "FRONTEND" { isFrontend[$1]; if (status != "OPEN") print "frontend " $1 ": its status is " status " instead of OPEN"; next }
name == "BACKEND" { if ($1 !~ /^haproxy-pair-/ && !($1 in isFrontend)) backend[$1] = backends++; next }
{
    servers[$1]++
    if (status == "no check" || (isUp(status) && passes(check))) passing[$1]++
    else if (!fails(check) && !passes(check)) waiting[$1]++
    else {
        sub(/^\* /, "", check)
        failing[$1]++
        last = $(column["last_chk"])
        said[$1] = said[$1] (said[$1] == "" ? "" : ", ") name " " check " " $(column["check_code"]) (last == "" ? "" : " " last)
    }
}
END {
    for (name in hadUp) {
        if (!(name in servers) || name in passing) continue
        where = "backends[" backend[name] "] (\"" name "\")"
        if (waiting[name]) print where ": waiting for the first check of its servers"
        else print where ".httpCheck: every server fails its check with this configuration, and some passed before: " said[name]
    }
}
