# formats.sh: a notice gives the same elements, sections and paragraphs from every form in which
# it arrives.  A form whose converter is not installed is passed over.
. "$top_srcdir/tests/tap.sh"

# page NOTICE: its paragraphs as a page of the Web.
page() {
    echo '<!DOCTYPE html><html><head><title></title></head><body>'
    gongwen show "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/.*/<p>&<\/p>/'
    echo '</body></html>'
}

# told FILE: what the file is taken for, without its pages, which only print has.
told() {
    gongwen info --config config "$1" | grep -Ev '^(file|encoding|pages|characters|remark) '
    gongwen outline --config config "$1" | sed 's/  p [0-9]*$//'
    gongwen show --config config "$1"
}

# same FORM NAME FILE TOOL
same() {
    if [ ! -e "$3" ]; then
        skip "$2 as $1" "pandoc, which would make it, is not installed"
    elif command -v "$4" >/dev/null; then
        is "$2 as $1" "$(told "$notices/$2.txt")" "$(told "$3")"
    else
        skip "$2 as $1" "$4 is not installed"
    fi
}

for name in fangxun-tongzhi gongyuan-guanli-ling zijiao-jijin-banfa bosai-kunren-tsuchi \
    library-hours-notice; do
    page "$notices/$name.txt" >"$name.html"
    iconv -t GB18030 "$name.html" >"$name.gb.html"
    gzip -c "$name.html" >"$name.html.gz"
    : >config
    same HTML "$name" "$name.html" "$top_builddir/gongwen-html"
    same "HTML in GB18030" "$name" "$name.gb.html" "$top_builddir/gongwen-html"
    same "packed HTML" "$name" "$name.html.gz" "$top_builddir/gongwen-html"
    for form in docx odt epub; do
        command -v pandoc >/dev/null && pandoc -s -f html -o "$name.$form" "$name.html" 2>/dev/null
        same $form "$name" "$name.$form" pandoc
    done
    printf '[filters]\nodt =\nhtml =\n' >config
    same "HTML by pandoc" "$name" "$name.html" pandoc
    same "odt by odt2txt" "$name" "$name.odt" odt2txt
done

# w3m drops single spaces between ideographs, which these have none of.
printf '[filters]\nhtml =\nhtml-pandoc =\n' >config
for name in fangxun-tongzhi library-hours-notice; do
    same "HTML by w3m" "$name" "$name.html" w3m
done

# Set as files of every kind (forms.py), where only the width of gaps is another: ours from what was
# made of them, and those of tests/cli/forms.
printed() {
    told "$1" | sed 's/　/ /g; s/\t/ /g; s/  */ /g; s/ $//'
}
: >config
for file in "$notices"/*.txt "$top_srcdir"/tests/cli/forms/*.set; do
    name=$(basename "${file%.*}")
    case $file in
    *.txt) gongwen show --json "$file" >"$name.json" && set -- "$name.json" "$file" ;;
    *) set -- "$file" "set.txt" ;;
    esac
    if ! python3 "$top_srcdir/tests/cli/forms.py" "$1" set 2>/dev/null; then
        skip "$name in every form" "python3, which would make them, is not installed"
        continue
    fi
    wanted=$(printed "$2")
    for form in docx odt rtf html pdf; do
        tool="$top_builddir/gongwen-$form"
        [ $form = pdf ] && tool=pdftotext
        if command -v "$tool" >/dev/null; then
            is "$name set as $form" "$wanted" "$(printed set.$form)"
        else
            skip "$name set as $form" "$tool is not at hand"
        fi
    done
done

# What a form does not carry is told.
doubts() {
    gongwen info --config config "$1" | sed -n 's/^remark *//p'
}
cat >lost.txt <<'END'
为做好今年汛期的水库巡查工作，保障下游村镇群
众的生命财产安全，现就有关事项通知如下，请认真贯彻。
各乡镇要建立巡查责任制，把责任落实到人，落实到
每一座水库，并将名单报县水利局备案，不得迟报漏报。
县水利局将组成三个督查组，分片检查各单位落实情
况，检查结果在全县通报。
单位        姓名        电话
城关镇      王大江      5551234
大湾镇      李小河      5554321
END
is "what a text without indents does not tell" "lines of tables stand as printed, also where a cell goes on: 3" \
    "$(doubts lost.txt | grep tables)"
has "nor where its paragraphs end" "full lines that end a sentence may end a paragraph, too: 2" "$(doubts lost.txt)"
sed 's/^[为各县].*/　　&/' lost.txt | head -n 6 >kept.txt
is "indents tell" "" "$(doubts kept.txt)"
cat >hangul.txt <<'END'
여름철 집중호우에 대비하여 저수지 순찰 계획을 알려 드리오
니 각 읍면동에서는 순찰 일지를 빠짐없이 작성하여 주시고 이
상이 발견되면 즉시 재난안전과로 보고하여 주시기 바라며 기
타 자세한 사항은 붙임 계획서를 참고하시기 바라고 협조하여
주시면 감사하겠습니다.
END
has "where Hangul was broken" "lines of Hangul may end within words" "$(doubts hangul.txt)"
is "… and not where it was set apart" "" "$(doubts hangul.txt | grep spaced)"
sed '2s/\(.\)/\1 /g' hangul.txt >apart.txt
has "lines of Hangul that are spaced" "lines of Hangul are spaced, so that words cannot be told apart: 1" "$(doubts apart.txt)"
{ cat kept.txt && printf '　　审 判 长\n　　王 大 江\n'; } >spaced.txt
has "names that are spaced" "spaces between ideographs stand as they are, though print may have put them there, in lines: 2" "$(doubts spaced.txt)"

# What a converter is known to lose is told.
printf 'word' >plain.old
printf '[filters]\nold = text .old : antiword %%f\n' >config
mkdir bin
{ echo "#!/bin/sh" && echo "cat \"\$1\""; } >bin/antiword
chmod +x bin/antiword
has "what a converter loses is told" "antiword leaves out the numbers that Word sets by itself" \
    "$(PATH=$PWD/bin:$PATH gongwen info --config config plain.old)"

tap_end
