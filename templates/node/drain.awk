# Lists as BACKEND/SERVER the servers that take connections now and that a new configuration removes or disables.
# Omits backends that keep none of their servers, because nothing is left to drain to.
# usage: awk -F, -f drain.awk NEW-haproxy.cfg SHOW-STAT
FNR == NR {
    split($0, word, " ")
    if (word[1] == "backend" || word[1] == "listen") section = word[2]
    else if (word[1] ~ /^(global|defaults|frontend)$/) section = ""
    else if (word[1] == "server-template" && section != "" && !/ disabled( |$)/) {
        if (split(word[3], range, "-") == 1) { range[2] = word[3]; range[1] = 1 }
        for (i = range[1] + 0; i <= range[2] + 0; i++) stays[section "/" word[2] i] = 1
    }
    else if (word[1] == "server" && section != "" && !/ disabled( |$)/) stays[section "/" word[2]] = 1
    next
}
/^# / { for (i = 1; i <= NF; i++) column[$i] = i; next }
NF < 10 || $(column["status"]) !~ /^(UP|no check)/ || $(column["svname"]) ~ /^(FRONTEND|BACKEND)$/ { next }
{
    name = $1 "/" $(column["svname"])
    if (name in stays) serves[$1] = 1
    else { going[++count] = name; backend[count] = $1 }
}
END { for (i = 1; i <= count; i++) if (backend[i] in serves) print going[i] }
