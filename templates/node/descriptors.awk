# Prints the number of file descriptors that haproxy needs for a haproxy.cfg, by haproxy's own count, and the value of
# `ulimit-n` ("-": not set). usage: awk -v processors=N -f descriptors.awk haproxy.cfg
/^[a-z]/ { section = $1; next }
section == "global" && $1 == "maxconn" { maxconn = $2 }
section == "global" && $1 == "nbthread" { threads = $2 }
section == "global" && $1 == "ulimit-n" { limit = $2 }
section == "global" && $1 == "maxpipes" { pipes = $2 }
$1 == "option" && $2 ~ /^splice-/ { splices = 1 }
$1 == "bind" || $1 == "peer" { others++ }
$1 == "server" { others += 1 + / agent-check( |$)/ }
$1 == "server-template" { split($3, range, "-"); others += 2 * (range[2] == "" ? range[1] : range[2] - range[1] + 1) }
END {
    if (threads == "") threads = processors
    if (pipes == "" && splices) pipes = int(maxconn / 4)
    print maxconn * 2 + pipes * 2 + threads * 3 + others + 200, limit == "" ? "-" : limit
}
