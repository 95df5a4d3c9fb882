#!/bin/sh
# style.sh: what of the conventions (doc/HACKING) a machine can check.
# shellcheck disable=SC2086  # $sources and $headers are a word a file

set -u
cd "${top_srcdir:-.}" || exit 1

number=0
expect_none() {
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        echo "$2" | sed 's/^/# /'
    fi
}

sources=$(find src -name '*.c')
headers=$(find src -name '*.h')

without_license() {
    grep -L 'SPDX-License-Identifier: MIT' $sources $headers
}

# The first include of a .c file is config.h.
config_not_first() {
    for file in $sources; do
        grep -m 1 '^#include' "$file" | grep -q '"config.h"' || echo "$file"
    done
}

# A header opens with "/* name.h: what it is for", and guards itself by its path.
without_introduction() {
    for file in $headers; do
        head -n 1 "$file" | grep -q "^/\* $(basename "$file"): " || echo "$file"
    done
}

without_guard() {
    for file in $headers; do
        guard=GONGWEN_$(echo "${file#src/}" | tr 'a-z/.' 'A-Z__')
        grep -q "^#ifndef $guard\$" "$file" || echo "$file: wants $guard"
    done
}

# mem is where memory comes from, and some functions have no safe use.
forbidden() {
    grep -nwE '(malloc|calloc|realloc|strdup|strndup|asprintf)\(' $sources | grep -v '^src/base/mem\.c:'
    grep -nwE '(gets|strcpy|strcat|sprintf|vsprintf|atoi|strtok|wcwidth|isspace|system|popen)\(' \
        $sources $headers | grep -v '^src/tui/screen\.c:.*wcwidth' # its self-test
}

badly_formatted() {
    find src tests -name '*.[ch]' -exec clang-format --dry-run {} + 2>&1 | grep -o '^[^ ]*: warning'
}

not_listed() {
    grep -lE '(^|[^A-Za-z_])(_|N_|P_)\("' $sources $headers | grep -v '^src/base/nls.h$' |
        grep -vxF -f po/POTFILES.in
    grep '^src' po/POTFILES.in | while read -r file; do
        [ -e "$file" ] || echo "$file is not there"
    done
    LC_ALL=C sort -c po/POTFILES.in 2>&1
}

echo 1..8
expect_none "every file says its licence" "$(without_license)"
expect_none "every source includes config.h first" "$(config_not_first)"
expect_none "every header says what it is for" "$(without_introduction)"
expect_none "every header is guarded by its path" "$(without_guard)"
expect_none "no forbidden function is called" "$(forbidden)"
expect_none "every file with a sentence is in po/POTFILES.in" "$(not_listed)"
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    expect_none "the sources are formatted" "$(badly_formatted)"
else
    echo "ok 7 - the sources are formatted # SKIP no clang-format 14"
fi
if shellcheck --version 2>/dev/null | grep -q '^version: 0\.9\.'; then
    expect_none "shellcheck has nothing to say of the scripts" \
        "$(shellcheck -f gcc bootstrap .ci/run tests/*.sh tests/cli/*.sh)"
else
    echo "ok 8 - shellcheck has nothing to say of the scripts # SKIP no shellcheck 0.9"
fi
