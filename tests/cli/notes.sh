# notes.sh: gongwen add, notes, export and import.
. "$top_srcdir/tests/tap.sh"

PATH=$top_builddir/tests/cli:$PATH
readers=$top_srcdir/tests/cli/readers.py
cp "$notices/fangxun-tongzhi.txt" notice.txt
long=$(gongwen show notice.txt | awk 'length > 120' | head -n 1)
first=$(printf '%s' "$long" | cut -c 1-60)
twice=水库

# ---- add

is "nothing is marked at first" 1 "$(status gongwen notes)"
ok "words are highlighted" gongwen add notice.txt --quote "$first" --note '谁来办？' --colour green
has "the list says where and what" "[green] $first" "$(gongwen notes)"
has "the comment is below" "    谁来办？" "$(gongwen notes)"
is "words that are not there: status 1" 1 "$(status gongwen add notice.txt --quote 没有这样的话)"
has "words that are not there are said" "are not in it" \
    "$(said gongwen add notice.txt --quote 没有这样的话)"
has "what is most like them is told" "most like them is line" \
    "$(said gongwen add notice.txt --quote "$(printf '%s' "$first" | cut -c 1-30)某某")"
is "words that stand twice: status 2" 2 "$(status gongwen add notice.txt --quote $twice)"
has "words that stand twice are told with the places" "times: line " \
    "$(said gongwen add notice.txt --quote $twice)"
ok "a section is bookmarked" gongwen add notice.txt --section 二 --bookmark '第二 节'
is "a section that is not there: status 1" 1 "$(status gongwen add notice.txt --section 九十九)"
is "a colour that is none: status 2" 2 "$(status gongwen add notice.txt --section 一 --colour mauve)"
is "without words: status 2" 2 "$(status gongwen add notice.txt)"
is "two files: status 2" 2 "$(status gongwen add notice.txt notice.txt --section 一)"
is "one that is made is told as JSON" highlight \
    "$(gongwen add --json notice.txt --section 一 --colour blue | json_at kind)"

# ---- notes

is "all are listed" 3 "$(gongwen notes --json | wc -l)"
is "a line of JSON has the keys of the contract first" "file kind quote note colour path page created" \
    "$(gongwen notes --json | head -n 1 | json_at . | cut -d ' ' -f 1-8)"
is "by kind" 1 "$(gongwen notes --json --kind bookmark | wc -l)"
is "by colour" 1 "$(gongwen notes --json --colour blue | wc -l)"
is "by section" 1 "$(gongwen notes --json --section 二 | wc -l)"
is "by text" 1 "$(gongwen notes --json --filter 谁来办 | wc -l)"
is "since tomorrow there is nothing" 1 "$(status gongwen notes --since "$(date -d tomorrow +%F)")"
is "until today there is all" 3 "$(gongwen notes --json --until "$(date +%F)" | wc -l)"
is "a date that is none: status 2" 2 "$(status gongwen notes --since heute)"
is "… nor is the 30th of February one" 2 "$(status gongwen notes --until 2026-02-30)"
mkdir -p elsewhere && iconv -f UTF-8 -t GB18030 notice.txt >elsewhere/copy.txt
is "a copy elsewhere has the same notes" 3 "$(gongwen notes --json elsewhere/copy.txt | wc -l)"
is "they stand at their words there" "placed placed placed" \
    "$(gongwen notes --json elsewhere/copy.txt | json_at state | xargs)"
is "another notice has none" 1 "$(status gongwen notes "$notices/library-hours-notice.txt")"
is "a folder has those of its files" 3 "$(gongwen notes --json elsewhere | wc -l)"
sed "s/$(printf '%s' "$first" | cut -c 1-30)/另行通知/" notice.txt >changed.txt
mkdir -p away && mv changed.txt away/notice.txt
has "words that are gone are lost, and told" "[green, lost]" "$(gongwen notes away/notice.txt)"

# ---- export

