# Lists the binds of a haproxy.cfg: ADDRESS PORT PROTOCOL INPUT-PATH, with PROTOCOL one of http, https, tcp, udp. PORT
# can be a range, FIRST-LAST.
# A bind that requires something of its client (PROXY protocol, a client certificate, a known SNI) or that filters
# clients is plain tcp. Disabled frontends have no sockets.
BEGIN { defaultMode = "tcp" }
$1 ~ /^(global|defaults|frontend|backend|listen|peers|resolvers|userlist|cache|mailers|program|ring|http-errors)$/ {
    flush()
    section = $1; name = $2; binds = 0; lastPort = ""; pending = 0; mode = defaultMode; disabled = 0
    guarded = $3 == "from" && guards[$4]
    internal = name ~ /^haproxy-pair-/
    if (section == "frontend" && !internal) path = "frontends[" frontends++ "] (\"" name "\")"
    else path = name
    next
}
$1 == "mode" { if (section == "defaults") defaultMode = $2; else mode = $2; next }
$1 == "disabled" { disabled = 1 }
# These rules are evaluated before the handshake; all others, after the part that the node tries.
$1 == "tcp-request" && $2 == "connection" && $3 ~ /^(reject|silent-drop|expect-proxy)$/ {
    guarded = 1
    if (section == "defaults") guards[name] = 1
}
$1 == "bind" && (section == "frontend" || section == "listen") {
    # One input without an address can be two sockets.
    if (!(/ v6only( |$)/ && portOf($2) == lastPort)) index_ = binds++
    lastPort = portOf($2)
    count = split($2, addresses, ",")
    for (i = 1; i <= count; i++) {
        address = addresses[i]
        if (address ~ /^(unix@|abns@|fd@|sockpair@|\/)/) continue
        udp = address ~ /^quic[46]@/
        sub(/^(ipv4|ipv6|tcp4|tcp6|tcp|quic4|quic6)@/, "", address)
        port = address; sub(/^.*:/, "", port)
        sub(/:[0-9-]*$/, "", address)
        gsub(/[][]/, "", address)
        if (address == "") address = "*"
        plain = / accept-proxy| strict-sni| verify (required|optional)/
        protocol[pending] = udp ? "udp" : plain ? "tcp" : / ssl( |$)/ ? "https" : "http"
        where[pending] = address " " port
        input[pending++] = internal ? path : path ".binds[" index_ "]"
    }
}
$1 == "localpeer" { self = $2 }
section == "peers" && $1 == "peer" && $2 == self {
    address = $3; sub(/:[0-9]*$/, "", address); gsub(/[][]/, "", address)
    protocol[pending] = "tcp"
    where[pending] = address " " portOf($3)
    input[pending++] = "peers.port"
}
END { flush() }
function portOf(address) { sub(/^.*:/, "", address); return address }
function flush(  i) {
    if (disabled) return
    for (i = 0; i < pending; i++) print where[i], ((guarded || mode == "tcp") && protocol[i] != "udp" ? "tcp" : protocol[i]), input[i]
}
