#!/bin/sh
# corpus_anchors.sh: whether highlights stay at their words in every form of the corpus's notices.
#
#     tests/corpus_anchors.sh PROGRAM CORPUS
#
# PROGRAM is tests/notes/anchors, which says what it does.  Takes the notices that have a truth,
# each with its PDF where there is one.  Prints cases of the Test Anything Protocol; status 1 when
# one does not hold.

set -u
program=$(realpath "$1")
cd "$2" || exit 1

set --
for truth in truth/*.json; do
    text=$(sed -n 's/.*"file": *"\([^"]*\)".*/\1/p' "$truth" | head -n 1)
    name=${text##*/}
    for pdf in typeset/pdf/"${name%%.*}".pdf pdf/"${name%%.*}".pdf; do
        if [ -e "$pdf" ]; then
            text=$text=$pdf
            break
        fi
    done
    set -- "$@" "$text"
done
[ -w /dev/shm ] && export TMPDIR=/dev/shm # the stores are made in hundreds
exec "$program" "$@"
