# Prints the milliseconds beyond the settle time that haproxy can need to fail a server twice, at most five minutes.
# haproxy spreads the first checks over the longest `inter`, and a check can take its timeouts.
function milliseconds(duration) {
    if (duration !~ /^[0-9]+(us|ms|s|m|h|d)?$/) return 0
    if (duration ~ /us$/) return duration / 1000
    if (duration ~ /ms$/ || duration ~ /[0-9]$/) return duration + 0
    return duration * (duration ~ /s$/ ? 1000 : duration ~ /m$/ ? 60000 : duration ~ /h$/ ? 3600000 : 86400000)
}
function longer(one, other) { return one > other ? one : other }
BEGIN { inter = 2000 }
$1 ~ /^(server|default-server|server-template)$/ {
    for (i = 2; i < NF; i++) if ($i == "inter" || $i == "fastinter") inter = longer(inter, milliseconds($(i + 1)))
}
$1 == "timeout" && ($2 == "check" || $2 == "connect") { timeout[$2] = longer(timeout[$2], milliseconds($3)) }
END {
    # Without `timeout check`, a check may take as long as the interval.
    total = 2 * (inter + longer(inter, timeout["connect"] + timeout["check"]))
    print total < 300000 ? total : 300000
}
