# languages.sh: every sentence has its translation, and the program finds it.
. "$top_srcdir/tests/tap.sh"

# Sentences of the sources that the catalogue of a language lacks, or has in doubt.
untranslated() {
    (cd "$top_srcdir" && xgettext --keyword=_ --keyword=N_ --keyword=P_:1,2 --from-code=UTF-8 \
        --files-from=po/POTFILES.in --output="$tap_folder/all.pot") || echo "xgettext failed"
    msgmerge --quiet --no-fuzzy-matching -o merged.po "$top_srcdir/po/$1.po" all.pot
    msgattrib --untranslated --no-wrap merged.po | sed -n 's/^msgid "\(..*\)"/\1/p'
    msgattrib --only-fuzzy --no-wrap merged.po | sed -n 's/^msgid "\(..*\)"/in doubt: \1/p'
}

for language in zh_CN zh_TW; do
    if ! command -v msgmerge >/dev/null; then
        skip "every sentence is said in $language" "no gettext"
        continue
    fi
    is "every sentence is said in $language" "" "$(untranslated $language)"
    ok "the formats of $language are those of the sentences" \
        msgfmt --check-format -o /dev/null "$top_srcdir/po/$language.po"
done

has "Chinese is spoken where it is asked for" 公文 "$(LC_ALL=zh_CN.UTF-8 gongwen --help)"
has "… by LANG too, though the locale was never generated" 公文 \
    "$(unset LC_ALL; LANG=zh_CN.UTF-8 gongwen --help)"
has "… and by LANGUAGE" 公文 "$(LANGUAGE=zh_CN gongwen --help)"
has "English is spoken where nothing else is" "official notices" "$(LC_ALL=C gongwen --help)"
has "an error is said in the Chinese of the mainland" "gongwen: 没有选项 --bla" \
    "$(LC_ALL=zh_CN.UTF-8 said gongwen --bla)"
has "… and in that of Taiwan" "gongwen: 沒有選項 --bla" "$(LC_ALL=zh_TW.UTF-8 said gongwen --bla)"
for language in zh_CN zh_TW; do
    ok "the help fits into 80 columns in $language" \
        [ "$(LC_ALL=C.UTF-8 LANGUAGE=$language gongwen --help | wc -L)" -le 80 ]
done

tap_end
