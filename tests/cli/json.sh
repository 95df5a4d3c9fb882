# json.sh: JSON as the contract has it: one object a file, one line an object.
. "$top_srcdir/tests/tap.sh"

PATH=$top_builddir/tests/cli:$PATH
notice=$notices/fangxun-tongzhi.txt

at() {
    what=$1
    shift
    gongwen "$what" --json "$notice" | json_at "$@"
}

info_keys="file encoding kind issuer number title addressee signature date imprint attachments \
pages paragraphs sections characters references unresolved diagnostics "
for file in "$notices"/*.txt; do
    name=$(basename "$file")
    is "info of $name has the keys" "$info_keys" "$(gongwen info --json "$file" | json_at .)"
    is "outline of $name has the keys" "file sections " "$(gongwen outline --json "$file" | json_at .)"
    is "show of $name has the keys" "file blocks " "$(gongwen show --json "$file" | json_at .)"
done

is "info names the file as it was given" "$notice" "$(at info file)"
is "info names the encoding" UTF-8 "$(at info encoding)"
is "a date is ISO" 1 "$(at info date | grep -Ecx '[0-9]{4}-[0-9]{2}-[0-9]{2}')"
is "a section has the keys" "level label number path heading part run_in page line " \
    "$(at outline sections.0)"
is "a label is as printed, a number its value" "一、 1 1 1" \
    "$(at outline sections.0.label sections.0.number sections.0.path sections.0.level | xargs)"
is "a block has the keys" "role text path page line " "$(at show blocks.0)"
is "pages and lines count from 1" "1 1" "$(at show blocks.0.page blocks.0.line | xargs)"
is "a block outside of sections has no path" null "$(at show blocks.0.path)"
is "info counts the sections that outline shows" "$(at outline sections)" "$(at info sections)"

printf '只有一行字\n' >bare
is "missing elements are null" "null null null null null null null null" "$(
    gongwen info --json bare | json_at kind issuer number title addressee signature date imprint |
        xargs)"
is "a notice without sections has an empty list" 0 "$(gongwen outline --json bare | json_at sections)"
is "… and nothing was found" 1 "$(status gongwen outline bare)"
is "several files are several lines" 3 "$(gongwen info --json bare "$notice" bare | grep -c '^{.*}$')"
bad=$(printf 'bad\377name')
cp bare "$bad"
is "a name that is no UTF-8 is still JSON" "bad�name" "$(gongwen info --json "$bad" | json_at file)"
printf '“Quoted” \\ back\tslash and \001 one control, in a text that is one otherwise\n' >odd
is "what is odd in a text is escaped" "$(cat odd)" "$(gongwen show --json odd | json_at blocks.0.text)"

tap_end
