# show.sh: what gongwen show prints, over every notice.
. "$top_srcdir/tests/tap.sh"

notice=$notices/fangxun-tongzhi.txt

# Everything but white space, so that only the words count.
squeezed() {
    tr -d ' \n\t\f\r' | sed 's/　//g'
}

is "without --width it is a line a block" "$(gongwen show "$notice")" \
    "$(gongwen show --width 0 "$notice")"
for file in "$notices"/*.txt; do
    name=$(basename "$file")
    for width in 12 20 40 80 120; do
        is "no row of $name is wider than $width" "" \
            "$(gongwen show --dump rows --width $width "$file" | awk -v most=$width '$2 > most')"
        is "the rows of $name at $width hold its words" "$(gongwen show "$file" | squeezed)" \
            "$(gongwen show --width $width "$file" | squeezed)"
    done
done

# The rows between their bars, without the blank ones at the top.
dumped() {
    gongwen show --dump rows --width "$1" "$notice" | sed 's/^[^|]*|//; s/|$//' | sed '/./,$!d'
}
is "--dump rows has the rows of --width" "$(gongwen show --width 36 "$notice")" "$(dumped 36)"
row=$(gongwen show --dump rows --width 40 "$notice" | grep -m 1 号)
has "… each with its bytes of the source and the columns of its runs" "30 39..66 number@10-30 " "$row"
is "… which are where it says" "$(printf %s "$row" | sed 's/^[^|]*| *//; s/|$//')" \
    "$(tail -c +40 "$notice" | head -c 27)"
has "--raw gives the rows of the source" "20 39..66 plain@0-20 |" \
    "$(gongwen show --raw --dump rows --width 40 "$notice")"

is "--raw of UTF-8 is the file" "$(cat "$notice")" "$(gongwen show --raw "$notice")"
is "--raw of GB18030 is the file in UTF-8" \
    "$(iconv -f GB18030 "$notices/yinshuigongcheng-han.txt" | tr -d '\r')" \
    "$(gongwen show --raw "$notices/yinshuigongcheng-han.txt")"
# Its controls do not speak to a terminal at the pipe's end.
without_controls() {
    LC_ALL=C sed 's/\xC2[\x80-\x9F]/?/g; s/[\x01-\x08\x0B\x0D-\x1F\x7F]/?/g'
}
printf '甲\033[31m乙\302\2337m\f丙\011\r\n\342\200\256丁\342\200\215\n' >controls.txt
is "--raw of controls" "$(printf '甲?[31m乙?7m\f丙\011\n?丁\342\200\215\n')" \
    "$(gongwen show --raw controls.txt)"
is "--encoding overrides what was found" \
    "$(iconv -f LATIN1 "$notice" | head -n 1 | without_controls)" \
    "$(gongwen show --raw --encoding LATIN1 "$notice" | head -n 1)"

has "--section shows where the section begins" 一、 \
    "$(gongwen show --section 一 "$notice" | head -n 1)"
is "--section by number is the same" "$(gongwen show --section 一 "$notice")" \
    "$(gongwen show --section 1 "$notice")"
is "--section ends where the next of its level begins" \
    "$(gongwen show "$notice" | sed -n '/^二、/,/^三、/p' | sed '$d')" \
    "$(gongwen show --section 二 "$notice")"
is "a section that is not there is not found" 1 "$(status gongwen show --section 99 "$notice")"
has "… and said" "there is no section \"99\"" "$(said gongwen show --section 99 "$notice")"

annexed=$notices/dangan-jiancha-tongzhi.txt
is "an attachment is a section to be shown" "附件1 档案安全自查表" \
    "$(gongwen show --section 附件1 "$annexed" | head -n 2 | xargs)"
is "… to where the next one begins" 0 "$(gongwen show --section fj1 "$annexed" | grep -c 附件2)"
is "the outline names the attachments above their sections" "附件1 附件2 一、基本情况" \
    "$(gongwen outline "$annexed" | sed -n 's/ .*//; /^附件1/,/^一/p' | xargs)"

tap_end
