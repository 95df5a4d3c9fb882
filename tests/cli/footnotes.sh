# footnotes.sh: footnotes in what the program prints, and what is marked around them.
. "$top_srcdir/tests/tap.sh"

PATH=$top_builddir/tests/cli:$PATH
XDG_DATA_HOME=$PWD/data
export XDG_DATA_HOME
cp "$top_srcdir/tests/screen/footnotes.txt" notice.txt

is "the paragraph is one, and the notes follow it" "paragraph note note" \
    "$(gongwen show --dump tree notice.txt | grep -A 4 '发现坝体' | awk '$2 != "furniture" && NR < 5 { print $2 }' | tr '\n' ' ' | sed 's/ $//')"
is "no note is a section" 2 "$(gongwen outline notice.txt | grep -c .)"
is "marks are references" "references    4" "$(gongwen info notice.txt | grep '^references')"
is "a note stands in its section" "note 1" \
    "$(gongwen show --json notice.txt | json_at blocks.9.role) $(gongwen show --json notice.txt | json_at blocks.9.path)"
is "a phrase over the page and the notes is found" 1 "$(gongwen search --count 同时组织人员撤离 notice.txt)"
is "… in a directory too" ./notice.txt:1 "$(gongwen search --count 同时组织人员撤离)"
is "a phrase over the lines of a note" 1 "$(gongwen search --count 没有规定的按照流域机构 notice.txt)"
is "what runs from the paragraph into the note is none" 0 "$(gongwen search --count 不得拖延。①包括 notice.txt)"
is "a section ends behind its notes" 1 "$(gongwen show --section 一 notice.txt | grep -c 流域机构)"

gongwen add --quote 应当立即报告，同时组织人员 notice.txt >/dev/null
gongwen add --quote 没有规定的按照流域机构 notice.txt >/dev/null
is "what is marked over the page is quoted without the notes" 应当立即报告，同时组织人员 \
    "$(gongwen notes --json notice.txt | head -n 1 | json_at quote)"
is "a note is quoted over its lines" 没有规定的按照流域机构 \
    "$(gongwen notes --json notice.txt | tail -n 1 | json_at quote)"

gongwen add --quote 受其委托的单位。②险情的分级 notice.txt >/dev/null
is "what is marked over two notes is quoted with both" "受其委托的单位。 ② 险情的分级" \
    "$(gongwen notes --json notice.txt | sed -n 2p | json_at quote | paste -sd " " -)"

# The same notice on pages that end elsewhere.
{
    sed -n '1,12p' notice.txt
    printf '组织人员撤离，不得拖延，并按照预案①通知下游的村镇和学\n'
    sed -n '13,16p' notice.txt
    printf -- '— 1 —\n\f校，不得拖延。\n'
    sed -n '20,$p' notice.txt
} >again.txt
mv again.txt notice.txt
is "what was marked stays marked" "placed placed placed" \
    "$(gongwen notes --json notice.txt | while read -r line; do echo "$line" | json_at state; done | tr '\n' ' ' | sed 's/ $//')"
tap_end
