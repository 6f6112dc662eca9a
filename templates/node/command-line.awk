# Prints the command line that a service starts, one word a line, with its variables replaced.
# stdin: systemctl show -p Environment -p EnvironmentFiles -p ExecStart
sub(/^Environment=/, "") {
    # A variable with spaces is in quotes.
    while (match($0, /"[^"]*"|[^ "]+/)) {
        assign(substr($0, RSTART, RLENGTH))
        $0 = substr($0, RSTART + RLENGTH)
    }
}
sub(/^EnvironmentFiles=/, "") {
    sub(/ \(ignore_errors=.*/, "")
    environmentFile[++files] = $0
}
sub(/^ExecStart=.*argv\[\]=/, "") {
    sub(/ ; .*/, "")
    commandLine = $0
}
END {
    for (i = 1; i <= files; i++) while ((getline line < environmentFile[i]) > 0) assign(line)
    count = split(commandLine, words, " ")
    for (i = 1; i <= count; i++) {
        name = words[i]
        if (name ~ /^\$\{?[A-Za-z_]+\}?$/) {
            gsub(/[${}]/, "", name)
            replaced = split(value[name], parts, " ")
            for (j = 1; j <= replaced; j++) print parts[j]
        } else print name
    }
}
function assign(text) {
    gsub(/^[ \t"]+|["' \t]+$/, "", text)
    if (text !~ /^[A-Za-z_]+=/) return
    match(text, /=/)
    name = substr(text, 1, RSTART - 1)
    text = substr(text, RSTART + 1)
    gsub(/^["']/, "", text)
    value[name] = text
}
