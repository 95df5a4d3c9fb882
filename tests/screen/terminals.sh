#!/bin/sh
# The same keys on every terminal, and the same screens, cell by cell.
#
# What libvterm shows tmux, GNU screen, pyte and xterm have to show; where ambiguous characters
# are two columns wide, what pyte shows.  A terminal that is not installed is skipped.

. "$top_srcdir/tests/tap.sh"

play=$top_builddir/tests/screen/run_screen
cases=$top_srcdir/tests/screen/everywhere.txt

# play_on TERMINAL RECORD|COMPARE FILM: plays the cases there.
play_on() {
    output=$(env TERMINAL="$1" "$2=$PWD/$3" "$play" "$cases" 2>&1)
    status=$?
    if echo "$output" | grep -Eq '# SKIP|there is no pyte|no other terminal'; then
        skip "the screens of $1" "$1, or what looks at it, is not installed"
    else
        [ "$status" -eq 0 ] || echo "$output" | sed 's/^[^#]/# &/'
        is "the screens of $1" 0 "$status"
    fi
}

# An X server without a screen, for xterm.
start_x() {
    mkfifo display
    Xvfb -displayfd 3 -screen 0 1600x1200x8 3>display >/dev/null 2>&1 &
    x=$!
    trap 'kill "$x"; rm -rf "$tap_folder"' EXIT
    read -r number <display
    DISPLAY=:$number
    export DISPLAY
}

unset DISPLAY
play_on libvterm RECORD narrow
play_on tmux COMPARE narrow
play_on screen COMPARE narrow
play_on pyte COMPARE narrow
play_on pyte-wide RECORD wide
play_on screen-wide COMPARE wide
if command -v Xvfb >/dev/null && command -v xterm >/dev/null; then
    start_x
    play_on xterm COMPARE narrow
    play_on xterm-wide COMPARE wide
else
    skip "the screens of xterm" "xterm or Xvfb is not installed"
fi
tap_end
