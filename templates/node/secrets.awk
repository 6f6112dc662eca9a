# Replaces the placeholders of secrets in a haproxy.cfg by their files' content: "user NAME password @SECRET:PATH@" in a
# userlist, and "dynamic-cookie-key @SECRET:PATH@" in a backend.
# usage: awk -f secrets.awk haproxy.cfg
/^[a-z]/ { section = $1 }
section == "userlist" && $1 == "user" { place($4) }
section == "backend" && $1 == "dynamic-cookie-key" { place($2) }
{ print }
function place(word,  path, secret, at) {
    if (word !~ /^@SECRET:.*@$/) return
    path = substr(word, 9, length(word) - 9)
    if ((getline secret < path) <= 0) {
        print "no secret file " path > "/dev/stderr"
        exit 1
    }
    close(path)
    at = index($0, word)
    $0 = substr($0, 1, at - 1) secret substr($0, at + length(word))
}
