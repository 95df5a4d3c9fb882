#!/bin/sh
# convert.sh HOW FILE: converters of which a test says when they are done, by a file "go" in $HOME.

until_told() {
    until [ -e "$HOME/go" ]; do sleep 0.02; done
}

case $1 in
slow)
    until_told
    tail -n +2 "$2"
    ;;
fails)
    until_told
    echo 'the page tree is broken' >&2
    exit 3
    ;;
once) # goes well the first time
    [ ! -e "$HOME/once" ] || exec sh "$0" fails "$2"
    touch "$HOME/once"
    tail -n +2 "$2"
    ;;
endless) yes '临溪市水务局' ;;
esac
