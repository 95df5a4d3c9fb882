#!/bin/sh
# search.sh: how long a search of a directory takes, beside grep and ripgrep; and one of a large
# notice beside less.
#
#     tests/bench/search.sh PROGRAM FOLDER FILE
#
# Wall time, the best of seven; ripgrep, grep and less search raw lines, and so find less.  The count
# of a literal is to take at most twice as long as ripgrep's: it is told how many times as long it
# takes when the notices are known to the ledger, as they are when their folder was searched some
# times, and when it knows none of them and keeps nothing.  A search of the notice is that of a program that is started for it: what it takes once the
# notice is open says bench_search.

set -u
program=$1
folder=$2
file=$3

now() {
    date +%s%N
}

# best COMMAND...: milliseconds, the best of seven.  Into a pipe, since grep stops at the first match
# when it sees that nobody looks.
best() {
    least=
    for _ in 1 2 3 4 5 6 7; do
        since=$(now)
        "$@" 2>/dev/null | cat >/dev/null
        took=$((($(now) - since) / 10000))
        if [ -z "$least" ] || [ "$took" -lt "$least" ]; then
            least=$took
        fi
    done
    echo "$least" | awk '{ printf "%8.2f ms", $1 / 100 }'
}

# ratio ONE OTHER: how many times as long the one took as the other.
ratio() {
    echo "$1 $2" | awk '{ printf "%.1f times rg -c", $1 / $3 }'
}

first_result() {
    "$program" search "$1" "$folder" | head -n 1
}

# Less shows the lines that match, up to the last one; where there is none it looks for the first
# one as far as the end.  Without a keyboard it stays; a q is typed for it.
in_less() {
    if grep -q "$1" "$file"; then
        printf 'Gq' | script -qec "less '+&$1$line_feed' '$file'" /dev/null
    else
        printf q | script -qec "less '+/$1' '$file'" /dev/null
    fi
}
line_feed='
'

# Without a ledger, and with one that has got to know the notices.
XDG_CACHE_HOME=$(mktemp -d)
export XDG_CACHE_HOME
trap 'rm -r "$XDG_CACHE_HOME"' EXIT
printf '[search]\nledger = 0\n' >"$XDG_CACHE_HOME/unknown"

count_unknown() {
    "$program" search --config "$XDG_CACHE_HOME/unknown" --count "$1" "$folder"
}

for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
    "$program" search --count 的 "$folder" >/dev/null
done
echo "the ledger: $(stat -c %s "$XDG_CACHE_HOME/gongwen/ledger") bytes"

patterns='扶贫 疫情防控 各级妇联 没有这句话 发展 管理 人民政府 的'

for pattern in $patterns; do
    files=$("$program" search --count "$pattern" "$folder" | grep -vc ':0$')
    echo "$pattern, in $files of $(find "$folder" -type f | wc -l) notices"
    count=$(best "$program" search --count "$pattern" "$folder")
    if command -v rg >/dev/null; then
        raw=$(best rg -c "$pattern" "$folder")
        unknown=$(best count_unknown "$pattern")
        echo "$count  gongwen search --count: $(ratio "$count" "$raw")"
        echo "$unknown  gongwen search --count, without the ledger: $(ratio "$unknown" "$raw")"
        echo "$raw  rg -c"
        echo "$(best rg "$pattern" "$folder")  rg"
    else
        echo "$count  gongwen search --count"
    fi
    echo "$(best "$program" search "$pattern" "$folder")  gongwen search"
    echo "$(best first_result "$pattern")  gongwen search, the first result"
    echo "$(best grep -rc "$pattern" "$folder")  grep -rc"
done
echo "$(basename "$file"), opened, read and searched to its end"
for pattern in $patterns; do
    echo "$pattern"
    echo "$(best "$program" search --count "$pattern" "$file")  gongwen search --count"
    if command -v rg >/dev/null; then
        echo "$(best rg -c "$pattern" "$file")  rg -c"
    fi
    echo "$(best grep -c "$pattern" "$file")  grep -c"
    if command -v less >/dev/null && command -v script >/dev/null; then
        echo "$(best in_less "$pattern")  less"
    fi
done
