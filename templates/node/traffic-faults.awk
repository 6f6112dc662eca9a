# Judges the servers of the new worker by the previous traffic. Reads its `show stat`.
# usage: awk -v before=SHOW-STAT -v ran=HAPROXY.CFG -v runs=HAPROXY.CFG -f traffic-faults.awk SHOW-STAT
# `before` and `ran` are of the previous worker, `runs` is the new configuration. Prints lines "KIND TEXT".
# Faults: `closed` (a frontend), `failing` (every server of a backend, and haproxy is about to take them down),
# `waiting` (no verdict yet). Not faults: `pending` (no verdict yet on a backend that may be down), `warning`.
BEGIN {
    FS = ","
    readConfig(ran, defaultBefore, addressBefore)
    while (before != "" && (getline line < before) > 0) {
        readCsv(line, was, field)
        if (line ~ /^# / || field[was["svname"]] ~ /^(FRONTEND|BACKEND)?$/) continue
        backend = field[was["pxname"]]
        key = backend "/" field[was["svname"]]
        # A socket of level user gives no addresses.
        address = field[was["addr"]] == "" ? addressBefore[key] : field[was["addr"]]
        existed[backend]
        remember(known, address)
        # A server whose check fails already goes down without the release, too.
        if (field[was["status"]] !~ /^(UP|NOLB|DRAIN|no check)/ || fails(field[was["check_status"]])) continue
        remember(healthy, address)
        if (isUp(field[was["status"]]) && field[was["weight"]] != "0") served[backend]
    }
    readConfig(runs, defaultNow, addressNow)
    for (entry in defaultNow) {
        isDefault[defaultNow[entry]]
        if (defaultBefore[entry] in served) replaces[defaultNow[entry]]
    }
}

/^# / { readCsv($0, column, field); next }
NF < 10 { next }
{
    readCsv($0, column, field)
    backend = field[column["pxname"]]; name = field[column["svname"]]; status = field[column["status"]]
}
name == "FRONTEND" {
    isFrontend[backend]
    if (status != "OPEN") print "closed frontend " backend ": its status is " status " instead of OPEN"
    next
}
name == "BACKEND" {
    if (backend !~ /^haproxy-pair-/ && !(backend in isFrontend)) position[backend] = positions++
    backends[++backendCount] = backend
    next
}
{
    key = backend "/" name
    servers[++serverCount] = key
    backendOf[key] = backend
    statusOf[key] = status
    weight[key] = field[column["weight"]]
    addressOf[key] = field[column["addr"]]
    tracked[key] = field[column["tracked"]]
    check[key] = field[column["check_status"]]
    sub(/^\* /, "", check[key])
    last = field[column["last_chk"]]
    said[key] = check[key] " " field[column["check_code"]] (last == "" ? "" : " " last)
    if (status ~ /agent/) said[key] = "agent " field[column["agent_status"]] " " field[column["last_agt"]]
}
END {
    for (i = 1; i <= serverCount; i++) {
        key = servers[i]
        backend = backendOf[key]
        verdict = verdictOn(key)
        count[backend, verdict]++
        if (isIn(known, addressOf[key])) existed[backend]
        if (verdict ~ /passing|resting/) continue
        if (isIn(healthy, addressOf[key])) wasHealthy[backend]
        if (verdict != "failing") { mayPass[backend]; continue }
        server = checkedFor(key)
        # The next failure of a server that is UP 1/3 takes it down.
        if (statusOf[server] ~ /^UP/ && statusOf[server] !~ /^UP 1\//) mayPass[backend]
        if (check[server] ~ /^L[67]/) answers[backend]
        failures[backend] = failures[backend] (failures[backend] == "" ? "" : ", ") substr(key, length(backend) + 2) " " said[server]
    }
    for (i = 1; i <= backendCount; i++) judge(backends[i])
}

# Returns the state of a server: `passing`, `failing`, `waiting` for a verdict, `unresolved`, or `resting`: kept
# out of service by the inputs, an operator, its agent or its own 404.
function verdictOn(key) {
    if (statusOf[key] == "MAINT (resolution)") return "unresolved"
    if (statusOf[key] ~ /^(MAINT|DRAIN)/ || weight[key] == "0") return "resting"
    if (statusOf[key] == "no check") return "passing"
    if (checkedFor(key) != key) return verdictOn(checkedFor(key))
    if (statusOf[key] ~ /agent/ || fails(check[key])) return "failing"
    if (statusOf[key] ~ /^NOLB/) return "resting"
    return isUp(statusOf[key]) && passes(check[key]) ? "passing" : "waiting"
}

function checkedFor(key) { return tracked[key] in backendOf ? checkedFor(tracked[key]) : key }

function judge(backend,  where, evidence, unproven) {
    if (count[backend, "passing"]) return
    where = "backends[" position[backend] "] (\"" backend "\")"
    if (!count[backend, "failing"] && !count[backend, "waiting"] && !count[backend, "unresolved"]) {
        if (backend in served) print "warning " where ": takes no new clients: every server is disabled, in maintenance, drained, at weight 0, or answers 404 with `disableOn404`"
        return
    }
    if (backend in served || backend in wasHealthy) evidence = "some passed before"
    else if (backend in replaces) evidence = "it gets the requests of a backend that served before"
    # The servers of a new backend may not exist yet. They do if they answer.
    else if (!(backend in existed) && backend in isDefault) unproven = "it gets all requests of a frontend by default"
    if (count[backend, "waiting"])
        print (evidence unproven != "" ? "waiting " : "pending ") where ": waiting for the first check of its servers"
    else if (!count[backend, "failing"])
        print (evidence != "" ? "waiting " : "warning ") where ".servers: no server has an address from DNS yet"
    else if (evidence != "" || (unproven != "" && backend in answers))
        print (backend in mayPass ? "waiting " : "failing ") where ".httpCheck: every server fails its check with this configuration, and " evidence unproven ": " failures[backend]
    else
        print "warning " where ": every server fails its check, and none passed before: " failures[backend]
}

function isUp(status) { return status ~ /^UP/ || status == "no check" }
function passes(check) { return check ~ /^(\* )?(L4OK|L6OK|L7OK|L7OKC|PROCOK)$/ }
function fails(check) { return check !~ /^(\* )?(INI|UNK)?$/ && !passes(check) }

# Notes an address. Port 0 is the client's port, so it stands for every port. Unix sockets are ignored.
function remember(list, address) {
    if (address !~ /:[0-9]+$/) return
    list[address]
    sub(/:0$/, ":*", address)
    list[address]
    sub(/:[0-9*]+$/, "", address)
    list[address]
}
function isIn(list, address,  host) {
    if (address !~ /:[0-9]+$/) return 0
    host = address
    sub(/:[0-9]+$/, "", host)
    return address in list || (host ":*") in list || (address ~ /:0$/ && host in list)
}

# Splits a line of CSV into `into`; for a header, notes the place of each name in `header`.
function readCsv(line, header, into,  quoted, isHeader, i, n) {
    while (match(line, /"[^"]*"/)) {
        quoted = substr(line, RSTART + 1, RLENGTH - 2)
        gsub(/,/, ";", quoted)
        line = substr(line, 1, RSTART - 1) quoted substr(line, RSTART + RLENGTH)
    }
    isHeader = sub(/^# /, "", line)
    split("", into)
    n = split(line, into, ",")
    if (!isHeader) return
    for (i = 1; i <= n; i++) header[into[i]] = i
    split("", into)
}

# Notes the default backend of each frontend, by the frontend's name and by each of its sockets, and the address of each
# server.
function readConfig(file, defaultOf, addressOf,  line, word, words, section, name, inherited, always, disabled, listens, i) {
    split("", listens)
    while (file != "" && (getline line < file) > 0) {
        gsub(/^[ \t]+|[ \t\r]+$/, "", line)
        words = split(line, word, /[ \t]+/)
        if (word[1] ~ /^(global|defaults|frontend|backend|listen|peers|resolvers|userlist|cache|mailers|program|ring|http-errors|crt-store)$/) {
            section = word[1]
            name = word[2]
            if (section == "defaults") inherited = ""
            else if (section == "listen") defaultOf[name] = name
            else if (section == "frontend") defaultOf[name] = inherited
        }
        else if (section == "defaults" && word[1] == "default_backend") inherited = word[2]
        else if (section ~ /backend|listen/ && word[1] == "server") addressOf[name "/" word[2]] = word[3]
        else if (section ~ /frontend|listen/ && word[1] == "bind") listens[name] = listens[name] "," word[2]
        else if (section == "frontend" && word[1] == "default_backend") defaultOf[name] = word[2]
        else if (section == "frontend" && word[1] == "use_backend" && words == 2 && !(name in always)) always[name] = word[2]
        else if (section == "frontend" && word[1] == "disabled") disabled[name]
    }
    for (name in always) defaultOf[name] = always[name]
    for (name in disabled) delete defaultOf[name]
    for (name in listens) {
        if (!(name in defaultOf)) continue
        words = split(listens[name], word, ",")
        for (i = 2; i <= words; i++) {
            sub(/^(ipv[46]@)?(\*|0\.0\.0\.0|::|\[::\])?:/, ":", word[i])
            defaultOf["bind " word[i]] = defaultOf[name]
        }
    }
}
