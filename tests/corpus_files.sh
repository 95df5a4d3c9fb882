#!/bin/sh
# corpus_files.sh: every file of a corpus opens, and from a PDF, a page of the Web or an OFD file
# comes the notice that its text gives.
#
#     tests/corpus_files.sh PROGRAM CORPUS
#
# Prints cases of the Test Anything Protocol.  Status 1 when one fails.  A program that is not
# installed has its helpers beside it.

set -u
program=$(realpath "$1")
GONGWEN_LIBEXECDIR=${GONGWEN_LIBEXECDIR:-$(dirname "$program")}
export GONGWEN_LIBEXECDIR
corpus=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
status=0

result() {
    count=$((count + 1))
    echo "$1 $count - $2"
    [ "$1" = ok ] || status=1
}

# opens FILE: the program shows something of it within a minute.
opens() {
    name=${1#"$corpus"/}
    timeout 60 "$program" show "$1" >"$work/shown" 2>"$work/said"
    code=$?
    if [ $code -eq 0 ] && grep -q '[^[:space:]]' "$work/shown"; then
        result ok "$name opens"
    else
        result "not ok" "$name opens: status $code, $(head -n 1 "$work/said")"
    fi
}

# The truth of the notice that the file holds, of whichever text it was written for.
truth_of() {
    name=$(basename "$1")
    find "$corpus/truth" -name "*${name%.*}*.json" | sort | head -n 1
}

# Truths that name the files instead of their texts.
rename_truths() {
    mkdir "$work/truth"
    for file in "$corpus"/pdf/*.pdf "$corpus"/typeset/pdf/*.pdf "$corpus"/html/*.html \
        "$corpus"/ofd/*.ofd; do
        truth=$(truth_of "$file")
        [ -n "$truth" ] || continue
        sed "s|\"file\": *\"[^\"]*\"|\"file\": \"${file#"$corpus"/}\"|" "$truth" \
            >"$work/truth/$(basename "$file").json"
    done
    for folder in pdf typeset html ofd; do
        ln -s "$corpus/$folder" "$work/$folder"
    done
}

# floor NAME LEAST: of the mean that the judge has found.
floor() {
    score=$(sed -n "s/.*notices: .*$1 \([0-9.]*\).*/\1/p" "$work/scores")
    if echo "$score $2" | awk '{ exit !(NF == 2 && $1 >= $2) }'; then
        result ok "$1 from files is $score, at least $2"
    else
        result "not ok" "$1 from files is ${score:-missing}, not $2"
    fi
}

corpus=$(cd "$corpus" && pwd)
find "$corpus" -type f ! -path "$corpus/truth/*" ! -name '*.tsv' ! -name '*.json' |
    sort >"$work/files"
while read -r file; do
    opens "$file"
done <"$work/files"

rename_truths
python3 "$corpus/../judge/judge.py" --bin "$program" --corpus "$work" | tee "$work/scores"
floor fields 0.97
floor 'outline F1' 0.97
floor 'paragraph F1' 0.97
echo "1..$count"
exit $status
