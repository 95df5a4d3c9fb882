#!/bin/sh
# shown.sh: the reader shows the rows that gongwen show --width prints.
#
# Writes cases for run_screen: each notice in a window of 80 columns with a narrower measure, and
# for each row of the first screen what show prints of it.

# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

rows=40 # of the window
above=3 # of them over the text

# rows_of FILE MEASURE: "row N TEXT" for each row that the first screen has of it.
rows_of() {
    gongwen show --width "$2" "$1" | awk -v above=$above -v most=$((rows - above - 2)) \
        'NR > most { exit } /[^ ]/ { print "row " NR + above " " $0 }'
}

if [ ! -x "$top_builddir/tests/screen/run_screen" ]; then
    skip "the screen shows the rows of show" "built without libvterm"
    tap_end
    exit 0
fi
for file in "$notices"/*.txt; do
    for measure in 30 51; do
        printf '== %s at %s\nsize 80x%s\nconfig [reading]\nconfig measure = %s\nrun %s\n' \
            "$(basename "$file")" $measure $rows $measure "$(realpath "$file")"
        rows_of "$file" $measure
    done
done >shown.test
top_srcdir=$(cd "$top_srcdir" && pwd)
export top_srcdir
"$top_builddir/tests/screen/run_screen" "$tap_folder/shown.test"
