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
    gongwen info "$1" | grep -Ev '^(file|encoding|pages|characters|remark) '
    gongwen outline "$1" | sed 's/  p [0-9]*$//'
    gongwen show "$1"
}

has_all() {
    for tool; do
        command -v "$tool" >/dev/null || return 1
    done
}

# same FORM NAME FILE TOOLS...
same() {
    form=$1 name=$2 file=$3
    shift 3
    if has_all "$@"; then
        is "$name as $form" "$(told "$notices/$name.txt")" "$(told "$file")"
    else
        skip "$name as $form" "needs $*"
    fi
}

for name in fangxun-tongzhi gongyuan-guanli-ling zijiao-jijin-banfa bosai-kunren-tsuchi \
    library-hours-notice; do
    page "$notices/$name.txt" >$name.html
    same HTML $name $name.html pandoc
    iconv -t GB18030 $name.html >$name.gb.html
    same "HTML in GB18030" $name $name.gb.html pandoc
    for form in docx odt epub; do
        has_all pandoc && pandoc -s -f html -o $name.$form $name.html 2>/dev/null
        same $form $name $name.$form pandoc
    done
    gzip -c $name.html >$name.html.gz
    same "packed HTML" $name $name.html.gz pandoc gzip
done

tap_end
