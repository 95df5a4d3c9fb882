#!/bin/sh
# tables.sh: the tables of src/search are those that src/search/tables.py makes.
#
# Where the Unicode character database and python3 are at hand; another version of the database
# may well give others.

set -u
top=${top_srcdir:-.}
unicode=/usr/share/unicode
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

echo 1..2
skip=
command -v python3 >/dev/null || skip="no python3"
grep -q '^# UnicodeData-15\.0\.0\|15\.0\.0' "$unicode/ReadMe.txt" 2>/dev/null ||
    skip="no Unicode 15.0 in $unicode"
if [ -n "$skip" ]; then
    echo "ok 1 - fold_table.h # SKIP $skip"
    echo "ok 2 - pinyin_table.h # SKIP $skip"
    exit 0
fi
python3 "$top/src/search/tables.py" "$unicode" "$scratch"
number=0
for table in fold_table.h pinyin_table.h; do
    number=$((number + 1))
    if cmp "$top/src/search/$table" "$scratch/$table"; then
        echo "ok $number - $table"
    else
        echo "not ok $number - $table"
    fi
done
