# rtf.sh: a notice is the same from RTF, whichever way its characters are written there, and
# what is no text, odd or broken in such a file does no harm.
# shellcheck disable=SC1003,SC1112,SC2016  # backslashes and quotes are meant as they stand
. "$top_srcdir/tests/tap.sh"

# as_unicode TEXT UC FALLBACK: its characters as \uN with the stand-in, its lines as paragraphs.
as_unicode() {
    printf '{\\rtf1\\ansi\\uc%s\n' "$2"
    iconv -t UTF-16LE "$1" | od -An -v -tu2 -w2 --endian=little | awk -v fallback="$3" '
        $1 == 10 { print "\\par"; next }
        $1 >= 32 && $1 < 127 { printf "%s%c", index("\\{}", sprintf("%c", $1)) ? "\\" : "", $1; next }
        { printf "\\u%d%s", $1 < 32768 ? $1 : $1 - 65536, fallback }'
    echo '}'
}

# as_bytes TEXT ENCODING HEAD: its bytes as \'hh, all of them.
as_bytes() {
    printf '{\\rtf1\\ansi%s\n' "$3"
    iconv -t "$2" "$1" | od -An -v -tx1 -w1 | awk '
        $1 == "0a" { print "\\par"; next }
        { printf "\\'\''%s", $1 }'
    echo '}'
}

told() {
    gongwen info "$1" | grep -Ev '^(file|encoding|pages|characters|remark|converted) '
    gongwen outline "$1" | sed 's/  p [0-9]*$//'
    gongwen show "$1"
}

for name in fangxun-tongzhi gongyuan-guanli-ling zijiao-jijin-banfa bosai-kunren-tsuchi \
    library-hours-notice; do
    notice=$notices/$name.txt
    gongwen show "$notice" >paragraphs
    as_unicode paragraphs 1 '?' >"$name.rtf"
    is "$name in Unicode" "$(told "$notice")" "$(told "$name.rtf")"
    as_unicode paragraphs 0 ' ' >"$name.rtf"
    is "$name in Unicode without stand-ins" "$(told "$notice")" "$(told "$name.rtf")"
    as_unicode paragraphs 2 "\\'b5\\'da" | gzip -c >"$name.rtf.gz"
    is "$name in Unicode with double bytes for old readers" "$(told "$notice")" \
        "$(told "$name.rtf.gz")"
    as_bytes paragraphs GB18030 '{\fonttbl{\f0\fcharset134 SimSun;}{\f7\fcharset238 X;}}\f7{\f0' >"$name.rtf"
    echo '}' >>"$name.rtf"
    is "$name in the code page of the font" "$(told "$notice")" "$(told "$name.rtf")"
done
as_bytes "$notices/bosai-kunren-tsuchi.txt" CP932 '\ansicpg932' >whole.rtf
is "the code page of the file" "$(gongwen show "$notices/bosai-kunren-tsuchi.txt")" \
    "$(gongwen show whole.rtf)"

# text RTF: what is made of it, inside {\rtf1 ...}.
text() {
    printf '{\\rtf1\\ansi %s}' "$1" >case.rtf
    gongwen show --raw case.rtf
}

is "digits behind an ideograph stay" "第1条" "$(text '\u31532?1\u26465?')"
is "… without a stand-in too" "第12条" "$(text '\uc0\u31532 12\u26465 ')"
is "… and behind one that is a symbol" "第1条" "$(text '\u31532\~1\u26465?')"
is "a stand-in ends with the group" "第1" "$(text '{\u31532}1')"
is "how many there are holds for the group" "第1条" "$(text '{\uc2\u31532??}1\u26465?')"
is "characters beyond the first plane" "𠮷" "$(text '\u-10174?\u-8265?')"
is "half of one is none" "�1" "$(text '\u-10174?1')"
is "a byte that makes no character is shown as such" "� 1" "$(text '\ansicpg936\'"'"'d6 1')"
is "two fonts, two code pages" "通é" \
    "$(text '{\fonttbl{\f1\fcharset134 A;}{\f2\fcharset0 B;}}\f1\'"'"'cd\'"'"'a8\f2\'"'"'e9')"
is "signs that have names" '—–‘’“”•{}\' \
    "$(text '\emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet\{\}\\')"
is "what is not of the text is left out" "ab" \
    "$(text '{\info{\title x}}{\header h\par}a{\*\unknown x{y}}{\pict 00ff}{\v z}b')"
is "footnotes stand behind the text" "$(printf 'a[1]b\n\nc[2]\n\n[1]note\n\n[2]other')" \
    "$(text 'a{\chftn{\footnote {\chftn}note}}b\par c\chftn{\footnote\chftn other}')"
is "bytes that are no RTF are passed over" "ab" "$(text 'a{\pict\bin3 }}{}b')"
is "a field shows its result" "page 2" \
    "$(text 'page {\field{\*\fldinst PAGE}{\fldrslt 2}}')"
is "a box with text" "box text" "$(text '{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}}text' |
    tr -s '\n' ' ' | sed 's/ $//')"
is "a row is a line, with a tab behind each cell" "$(printf 'a\tb c\t\nd\te\t')" \
    "$(text '\intbl a\cell b\par c\cell\row\intbl d\cell e\cell\row\pard')"
is "a page begins with a form feed" "$(printf 'a\n\fb')" "$(text 'a\page b')"
is "no more than that is known of indents" "a" "$(text '\fi640\u12288? a' | tr -d ' 　')"

printf '{\\rtf1 a{\\b b\\u315' >cut.rtf
is "a file that is cut off gives what it holds" "abĻ" "$(gongwen show --raw cut.rtf)"
has "… and it is said" "cut off in the middle" "$(gongwen info cut.rtf)"
printf '{\\rtf1{\\info{\\title x}}}' >empty.rtf
is "a file without text" "gongwen: empty.rtf: holds no text that gongwen-rtf could find; pages that are pictures need OCR" \
    "$(said gongwen info empty.rtf)"
for end in '\' "\\'" "\\'4" '\u' '\*' '\bin99999999999 a' '\u-' '{\fonttbl{\f99999\fcharset134'; do
    printf '{\\rtf1 a%s' "$end" >cut.rtf
    is "cut off at $end" "a" "$(gongwen show --raw cut.rtf | tr -d '\000')"
done
{ printf '{\\rtf1 ' && head -c 200000 /dev/zero | tr '\0' '{' && printf 'a' &&
    head -c 200000 /dev/zero | tr '\0' '}' && printf 'b}c'; } >deep.rtf
is "groups without end" "ab" "$(gongwen show --raw deep.rtf)"

tap_end
