# Prints the threads and processors of haproxy.cfg that this host does not have.
# usage: awk -v processors=NUMBER -v all=NUMBER -f processors.awk haproxy.cfg
# processors: those that a process may use; all: those of the host, numbered from 0
/^[a-z]/ { global = $1 == "global" }
!global { next }
$1 == "nbthread" && $2 > processors {
    print "  global.nbthread: " $2 " threads are more than the " processors " processors of this host"
}
$1 == "cpu-map" {
    for (field = 3; field <= NF; field++) {
        count = split($field, ends, "-")
        if (ends[count] >= all + 0)
            print "  global.cpuMap[" maps + 0 "]: there is no processor " ends[count] " on this host, which has 0 to " all - 1
    }
    maps++
}
