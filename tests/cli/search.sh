# search.sh: gongwen search: what it prints, what it counts, how it ends.
. "$top_srcdir/tests/tap.sh"

PATH=$top_builddir/tests/cli:$PATH
flood=$notices/fangxun-tongzhi.txt

# A notice whose phrases line ends and a page number cut.
cat >cut.txt <<'END'
关于做好防汛工作的通知

各区县人民政府：
　　现就做好防汛抗旱和物资储备有关工作通知如下：
　　一、加强值班值守
　　各单位要严格落实防汛责任，加强值班值守，防
汛抗旱指挥部办公室要统筹协调各方力量，做好防汛
— 1 —
抗旱各项工作，确保2020 年安全度汛。
　　二、做好物资储备
　　各級婦聯要備足防汛物資。
　　市人民政府
　　2020年5月6日
END
mkdir several
cp cut.txt several/one.txt
printf '　　无关的内容。\n' >several/two.txt

is "hits that line ends and page numbers cut are counted" 3 "$(gongwen search --count 防汛抗旱 cut.txt)"
is "a hit is a line with section, page and context" \
    "一, p 1: …守，防汛抗旱指挥部办公室要统筹协调各方力量，做好防汛抗旱各项工作，确保2020 年安全度汛。" \
    "$(gongwen search 防汛抗旱 cut.txt | sed -n 3p)"
is "something is found: status 0" 0 "$(status gongwen search 防汛 cut.txt)"
is "nothing is found: status 1" 1 "$(status gongwen search 地震 cut.txt)"
is "nothing is found: no line" "" "$(gongwen search 地震 cut.txt)"
is "standard input" 3 "$(gongwen search --count 防汛抗旱 - <cut.txt)"

is "a line of JSON has the keys" "file path page line text before after" \
    "$(gongwen search --json 防汛责任 cut.txt | json_at . | sed 's/ $//')"
is "… and says where" "一 1 6 防汛责任" \
    "$(for key in path page line text; do gongwen search --json 防汛责任 cut.txt | json_at "$key"; done | tr '\n' ' ' | sed 's/ $//')"
is "outside of sections the path is null" null "$(gongwen search --json 做好防汛工作 cut.txt | json_at path)"

is "several files: each line says of which it is" "several/one.txt several/one.txt several/one.txt" \
    "$(gongwen search 防汛抗旱 several several/two.txt | sed 's/:.*//' | tr '\n' ' ' | sed 's/ $//')"
is "… so does a count, for each" "several/one.txt:3 several/two.txt:0" \
    "$(gongwen search --count 防汛抗旱 several | tr '\n' ' ' | sed 's/ $//')"
is "without a path it is the library" "./cut.txt:3 ./several/one.txt:3 ./several/two.txt:0" \
    "$(gongwen search --count 防汛抗旱 | tr '\n' ' ' | sed 's/ $//')"
is "every notice is found that says so" \
    "$(for file in "$notices"/*.txt; do gongwen show "$file" | grep -q 通知 && basename "$file"; done)" \
    "$(gongwen search --count 通知 "$notices" | grep -v ':0$' | sed 's|.*/||; s/:.*//')"

is "traditional ideographs are found" 1 "$(gongwen search --count 各级妇联 cut.txt)"
is "spaces between ideographs and digits say nothing" 1 "$(gongwen search --count 2020年安全 cut.txt)"
is "--exact does not" 1 "$(status gongwen search --exact 各级妇联 cut.txt)"
is "--distinguish variants does not" 1 "$(status gongwen search --distinguish variants 各级妇联 cut.txt)"
is "… but spaces" 1 "$(gongwen search --count --distinguish 'variants, case' 2020年安全 cut.txt)"
has "what cannot be distinguished is said" '"taste"' "$(said gongwen search --distinguish taste 防汛 cut.txt)"
printf '[search]\ndistinguish = variants\n' >config
is "… nor with the configuration" 1 "$(status gongwen search --config config 各级妇联 cut.txt)"

is "--pinyin by initials" 6 "$(gongwen search --count --pinyin fx cut.txt)"
is "--words tells what was found" "6 防汛" "$(gongwen search --words --pinyin fangxun cut.txt | sed 's/^ *//')"
is "… as JSON, too" '{"text":"防汛","count":6}' \
    "$(gongwen search --words --json --pinyin fangxun cut.txt)"
