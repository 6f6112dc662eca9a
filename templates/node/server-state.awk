# Turns `show servers state` into the state for the next worker: which servers are up, down, drained or in
# maintenance survives the reload, but nothing that the new configuration decides does. Without this, haproxy
# takes port and ssl from the state file and silently ignores their change in haproxy.cfg.
# usage: awk -f server-state.awk NEW-haproxy.cfg SHOW-SERVERS-STATE
FNR == NR {
    if ($1 == "backend" || $1 == "listen") { section = $2; checkedByDefault = 0 }
    else if ($1 ~ /^(global|defaults|frontend)$/) section = ""
    else if ($1 == "default-server") checkedByDefault = / check( |$)/
    else if ($1 == "server" && section != "") {
        key = section "/" $2
        address = $3
        sub(/^(ipv4|ipv6)@/, "", address)
        port[key] = address ~ /:[0-9]+$/ ? address : 0
        sub(/^.*:/, "", port[key])
        ssl[key] = / ssl( |$)/ ? 1 : 0
        checked[key] = / no-check( |$)/ ? 0 : / check( |$)/ ? 1 : checkedByDefault
    }
    next
}
/^#/ || NF < 19 { print; next }
{
    key = $2 "/" $4
    if (!(key in port)) next
    if (!checked[key]) $6 = 2 # without checks nothing would ever bring it up again
    $11 = 1; $12 = 0          # last check: none yet in the new worker (status 0 would keep haproxy from noting any)
    $19 = port[key]
    if (NF >= 21) $21 = ssl[key]
    if (NF >= 22) $22 = 0     # check port: as configured
    if (NF >= 23) $23 = "-"   # check address: as configured
    print
}
