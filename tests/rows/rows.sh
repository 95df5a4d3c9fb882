#!/bin/sh
# rows.sh: what holds of the rows of the project's notices at every width; for a corpus see
# tests/corpus.sh.

top_srcdir=${top_srcdir:-.}
exec "${top_builddir:-build}/tests/rows/row_rules" --quick "$top_srcdir"/doc/notices/*.txt \
    "$top_srcdir"/tests/notices/*.txt
