# Splits stdin into files of `directory`: 0 has the text before the first "=== PATH"; 1, 2, … have the contents of the
# paths in the file `paths`.
BEGIN { file = directory "/0"; printf "" > file; printf "" > (directory "/paths") }
/^=== / {
    close(file)
    file = directory "/" ++files
    printf "" > file
    print $2 > (directory "/paths")
    next
}
{ print > file }
