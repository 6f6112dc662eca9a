# Turns `show servers state` into the state for the next worker. Servers stay up, down, drained or in maintenance
# through the reload; the new configuration decides everything else. Without this, haproxy takes port and ssl from the
# state file and silently ignores their change in haproxy.cfg.
# usage: awk -f server-state.awk NEW-haproxy.cfg SHOW-SERVERS-STATE
FNR == NR {
    if ($1 == "backend" || $1 == "listen") { section = $2; checkedByDefault = 0 }
    else if ($1 ~ /^(global|defaults|frontend)$/) section = ""
    else if ($1 == "default-server") checkedByDefault = / check( |$)/ || / track /
    else if ($1 == "server" && section != "") {
        key = section "/" $2
        port[key] = portOf($3)
        read(key)
    }
    else if ($1 == "server-template" && section != "") {
        # Address and port are DNS answers of the old worker, kept until the new worker gets its own.
        if (split($3, range, "-") == 1) { range[2] = $3; range[1] = 1 }
        for (i = range[1] + 0; i <= range[2] + 0; i++) {
            key = section "/" $2 i
            service[key] = $4
            sub(/:[0-9]+$/, "", service[key])
            port[key] = $4 ~ /:[0-9]+$/ ? portOf($4) : "found"
            read(key)
        }
    }
    next
}
/^#/ || NF < 19 { print; next }
{
    key = $2 "/" $4
    if (!(key in port)) next
    if (key in service && service[key] != $18 && service[key] != $20) next
    if (!checked[key]) $6 = 2 # without checks nothing would ever bring it up again
    $11 = 1; $12 = 0          # last check: none yet in the new worker (status 0 would keep haproxy from noting any)
    if (port[key] != "found") $19 = port[key]
    if (NF >= 21) $21 = ssl[key]
    if (NF >= 22) $22 = 0     # check port: as configured
    if (NF >= 23) $23 = "-"   # check address: as configured
    print
}
# Returns the port of an address. An offset to the client's port counts as a port, in 16 bits.
function portOf(address) {
    if (address !~ /:[+-]?[0-9]+$/) return 0
    sub(/^.*:[+]?/, "", address)
    return address < 0 ? 65536 + address : address
}
function read(key) {
    ssl[key] = / ssl( |$)/ ? 1 : 0
    checked[key] = / track / ? 1 : / no-check( |$)/ ? 0 : / check( |$)/ ? 1 : checkedByDefault
}
