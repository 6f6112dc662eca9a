# Splits what comes on stdin into `directory`: 0 is what is there before the first "=== PATH"; 1, 2, … are the contents
# of the paths in the file `paths`.
BEGIN { file = directory "/0"; printf "" > file; printf "" > (directory "/paths") }
/^=== / {
    close(file)
    file = directory "/" ++files
    printf "" > file
    print $2 > (directory "/paths")
    next
}
{ print > file }
