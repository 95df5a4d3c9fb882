#!/bin/sh
# Nothing that a notice, a name or an option holds speaks to the terminal.

. "$top_srcdir/tests/tap.sh"

esc=$(printf '\033')
bell=$(printf '\007')
# A title for the window, the clipboard, a CSI of one character (C1), text that runs backwards, a
# device control string, a report that would be typed back.
evil="${esc}]0;own!$bell${esc}]52;c;b3duZWQ=$bell$(printf '\302\2337m')$(printf '\342\200\256')x$(printf '\342\201\251')${esc}[7;7;7m${esc}Pq$esc\\${esc}[21t${esc}[6n${esc}[c"

# Whether nothing in the file could reach a terminal as more than a character.
is_harmless() {
    ! LC_ALL=C grep -qaE "$esc|$bell|$(printf '\302[\200-\237]')|$(printf '\342\200[\216\217\252-\256]')|$(printf '\342\201[\246-\251]')" "$1"
}

# The same of what was drawn by curses, which speaks in sequences of its own.
is_tame() {
    ! LC_ALL=C grep -qaE "${esc}[]PX^_]|$esc\[7;7;7|$esc\[21t|$(printf '\302[\200-\237]')|$(printf '\342\200[\216\217\252-\256]')|$(printf '\342\201[\246-\251]')" "$1"
}

printf '%s' "$evil" >sample
ok "the sample is harmful" eval '! is_harmless sample && ! is_tame sample'

mkdir "lib$evil"
name="lib$evil/a$evil.txt"
cat >"$name" <<EOF
市园林管理局$evil文件

市园发〔2024〕2$evil号

关于${evil}印发办法的通知

各单位$evil：
　　一、${evil}落实责任。各单位${evil}要做好工作，$evil不留空白。
　　二、检查$evil

　　　　　　　　　　　　　　　市园林管理局
　　　　　　　　　　　　　　　2024年9月2日
EOF

# on_pipe WHAT ARGUMENT...: what the program says there.
on_pipe() {
    what=$1
    shift
    gongwen "$@" >out 2>err </dev/null
    ok "$what, on a pipe" is_harmless out
    ok "$what, its complaints" is_harmless err
}

on_pipe "list" list "lib$evil"
on_pipe "info" info "$name"
on_pipe "outline" outline "$name"
on_pipe "show" show "$name"
on_pipe "show in rows" show --width 40 "$name"
on_pipe "show of the source" show --raw "$name"
on_pipe "show of the source of a section" show --raw --section 1 "$name"
on_pipe "a dump of the tree" show --dump tree "$name"
on_pipe "a dump of the rows" show --dump rows --raw "$name"
on_pipe "show of a section" show --section "$evil" "$name"
on_pipe "search" search 责任 "lib$evil"
on_pipe "search of controls" search "$evil" "lib$evil"
on_pipe "search of the words themselves" search --words --regex '落实.*' "lib$evil"
on_pipe "a bad expression" search --regex "($evil" "lib$evil"
on_pipe "search as JSON" search --json 责任 "lib$evil"
on_pipe "list as JSON" list --json "lib$evil"
on_pipe "info as JSON" info --json "$name"
on_pipe "show as JSON" show --json "$name"
on_pipe "a file that is not there" info "no$evil"
on_pipe "a directory that is not there" list "no$evil"
on_pipe "an option that is none" "--no$evil"
on_pipe "a subcommand with an option that is none" list "--sort=$evil" .
on_pipe "an encoding that is none" show "--encoding=$evil" "$name"
on_pipe "a configuration that is not there" "--config=no$evil" list .
printf '[screen]\ntheme = %s\n[no%s]\nx = 1\n[labels]\n1 = %s\n[filters]\n*.x = no%s\n' "$evil" "$evil" "$evil" "$evil" >conf
on_pipe "a configuration of controls" --config=conf show "$name"
: >a.x
on_pipe "a converter that is none" --config=conf show a.x

# on_terminal WHAT ARGUMENT...: the same, on a terminal.
on_terminal() {
    what=$1
    shift
    for argument; do
        printf "'%s' " "$argument"
    done >arguments
    script -qec "gongwen $(cat arguments)" out >/dev/null 2>&1 </dev/null
    sed '1d;$d' out >said # without what script itself says
    ok "$what, on a terminal" test -s said
    ok "$what, on a terminal: tame" is_tame said
}

on_terminal "show" show "$name"
on_terminal "show of the source" show --raw "$name"
on_terminal "list" list "lib$evil"
on_terminal "search" search 责任 "lib$evil"
on_terminal "a file that is not there" info "no$evil"

# Of joined emoji, which terminals draw differently, a terminal gets the first; a pipe all of them.
mkdir joined
family=$(printf '\360\237\221\250\342\200\215\360\237\221\251')
printf '市园林管理局文件\n\n关于%s印发办法的通知\n\n各单位：\n　　请照办。\n' "$family" >joined/a.txt
has "joined emoji, in a pipe" "$family" "$(gongwen list joined)"
script -qec "gongwen list joined" out >/dev/null 2>&1 </dev/null
has "joined emoji, on a terminal" "$(printf '关于\360\237\221\250印发')" "$(cat out)"

# The reader, driven on a terminal, and every byte that it sends there.
cp -r "lib$evil" library
cp "$name" notice.txt
cat >cases <<EOF
== the library, a notice, its source, its contents, help
run $PWD/lib$evil
press j k <Enter> j r r t j <Tab> o
type q
press ? q
type ZZ
== a notice of its own, a section and an encoding that are none
run $PWD/$name
press s
paste $evil
press <Enter>
press E
paste x$evil
press <Enter>
type ZZ
== a configuration of controls
config [screen]
config theme = $evil
run $PWD/notice.txt
type ZZ
== hits, highlights, notes, bookmarks, marks, and an export
run $PWD/$name
press /
paste 责任$evil
press <Esc> /
type 责任
press <Enter> & j <Enter> H a
paste $evil
press <Enter> gh q V ) y M
paste $evil
press <Enter> B q x
paste $PWD/export.md
press <Enter> S
type 责任
press <Enter>
== a filter
run $PWD/library
press /
paste $evil
press <Enter>
type ZZ
EOF
COPY=$PWD/drawn "$top_builddir/tests/screen/run_screen" cases >played
grep "^not ok" -B60 played | cat -v | sed "s,^,# ,"
ok "the reader was driven" eval "! grep -q \"^not ok\" played"
ok "the reader has drawn" test -s drawn
# What is copied goes to the clipboard by a sequence of the reader's own.
ok "no clipboard of the notice's" eval '! grep -qa "${esc}]52;c;b3duZWQ=" drawn'
LC_ALL=C sed "s/${esc}]52;c;[A-Za-z0-9+/=]*\($bell\|$esc\\\\\)//g" drawn >own
ok "what the reader draws is tame" is_tame own
ok "there is an export" test -s export.md
ok "what is exported" is_harmless export.md
tap_end
