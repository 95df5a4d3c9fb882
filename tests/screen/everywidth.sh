#!/bin/sh
# everywidth.sh: as many hits at every width, in every encoding.
#
# Writes cases for run_screen: one reader goes through the widths from 20 to 200, and at each of
# them searches anew.  The numbers are those of the words in the bytes of the notice without its
# line ends and page numbers; for the seed notice of the corpus, where that is at hand, those that
# were counted on the printed page.

# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

top_srcdir=$(cd "$top_srcdir" && pwd)
export top_srcdir
flood=$top_srcdir/tests/notices/fangxun-tongzhi.paged.txt
lunch=$top_srcdir/doc/notices/xuexiao-wucan-han.txt # in Big5
seed=$top_srcdir/../shared/corpus/zh_pdf/seed-cq-fulian-2020-13.txt

seed_words='习近平总书记 18
疫情防控 24
巾帼脱贫 5
各级妇联 8
医务工作者 6
习近平总书记重要指示精神 8
全面建成小康社会 3
人民战争、总体战、阻击战 5
24小时 1
妇女 49
py:fupin 5'

# in_one_line FILE WORDS: how often they stand there, whatever cuts them.
in_one_line() {
    grep -v '^[－—]' "$1" | tr -d '\n\f ' | grep -o "$2" | wc -l
}

# The key ^L takes a message away that the search goes on at the top.

# each_width FILE [EVERY]: at each width the words of standard input, or only one in EVERY, in turn.
each_width() {
    printf '== %s at every width\nsize 19x12\nrun %s\n' "$(basename "$1")" "$1"
    awk -v every="${2:-1}" '{ words[NR] = $1; count[NR] = $2 }
        END {
            for (width = 20; width <= 200; width++) {
                print "resize " width "x12"
                for (i = 1; i <= NR; i++)
                    if ((width + i) % every == 0)
                        print "rush /" words[i] "\r\f\nrow -1 /" count[i] " "
            }
        }'
}

# encoded NAME FILE [OPTION]...: the words of standard input in the notice.
encoded() {
    printf '== %s\nrun %s\n' "$1" "$2${3+ $3 $4}"
    while read -r words count; do
        printf 'rush /%s\r\f\nrow -1 /%s %s\n' "$words" "$count" "$words"
    done
}

# chosen NAME FILE ENCODING: the same in the encoding that is chosen with E.
chosen() {
    printf '== %s\nrun %s\nrush E%s\r\n' "$1" "$2" "$3"
    while read -r words count; do
        printf 'rush /%s\r\f\nrow -1 /%s %s\n' "$words" "$count" "$words"
    done
}

if [ ! -x "$top_builddir/tests/screen/run_screen" ]; then
    skip "as many hits at every width" "built without libvterm"
    tap_end
    exit 0
fi

for words in 巡查 水库 渗漏点 责任人; do
    echo "$words $(in_one_line "$flood" $words)"
done >flood.words
iconv -f BIG5 -t UTF-8 "$lunch" >lunch.txt
for words in 午餐 學校 登錄; do
    echo "$words $(in_one_line lunch.txt $words)"
done >lunch.words

{
    each_width "$flood" 2 <flood.words
    for encoding in GB18030 UTF-16 UTF-16LE; do
        iconv -f UTF-8 -t $encoding "$flood" >"flood.$encoding.txt"
        encoded "found in $encoding" "$tap_folder/flood.$encoding.txt" <flood.words
    done
    encoded "found in UTF-8" "$tap_folder/lunch.txt" <lunch.words
    encoded "found in Big5" "$lunch" <lunch.words
    encoded "found in Big5 when it is told" "$lunch" --encoding BIG5 <lunch.words
    chosen "found in Big5 when it is chosen" "$lunch" BIG5 <lunch.words
    if [ -r "$seed" ]; then
        echo "$seed_words" | each_width "$seed" 5
    fi
} >everywidth.test
"$top_builddir/tests/screen/run_screen" "$tap_folder/everywidth.test"
