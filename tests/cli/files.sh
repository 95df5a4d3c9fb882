# files.sh: what may go wrong with a file, each with one sentence and status 2; and what may not.
. "$top_srcdir/tests/tap.sh"

notice=$notices/fangxun-tongzhi.txt

# fails NAME FILE SENTENCE [OPTION...]
fails() {
    name=$1 file=$2 sentence=$3
    shift 3
    is "$name is said" "gongwen: $file: $sentence" "$(said gongwen info "$@" -- "$file")"
    is "$name is an error" 2 "$(status gongwen show "$@" -- "$file")"
    is "$name prints nothing else" "" "$(gongwen outline --json "$@" -- "$file" 2>/dev/null)"
}

fails "a file that is not there" nothing "cannot be opened: No such file or directory"
mkdir folder
fails "a directory" folder "is a directory"
: >empty
fails "an empty file" empty "is empty"
head -c 4096 "$top_builddir/gongwen" >binary
fails "a program" binary "is no text"
fails "a device" /dev/null "is neither a file nor a pipe"
if [ "$(id -u)" -ne 0 ]; then
    cp "$notice" closed
    chmod 0 closed
    fails "a file that may not be read" closed "cannot be opened: Permission denied"
fi
ok "an unknown encoding is an error" [ "$(status gongwen info -e nonsense "$notice")" = 2 ]
has "… and named" "nonsense" "$(said gongwen info -e nonsense "$notice")"

printf 'A bell\007 and an escape\033[31m in a text that is one otherwise.\n' >"$(printf 'name\033[31m.txt')"
is "a name never speaks to the terminal" "" \
    "$(gongwen info ./name* | tr -d '\n' | LC_ALL=C tr -d '[:print:]')"
is "nor does a sentence" "" \
    "$(said gongwen info "$(printf 'no\033[31m')" | tr -d '\n' | LC_ALL=C tr -d '[:print:]')"
is "nor what a notice holds" "" "$(gongwen show ./name* | tr -d '\n' | LC_ALL=C tr -d '[:print:]')"
is "nor as JSON" "" "$(gongwen show --json ./name* | tr -d '\n' | LC_ALL=C tr -d '[:print:]')"
is "--raw in a pipe does not speak to a terminal at its end" "$(cat ./name* | tr '\007\033' '??')" \
    "$(gongwen show --raw ./name*)"
is "--raw on a terminal does not speak to it" "$(cat ./name* | tr '\007\033' '??')" \
    "$(script -qec 'gongwen show --raw ./name*' /dev/null </dev/null | tr -d '\r')"

is "- is standard input" "$(gongwen show "$notice")" "$(gongwen show - <"$notice")"
# shellcheck disable=SC2002  # the pipe is what is tested
is "standard input may be a pipe" "$(gongwen show "$notice")" "$(cat "$notice" | gongwen show -)"
is "several files are shown one after another" "$(cat "$notice" "$notice" | grep -c .)" \
    "$(gongwen show --raw "$notice" "$notice" | grep -c .)"
is "one bad file among good ones is an error" 2 "$(status gongwen info "$notice" nothing)"
has "… and the good ones are shown" '"file":' "$(gongwen info --json nothing "$notice" 2>/dev/null)"

mkfifo pipe
cat "$notice" >pipe &
is "a named pipe can be read" "$(gongwen show "$notice")" "$(gongwen show pipe)"

tap_end
