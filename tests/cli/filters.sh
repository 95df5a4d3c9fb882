# filters.sh: files that are no text: programs are run on them without a shell and under limits,
# and what goes wrong is one sentence.
# shellcheck disable=SC2016  # $ and ` are meant as they stand
. "$top_srcdir/tests/tap.sh"

notice=$notices/fangxun-tongzhi.txt
mkdir bin
PATH=$tap_folder/bin:$PATH

# program NAME: a converter of that name, from standard input.
program() {
    { echo '#!/bin/sh' && cat; } >"bin/$1"
    chmod +x "bin/$1"
}

# config: a configuration from standard input; gongwen is run with it by `run`.
config() {
    { echo '[filters]' && cat; } >config
}

run() {
    gongwen "$@" --config config
}

complaint() {
    said run info "$1" | head -n 1
}

program copy <<'END'
tail -n +2 "$1"
END
config <<'END'
box = .box BOX\x21 : copy %f
END
{ echo 'BOX!' && cat "$notice"; } >notice.box

# ---- Knowing a file ----------------------------------------------------------------

is "a converter of the configuration makes a notice" "$(gongwen show "$notice")" \
    "$(run show notice.box)"
is "--raw shows what it made" "$(cat "$notice")" "$(run show --raw notice.box)"
has "who converted it is told" "converted by copy" "$(run info notice.box)"
has "the encoding is that of the text" '"encoding":"UTF-8"' \
    "$(run info --json notice.box | tr -d ' ')"
cp notice.box notice.strange
is "how a file begins is enough" "$(gongwen show "$notice")" "$(run show notice.strange)"
is "standard input too" "$(gongwen show "$notice")" "$(run show - <notice.box)"
{ printf 'box\0\n' && cat "$notice"; } >other.BOX
is "the name is enough, in capitals too" "$(gongwen show "$notice")" "$(run show other.BOX)"
cp "$notice" text.box
is "a text that has such a name stays as it is" "$(gongwen show "$notice")" "$(run show text.box)"
is "without the line nobody knows the file" "gongwen: other.BOX: is no text" \
    "$(said gongwen info other.BOX)"

# ---- What the program gets -----------------------------------------------------------

program tell <<'END'
cat "$2" >/dev/null
printf 'first: %s\nthird: %s\ninput: %s\nlocale: %s\n' "$1" "$3" "$(cat)" "$LC_ALL"
END
config <<'END'
box = BOX : tell 'a $(b) "c" *' %f -
END
is "arguments are not read by a shell" 'first: a $(b) "c" *' \
    "$(run show --raw notice.box | sed -n 1p)"
is "all arguments arrive" "third: -" "$(run show --raw notice.box | sed -n 2p)"
is "standard input is empty" "input: " \
    "$(echo surprise | run show --raw notice.box | sed -n 3p)"
is "the locale is UTF-8 everywhere" "locale: C.UTF-8" "$(run show --raw notice.box | sed -n 4p)"
odd=$(printf -- '-n $(touch it) \377.box')
config <<'END'
box = BOX : copy %f
END
cp notice.box "./$odd"
is "an odd file name is no argument" "$(gongwen show "$notice")" "$(gongwen show --config config -- "$odd")"
ok "… and is not run" [ ! -e it ]

config <<'END'
web = text .web : copy %f
END
{ echo && cat "$notice"; } | iconv -t GB18030 >old.web
is "a file that is text is given in UTF-8" "$(gongwen show "$notice")" "$(run show old.web)"

# ---- What goes wrong -----------------------------------------------------------------

config <<'END'
box = BOX : no-such-program %f
END
is "a program that is not there is named" \
    "gongwen: notice.box: needs the program no-such-program, which is not there" \
    "$(complaint notice.box)"
printf '%%PDF-1.5\n' >paper.pdf
is "its package too, when it is known" \
    "gongwen: paper.pdf: needs the program pdftotext: install the package poppler-utils" \
    "$(PATH=$top_builddir "$top_builddir/gongwen" info paper.pdf 2>&1)"

config <<'END'
box = BOX : bad %f
END
program bad <<'END'
printf '\n' >&2
printf 'line 3: \033[31mbroken\377\nmore\n' >&2
exit 3
END
has "what a program complains of is passed on, one line of it" "bad failed: line 3:" \
    "$(complaint notice.box)"
is "… and does not speak to the terminal" "" \
    "$(complaint notice.box | tr -d '\n' | LC_ALL=C tr -d '[:print:]')"
is "… as an error" 2 "$(status run info notice.box)"
program bad <<'END'
echo "Command Line Error: Incorrect password" >&2
exit 1
END
has "what is protected by a password is told so" "is protected by a password; qpdf" \
    "$(complaint notice.box)"
program bad <<'END'
echo "$1: unexpected end of file, $1" >&2
exit 1
END
is "what is not whole is told so, without the path by which it was read" \
    "gongwen: notice.box: is damaged, or not whole (bad failed: the file: unexpected end of file, the file)" \
    "$(complaint notice.box)"
program bad <<'END'
printf '\f\f \f'
END
has "pages without text are told" "pages that are pictures need OCR" "$(complaint notice.box)"
program bad <<'END'
exit 3
END
is "without a complaint its status is told" "gongwen: notice.box: bad failed with status 3" \
    "$(complaint notice.box)"
program bad <<'END'
kill -SEGV $$
END
has "a crash is told" "gongwen: notice.box: bad was stopped" "$(complaint notice.box)"
program bad <<'END'
exit 0
END
is "no text at all is told" "gongwen: notice.box: holds no text that bad could find; pages that are pictures need OCR" \
    "$(complaint notice.box)"
