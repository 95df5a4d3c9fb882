# options.sh: the command line: options, subcommands, what goes with what.
. "$top_srcdir/tests/tap.sh"

notice=$notices/fangxun-tongzhi.txt

is "--version prints name and version" 0 "$(status gongwen --version)"
has "--version names the program" "gongwen " "$(gongwen --version)"
is "--help succeeds" 0 "$(status gongwen --help)"
for word in list info outline show --json --width --section --raw --encoding --config; do
    has "--help tells of $word" "$word" "$(gongwen --help)"
done
is "-h is --help" "$(gongwen --help)" "$(gongwen -h)"
ok "--help fits into 80 columns" [ "$(gongwen --help | wc -L)" -le 80 ]

is "the help of subcommands stands in a column" "" \
    "$(gongwen --help | grep '^  gongwen' | grep -v '^.\{34\} [^ ]')"
is "… and that of options" "" "$(gongwen --help | grep '^  *-' | grep -v '^.\{25\} [^ ]')"

is "an unknown option is an error" 2 "$(status gongwen --bla)"
is "… and said in a sentence" \
    "gongwen: there is no option --bla: see gongwen --help" "$(said gongwen --bla)"
is "an unknown letter is said" \
    "gongwen: there is no option -q: see gongwen --help" "$(said gongwen -q)"
is "an option without its value is said" \
    "gongwen: the option --width wants a value: see gongwen --help" "$(said gongwen show --width)"
is "a value that an option does not take is said" \
    "gongwen: the option --json takes no value: see gongwen --help" "$(said gongwen info --json=1)"
is "an option of another subcommand is said" \
    "gongwen: the option --width does not go with info: see gongwen --help" \
    "$(said gongwen info --width 20 x)"
is "an option that needs a subcommand is said" \
    "gongwen: the option --json goes with a subcommand: see gongwen --help" \
    "$(said gongwen --json x)"
is "--json and --raw exclude each other" 2 "$(status gongwen show --json --raw "$notice")"
for width in -1 abc 1001 '' 9x; do
    is "--width '$width' is an error" 2 "$(status gongwen show --width "$width" "$notice")"
done
for subcommand in info outline show; do
    is "$subcommand without a file is an error" \
        "gongwen: $subcommand wants a file: see gongwen --help" "$(said gongwen $subcommand)"
done
is "list takes one directory only" 2 "$(status gongwen list a b)"

is "options may stand before the subcommand" \
    "$(gongwen info --json "$notice")" "$(gongwen --json info "$notice")"
is "options may stand behind the file" \
    "$(gongwen info --json "$notice")" "$(gongwen info "$notice" --json)"
is "a long option may be cut short" \
    "$(gongwen show --width 30 "$notice")" "$(gongwen show --wid=30 "$notice")"
is "letters may stand together" \
    "$(gongwen show --raw --section 一 "$notice")" "$(gongwen show -rs一 "$notice")"
cp "$notice" ./info
is "a file named as a subcommand is read behind it" \
    "$(gongwen info --json "$notice" | sed 's/"file":"[^"]*"//')" \
    "$(gongwen info --json info | sed 's/"file":"[^"]*"//')"
cp "$notice" ./--json
is "behind -- everything is a file" 0 "$(status gongwen info -- --json)"

# The configuration
mkdir -p "$HOME/.config/gongwen"
printf '[reading]\nmeasure = 3\nencoding = UTF-8\n[keys]\nbla = j\n' >"$HOME/.config/gongwen/config"
has "a bad value is said with file and line" \
    "gongwen: $HOME/.config/gongwen/config:2: " "$(said gongwen info "$notice")"
has "an unknown command is said with file and line" \
    "gongwen: $HOME/.config/gongwen/config:5: " "$(said gongwen info "$notice")"
is "… and the rest holds" 0 "$(status gongwen info "$notice")"
printf '[labels]\nx = y\n[keys]\nbla = j\n[reading]\nmeasure = 3\n' >disorder
is "the lines of a file are complained of in their order" "2 4 6" \
    "$(gongwen --config disorder info "$notice" 2>&1 >/dev/null | sed 's/^gongwen: disorder:\([0-9]*\):.*/\1/' | xargs)"
printf '[reading]\nmeasure = 44\n' >other
has "--config reads another file" "measure = 44" "$(gongwen --config other --print-config)"
is "… and not the usual one" "" "$(said gongwen --config other --print-config)"
is "a file that --config asks for must be there" 2 "$(status gongwen --config none info "$notice")"
gongwen --config other --print-config >printed
is "what --print-config prints can be read again" "" "$(said gongwen --config printed --print-config)"
is "… and says the same" "$(cat printed)" "$(gongwen --config printed --print-config)"
mkdir -p xdg/gongwen
cp other xdg/gongwen/config
has "XDG_CONFIG_HOME is heeded" "measure = 44" \
    "$(XDG_CONFIG_HOME=$PWD/xdg gongwen --print-config)"

has "--set sets an option" "measure = 50" "$(gongwen --set measure=50 --print-config)"
has "… the last one holds, over the file's" "measure = 51" \
    "$(gongwen --config other --set measure=50 --set measure=51 --print-config)"
is "an option that is none is an error" 2 "$(status gongwen --set colour=red info "$notice")"
has "… and said" "gongwen: --set: there is no option colour" \
    "$(said gongwen --set colour=red info "$notice")"
has "… and what has no value" 'gongwen: --set: "measure" is not NAME=VALUE' \
    "$(said gongwen --set measure info "$notice")"
is "… and a value that is none" 2 "$(status gongwen --set justify=most info "$notice")"
differ() {
    [ "$(gongwen show -w 40 --set "$1" "$notice")" != "$(gongwen show -w 40 "$notice")" ]
}
ok "paragraphs are set as it is asked for: fully justified" differ justify=full
ok "… with stops that hang" differ hanging=yes

printf '[reading]\nencoding = bogus\n' >bogus
told="gongwen: bogus:2: the encoding bogus is not known; iconv -l lists those that are"
for command in "info $notice $notice" "list $notices" "search --count 防汛 $notices" "show $notice" \
    "notes $notices"; do
    # shellcheck disable=SC2086  # the words of a command
    is "an encoding that nobody knows is told once: gongwen $command" "$told" \
        "$(gongwen --config bogus $command 2>&1 >/dev/null)"
done
is "… and the notice is read as if none were named" "$(gongwen show "$notice")" \
    "$(gongwen --config bogus show "$notice" 2>/dev/null)"
for command in "list $notices" "info $notice $notice" "search 防汛 $notices"; do
    # shellcheck disable=SC2086
    is "asked for, it is told once: gongwen $command" "${told#*:2: } 2" \
        "$(gongwen --config other --encoding bogus $command 2>&1 | sed 's/^gongwen: //') $(status gongwen --config other --encoding bogus $command)"
done
has "… and by --set" "gongwen: --set: the encoding bogus is not known" \
    "$(said gongwen --set encoding=bogus info "$notice")"

is "JSON is never translated" "$(gongwen info --json "$notice")" \
    "$(LC_ALL=zh_CN.UTF-8 gongwen info --json "$notice")"
is "a full disk that is met early is told without a reason that is none" \
    "gongwen: standard output cannot be written" "$(gongwen --config other --print-config 2>&1 >/dev/full)"
is "a full disk is an error" 2 "$(gongwen info "$notice" 2>/dev/null >/dev/full; echo $?)"

tap_end
