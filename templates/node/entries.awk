# Reads a map or list as haproxy does. Prints its entries, one a line. With `path`, prints the commands for the admin
# socket that add them to `version` ("@2"; empty: the live one) of the map or acl (`kind`) at that path.
/^#/ { next }
{ sub(/^[ \t]+/, ""); sub(/[ \t\r]+$/, "") }
$0 == "" { next }
kind == "map" { key = $1; value = $0; sub(/^[^ \t]+[ \t]*/, "", value); $0 = key " " value }
path == "" { print; next }
!started++ { print "prompt" } # more than one command on the connection
kind == "map" {
    # Each command must fit into a buffer.
    if (size > 0 && size + length($0) > 4000) { print ""; size = 0 }
    if (size == 0) print "add map " version " " path " <<"
    print
    size += length($0) + 1
    next
}
{
    gsub(/[\\; \t<]/, "\\\\&")
    print "add acl " version " " path " " $0
}
END {
    if (size > 0) print ""
    if (started) print "quit"
}