program bad <<'END'
echo 'something is amiss' >&2
tail -n +2 "$1"
END
has "a complaint of a program that goes well is a warning" "bad complains: something is amiss" \
    "$(run info notice.box)"
# Text for which there is no program is read as it is.
config <<'END'
box = text .box : no-such-program %f
END
is "text without its converter is read" "$(gongwen show "$notice")" \
    "$(cp "$notice" text.box && run show text.box)"
has "... and that is told" "read as it is: needs the program no-such-program" "$(run info text.box)"
config <<'END'
box = .box BOX\x21 : bad %f
END
program bad <<'END'
(sleep 60; echo late) &
tail -n +2 "$1"
END
is "what a program leaves behind is not waited for" "$(gongwen show "$notice")" \
    "$(timeout 10 gongwen show --config config notice.box)"

# ---- The configuration ---------------------------------------------------------------

# complains NAME SENTENCE: of the one line of the configuration.
complains() {
    is "$1" "gongwen: config:2: $2" "$(said run info "$notice" | head -n 1)"
}

echo 'box = BOX copy %f' | config
complains "a line without its middle is told" 'box: the files and the program are separated by " : "'
echo 'box = packed : copy %f' | config
complains "a line that says not which files" "box: it is not said which files"
echo 'box = BOX : copy' | config
complains "a program that gets no file" "box: the program gets no %f"
echo "box = BOX : copy 'a %f" | config
complains "a quote that is not closed" "box: a quote is not closed"
echo 'gz =' | config
gzip -c "$notice" >notice.txt.gz
is "a converter can be switched off" "gongwen: notice.txt.gz: is no text" \
    "$(complaint notice.txt.gz)"
gongwen --print-config >config
is "what is printed can be read" "" "$(said run info "$notice")"
is "… and means the same" "$(cat config)" "$(run --print-config)"

# ---- Packed files --------------------------------------------------------------------

config </dev/null
is "a packed text" "$(gongwen show "$notice")" "$(gongwen show notice.txt.gz)"
is "a packed text in another encoding" "$(gongwen show "$notice")" \
    "$(iconv -t GB18030 "$notice" | gzip | gongwen show -)"
gzip -c notice.txt.gz >notice.txt.gz.gz
is "packed twice" "$(gongwen show "$notice")" "$(gongwen show notice.txt.gz.gz)"
config <<'END'
box = BOX : copy %f
END
gzip -c notice.box >packed.box.gz
is "a packed file of another kind" "$(gongwen show "$notice")" "$(run show packed.box.gz)"

# ---- What converters have made is kept ------------------------------------------------

cache=$HOME/.cache/gongwen/converted
rm -rf "$cache"
program bad <<'END'
echo run >>"$RUNS"
echo 'odd font' >&2
tail -n +2 "$1"
END
RUNS=$tap_folder/runs
export RUNS
config <<'END'
box = BOX : bad %f
END
# runs: how often the converter ran since one last asked.
runs() {
    wc -l <"$RUNS"
    : >"$RUNS"
}
: >"$RUNS"
first=$(run info --json notice.box)
is "the first time the converter runs" 1 "$(runs)"
is "a file is there for its owner alone" 600 "$(stat -c %a "$cache"/*)"
is "… in a folder of the owner" 700 "$(stat -c %a "$cache")"
is "the second time it says the same" "$first" "$(run info --json notice.box)"
has "… with what the converter complained of" "odd font" "$(run info notice.box)"
run show notice.box >/dev/null
run search 巡查 notice.box >/dev/null
is "… and the converter does not run" 0 "$(runs)"
mkdir boxes
cp notice.box boxes/one.box
cp notice.box boxes/two.box
once=$(run search 巡查 boxes)
is "a copy is another file" 2 "$(runs)"
is "a folder is searched alike the second time" "$once" "$(run search 巡查 boxes)"
is "… without converting" 0 "$(runs)"
echo more >>notice.box
has "a file that has changed is converted" more "$(run show notice.box)"
is "… once" 1 "$(runs)"
echo >>bin/bad
run show notice.box >/dev/null
is "with another converter, too" 1 "$(runs)"
for kept in "$cache"/*; do
    printf 'X' | dd of="$kept" bs=1 seek=$(($(wc -c <"$kept") - 2)) conv=notrunc 2>/dev/null
done
has "what is damaged is made anew" more "$(run show notice.box)"
is "… by the converter" 1 "$(runs)"
is "standard input is not kept" "$(run show notice.box)" "$(run show - <notice.box)"
is "… but converted" 1 "$(runs)"
rm -rf "$cache"
{ echo '[reading]' && echo 'keep-converted = 0' && cat config; } >config.new && mv config.new config
run show notice.box >/dev/null
run show notice.box >/dev/null
is "it can be switched off" "2 no" "$(runs) $([ -e "$cache" ] || echo no)"
mkdir -p "$HOME/.cache/gongwen" && : >"$cache"
config <<'END'
box = BOX : bad %f
END
has "where there is no place for it nothing is kept, and nothing said" more "$(run show notice.box 2>&1)"
rm "$cache"

# ---- The library ---------------------------------------------------------------------

mkdir shelf
{ printf 'BOX!\0\n' && cat "$notice"; } >shelf/notice.box
head -c 4096 "$top_builddir/gongwen" >shelf/program
is "the library leaves out what is no text" "" "$(gongwen list --json shelf)"
is "… and lists what can be converted, although it knows the file" 1 \
    "$(run list --json shelf | grep -c 青禾市)"

tap_end
