# Puts the hashes of passwords where the userlists of a haproxy.cfg name their files: "user NAME password @SECRET:PATH@".
# usage: awk -f secrets.awk haproxy.cfg
/^[a-z]/ { section = $1 }
section == "userlist" && $1 == "user" && $4 ~ /^@SECRET:.*@$/ {
    path = substr($4, 9, length($4) - 9)
    if ((getline secret < path) <= 0) {
        print "no secret file " path > "/dev/stderr"
        exit 1
    }
    close(path)
    at = index($0, $4)
    $0 = substr($0, 1, at - 1) secret substr($0, at + length($4))
}
{ print }