has "Markdown by default" "> $(printf '%s' "$first" | cut -c 1-30)" "$(gongwen export notice.txt)"
has "with the comment" "Note: 谁来办？" "$(gongwen export notice.txt)"
ok "the file's ending says the format" gongwen export -o notes.csv
is "a file that is there is not replaced: status 2" 2 "$(status gongwen export -o notes.csv)"
has "and that is said" "--force" "$(said gongwen export -o notes.csv)"
is "- is standard output" "$(gongwen export --format csv)" "$(gongwen export -o - --format csv)"
is "a folder is not made up" 2 "$(status gongwen export -o no/such/place.md)"
ok "--force replaces it" gongwen export -o notes.csv --force
is "an unknown format: status 2" 2 "$(status gongwen export -f doc)"
is "a template with an unknown field: status 2" 2 "$(status gongwen export --template '{sauce}')"
has "a template makes the citations" "> see 二" "$(gongwen export --template 'see [{section}]' --kind bookmark)"
mkdir -p "$HOME/.config/gongwen"
printf '[export]\nformat = org\ntemplate = {file}\n' >"$HOME/.config/gongwen/config"
has "the configuration says the format" "#+begin_quote" "$(gongwen export)"
rm "$HOME/.config/gongwen/config"
is "nothing to export: status 1" 1 "$(status gongwen export --colour violet -o none.md)"
not "and no file is made" test -e none.md
is "a path that cannot be written: status 2" 2 "$(status gongwen export -o /dev/null/a.md)"
is "and nothing is lost" 3 "$(gongwen notes --json | wc -l)"

if command -v python3 >/dev/null; then
    for format in csv html json jsonld; do
        gongwen export -f $format notice.txt >"notes.$format"
        has "an outside reader finds the words in $format" "$first" \
            "$(python3 "$readers" $format "notes.$format")"
    done
else
    for format in csv html json jsonld; do
        tap_result ok "an outside reader finds the words in $format # SKIP no python3"
    done
fi
if command -v cmark >/dev/null; then
    has "an outside reader finds the words in Markdown" "<p>$first</p>" \
        "$(gongwen export -f md notice.txt | cmark)"
else
    tap_result ok "an outside reader finds the words in Markdown # SKIP no cmark"
fi

# ---- import

gongwen export -f jsonld >all.jsonld
has "all are known here" "3 known" "$(gongwen import all.jsonld)"
XDG_DATA_HOME=$PWD/other
export XDG_DATA_HOME
has "all are new elsewhere" "3 added" "$(gongwen import all.jsonld)"
is "and the same come out again" "$(cat all.jsonld)" "$(gongwen export -f jsonld)"
is "what is no JSON: status 2" 2 "$(status gongwen import notice.txt)"
is "what holds no annotation: status 1" 1 "$(echo '[]' >none.json; status gongwen import none.json)"
is "import without a file: status 2" 2 "$(status gongwen import)"

english=$notices/library-hours-notice.txt
ok "words of an English notice" gongwen add "$english" --section 1
has "a heading stands behind its label as in print" "1\\. Purpose" \
    "$(gongwen export --format md "$english")"

# ---- Attachments -----------------------------------------------------------------------

XDG_DATA_HOME=$PWD/attached
export XDG_DATA_HOME
annexes=$(realpath "$top_srcdir/tests/screen/annexes.txt")
gongwen add "$annexes" --quote 救生衣 >/dev/null
gongwen add "$annexes" --quote 按照附件1逐船检查 >/dev/null
for where in 附件2 fj2 '附件2 第二章' 附件2第三条; do
    is "what is marked in $where" "$annexes:39: [yellow] 救生衣" \
        "$(gongwen notes --section "$where" "$annexes")"
done
is "a section of the notice is none of its attachments" "$annexes:10: [yellow] 按照附件1逐船检查" \
    "$(gongwen notes --section 1 "$annexes")"
is "a section of another attachment" 1 "$(status gongwen notes --section 附件1 "$annexes")"
is "without its notice at hand, too" "$annexes:39: [yellow] 救生衣" "$(gongwen notes --section 附件2)"
is "what is exported of it" "救生衣" \
    "$(gongwen export --format csv --section 附件2 "$annexes" | grep -o 救生衣)"
has "its attachment is a heading" "## 附件2 公园游船管理办法" "$(gongwen export "$annexes")"
has "… and in the citation" "附件2 第二章第三条" "$(gongwen export "$annexes")"

tap_end
