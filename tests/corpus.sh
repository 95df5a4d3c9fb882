#!/bin/sh
# corpus.sh: the judges' scores on a corpus of real notices, against what must hold.
#
#     tests/corpus.sh PROGRAM CORPUS
#
# The judges stand beside the corpus (CORPUS/../judge) and are Python.  Prints what they say,
# then each floor, and the rules for rows (tests/rows), as a case of the Test Anything Protocol.
# Status 1 when one does not hold.

set -u
program=$1
corpus=$2
judges=$corpus/../judge
scores=$(mktemp)
trap 'rm -f "$scores"' EXIT

python3 "$judges/judge.py" --bin "$program" --corpus "$corpus" | tee -a "$scores"
python3 "$judges/rewrap.py" --bin "$program" --corpus "$corpus" | tee -a "$scores"

number=0
failed=0

# floor NAME LEAST SCORE
floor() {
    number=$((number + 1))
    if echo "$3 $2" | awk '{ exit !($1 != "" && NF == 2 && $1 >= $2) }'; then
        echo "ok $number - $1 is ${3:-missing}, at least $2"
    else
        echo "not ok $number - $1 is ${3:-missing}, not $2"
        failed=1
    fi
}

mean() {
    sed -n "s/.*notices: .*$1 \([0-9.]*\).*/\1/p" "$scores"
}

rewrapped() {
    sed -n "s/^$1 .* F1 \([0-9.]*\)\$/\1/p" "$scores"
}

floor "elements" 0.97 "$(mean fields)"
floor "outline F1" 0.97 "$(mean 'outline F1')"
floor "level" 0.95 "$(mean level)"
floor "paragraph F1" 0.97 "$(mean 'paragraph F1')"
floor "phrases" 1 "$(mean phrases)"
floor "rewrapped, plain, F1" 0.985 "$(rewrapped plain)"
floor "rewrapped, spaced, F1" 0.985 "$(rewrapped spaced)"
floor "rewrapped, paged, F1" 0.985 "$(rewrapped paged)"
floor "rewrapped, indented, F1" 0.999 "$(rewrapped indented)"

# What holds of every notice, where the program stands in its build: the rows at every width, and
# random words of it that are searched.
all_notices() {
    find "$corpus" -name '*.txt' ! -path '*/truth/*' | LC_ALL=C sort | tr '\n' '\0'
}

# tell: the cases of another test, counted on.
tell() {
    while read -r line; do
        case $line in
        ok\ * | not\ ok\ *)
            number=$((number + 1))
            echo "$line" | sed "s/ok [0-9]*/ok $number/"
            ;;
        \#*) echo "$line" ;;
        esac
    done <"$scores"
}

tests=$(dirname "$program")/tests
if [ -x "$tests/rows/row_rules" ]; then
    all_notices | xargs -0 "$tests/rows/row_rules" >"$scores" || failed=1
    tell
fi
if [ -x "$tests/property/prop_search" ]; then
    all_notices | xargs -0 "$tests/property/prop_search" 20000 >"$scores" || failed=1
    tell
fi
if [ -x "$tests/property/prop_rawcount" ]; then
    all_notices | xargs -0 "$tests/property/prop_rawcount" 20000 >"$scores" || failed=1
    tell
fi
echo "1..$number"
exit "$failed"
