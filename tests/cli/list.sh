# list.sh: gongwen list, and what a directory is where no person looks.
. "$top_srcdir/tests/tap.sh"

PATH=$top_builddir/tests/cli:$PATH
count=$(find "$notices" -name '*.txt' | wc -l)

is "every notice is listed" "$count" "$(gongwen list "$notices" | wc -l)"
is "every notice is listed as JSON" "$count" "$(gongwen list --json "$notices" | wc -l)"
is "a line of JSON has the keys" "file kind issuer number title date " \
    "$(gongwen list --json "$notices" | head -n 1 | json_at .)"
is "the file can be opened" 0 \
    "$(status gongwen info "$(gongwen list --json "$notices" | head -n 1 | json_at file)")"
is "newest first" "$(gongwen list --json "$notices" | json_at date | grep -v null | sort -r)" \
    "$(gongwen list --json "$notices" | json_at date | grep -v null)"
is "--sort name sorts by file name" "$(cd "$notices" && find . -name '*.txt' | LC_ALL=C sort | sed 's|.*/||')" \
    "$(gongwen list --json --sort name "$notices" | json_at file | sed 's|.*/||')"
has "an unknown order is said" "\"taste\"" "$(said gongwen list --sort taste "$notices")"
is "--filter keeps what holds the words" 1 "$(gongwen list --filter 汛期水库 "$notices" | wc -l)"
is "nothing is found: status 1" 1 "$(status gongwen list --filter 没有这个 "$notices")"
is "something is found: status 0" 0 "$(status gongwen list "$notices")"

is "without a directory it is the current one" "$(gongwen list "$notices")" \
    "$(cd "$notices" && gongwen list)"
mkdir -p "$HOME/.config/gongwen"
printf '[library]\ndirectories = %s\n' "$notices" >"$HOME/.config/gongwen/config"
is "… or that of the configuration" "$(gongwen list "$notices")" "$(gongwen list)"

is "a directory in a pipe is its list" "$(gongwen list "$notices")" "$(gongwen "$notices")"
is "nothing in a pipe is the list" "$(gongwen list)" "$(gongwen)"
is "a file in a pipe is its text" "$(gongwen show "$notices/fangxun-tongzhi.txt")" \
    "$(gongwen "$notices/fangxun-tongzhi.txt")"

mkdir empty mixed
is "a directory that is not there is an error" 2 "$(status gongwen list nothing)"
has "… and named" "gongwen: nothing: " "$(said gongwen list nothing)"
is "a directory without notices is an error" 2 "$(status gongwen list empty)"
has "… and named" "gongwen: empty: " "$(said gongwen list empty)"
cp "$notices/fangxun-tongzhi.txt" mixed
head -c 4096 "$top_builddir/gongwen" >mixed/program
printf '只有一行字，没有要素。\n' >mixed/bare.txt
is "what is no text is not listed" 2 "$(gongwen list mixed | wc -l)"
has "a notice without elements is listed by its name" bare.txt "$(gongwen list mixed | tail -n 1)"

tap_end