has "no pinyin is said" "column 1: " "$(said gongwen search --pinyin 防汛 cut.txt)"
is "--regex" 2 "$(gongwen search --count --regex '^[一二]、\p{Han}+$' cut.txt)"
has "a bad expression is told with its column" "gongwen: column 3: " "$(said gongwen search --regex '防(' cut.txt)"
is "… and is an error" 2 "$(status gongwen search --regex '防(' cut.txt)"
is "--regex does not go with --pinyin" 2 "$(status gongwen search --regex --pinyin fx cut.txt)"
for pattern in '(a|aa)+[bc]' '(?:a|a?a)+[^a]'; do
    yes aaaaaaaaaa | head -n 2000 | tr -d '\n' >runaway.txt
    has "a runaway expression is given up" "gongwen: runaway.txt: " \
        "$(said timeout 20 "$top_builddir/gongwen" search --regex "$pattern" runaway.txt)"
done

is "--section" 2 "$(gongwen search --count --section 一 防汛抗旱 cut.txt)"
is "--in title" 1 "$(gongwen search --count --in title 防汛 cut.txt)"
is "--in headings" 1 "$(gongwen search --count --in headings 值班 cut.txt)"
is "--in date" 1 "$(gongwen search --count --in date 2020 cut.txt)"
has "what there is not is said" '"soul"' "$(said gongwen search --in soul 防汛 cut.txt)"

head -c 4096 "$top_builddir/gongwen" >program
is "a program is an error" 2 "$(status gongwen search 防汛 program cut.txt)"
has "… and said" "gongwen: program: " "$(said gongwen search 防汛 program cut.txt)"
is "… and the rest is searched" cut.txt:3 "$(gongwen search --count 防汛抗旱 program cut.txt 2>/dev/null)"
is "in a directory it is passed over" 0 "$(cp program several && status gongwen search 防汛 several)"
is "a file that is not there is an error" 2 "$(status gongwen search 防汛 cut.txt nothing)"
is "search wants a pattern" 2 "$(status gongwen search)"

# The same notice in other encodings.
for encoding in GB18030 UTF-16 UTF-16LE; do
    iconv -f UTF-8 -t "$encoding" "$flood" >"other.txt"
    is "as many hits in $encoding" "$(gongwen search --count 巡查 "$flood")" \
        "$(gongwen search --count 巡查 other.txt)"
done
iconv -f BIG5 -t UTF-8 "$notices/xuexiao-wucan-han.txt" >other.txt
is "as many hits in BIG5" "$(gongwen search --count 午餐 other.txt)" \
    "$(gongwen search --count 午餐 "$notices/xuexiao-wucan-han.txt")"

annexed=$notices/dangan-jiancha-tongzhi.txt
is "an attachment is a section to search in" "附件2 二" \
    "$(gongwen search --section 附件2 检查 "$annexed" | sed 's/,.*//')"
is "… and the notice has more" 7 "$(gongwen search --count 检查 "$annexed" | xargs)"
# Marks of Markdown within the words are not of the text.
mkdir -p marked
printf '# 通知\n\n为做好**汛期**巡查工作，请[查看](https://example.cn)附件。\n\n## 要求\n' >marked/signs.txt
printf '为做好*汛期*巡查工作。\n' >marked/name.md
is "words with marks of Markdown between are found in a folder" "marked/name.md:1
marked/signs.txt:1" "$(gongwen search --count 做好汛期巡查 marked | sort)"
is "… and the address of a link is no text" 1 "$(status gongwen search example.cn marked)"

# What is known of the notices is kept: the counts stay what they are, whatever becomes of it.
export XDG_CACHE_HOME="$PWD/cache"
count_all() {
    gongwen search --count 防汛 several "$notices" "$@" 2>&1
}
printf '[search]\nledger = 0\n' >unkept
counts=$(count_all --config "$PWD/unkept")
is "nothing is kept with ledger = 0" 1 "$(status test -e cache/gongwen/ledger)"
for time in 1 2 3 4 5 6 7 8; do
    is "the counts are those of no ledger, the $time. time" "$counts" "$(count_all)"
done
is "… which is the owner's alone" -rw------- "$(find cache/gongwen/ledger -printf %M)"
printf 'nonsense' >cache/gongwen/ledger
is "what is damaged is made anew" "$counts" "$(count_all)"
printf '　　防汛防\n汛防汛。\n' >several/two.txt
is "a notice that has changed is counted anew" "$(count_all --config "$PWD/unkept")" "$(count_all)"
unset XDG_CACHE_HOME

tap_end
