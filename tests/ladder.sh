#!/bin/sh
# ladder.sh: the order of src/LADDER holds, and each foreign library has one door.
#
# Reads every #include under src.  A module may include its own header and those of
# modules that stand earlier in LADDER; a header of a foreign library only in the module that
# LADDER names as its door.  The command line and what lies below know nothing of tui.

set -u
src=${top_srcdir:-.}/src

# Which library a header belongs to; whatever is not here must be the C library's.
foreign='
^libintl\.h$                    libintl
^uni(case|conv|ctype|gbrk|lbrk|name|norm|stdio|str|types|wbrk|width)\.h$  unistring
^iniparser                      iniparser
^jansson\.h$                    jansson
^pcre2\.h$                      pcre2
^sqlite3\.h$                    sqlite3
^iconv\.h$                      iconv
^uchardet                       uchardet
^(n?curses|term|panel)(\.h|w?/) ncursesw
'
standard='^(assert|ctype|dirent|errno|fcntl|ftw|getopt|inttypes|langinfo|limits|linux/magic|locale|math|poll|pthread|pwd|regex|setjmp|signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|strings|sys/[a-z]+|termios|time|uchar|unistd|wchar|wctype)\.h$'

modules() {
    (cd "$src" && find . -name '*.[ch]') | sed 's|^\./||; s|\.[ch]$||' | LC_ALL=C sort -u
}

# "FILE MODULE INCLUDED", with the < or " that stood before the name.
includes() {
    (cd "$src" && find . -name '*.[ch]' -exec grep -H '^ *# *include' {} +) |
        sed 's|^\./||; s|:[^<"]*\([<"]\)\([^>"]*\).*| \1\2|' |
        awk '{ module = $1; sub(/\.[ch]$/, "", module); print $1, module, $2 }'
}

not_in_ladder() {
    modules | while read -r module; do
        grep -Eq "^$module(:|\$)" "$src/LADDER" || echo "$module is not in LADDER"
    done
}

not_in_tree() {
    sed -n 's/^\([a-z][a-z0-9_/]*\).*/\1/p' "$src/LADDER" | while read -r module; do
        [ -e "$src/$module.c" ] || [ -e "$src/$module.h" ] || echo "$module has no file"
    done
}

breaches() {
    includes | awk -v ladder="$src/LADDER" '
        BEGIN {
            while ((getline line < ladder) > 0)
                if (line ~ /^[a-z]/) {
                    sub(/:.*/, "", line)
                    rung[line] = ++rungs
                }
        }
        $3 ~ /^"/ && $3 != "\"config.h" {
            wanted = substr($3, 2)
            sub(/\.h$/, "", wanted)
            if (!(wanted in rung))
                print $1 " includes " wanted ".h, which is not in LADDER"
            else if (rung[wanted] > rung[$2])
                print $1 " includes " wanted ".h, which stands above it"
        }'
}

strangers() {
    includes | FOREIGN="$foreign" awk -v ladder="$src/LADDER" -v standard="$standard" '
        BEGIN {
            while ((getline line < ladder) > 0)
                if (line ~ /^[a-z][^:]*:/) {
                    module = line
                    sub(/:.*/, "", module)
                    sub(/^[^:]*: */, "", line)
                    n = split(line, libraries, " ")
                    for (i = 1; i <= n; i++)
                        door[libraries[i]] = module
                }
            n = split(ENVIRON["FOREIGN"], words, /[ \n]+/)
            for (i = 2; i + 1 <= n; i += 2)
                library[words[i]] = words[i + 1]
        }
        $3 ~ /^</ {
            header = substr($3, 2)
            owner = ""
            for (pattern in library)
                if (header ~ pattern)
                    owner = library[pattern]
            if (owner == "" && header !~ standard)
                print $1 " includes <" header ">: say in ladder.sh whose it is"
            else if (owner != "" && door[owner] != $2)
                print $1 " includes <" header ">: the door to " owner " is " door[owner]
        }'
}

who_knows_tui() {
    includes | awk '$3 ~ /^"tui\// && $2 !~ /^tui\// && $2 != "main" {
        print $1 " includes " substr($3, 2) ": only tui and main know of the terminal"
    }'
}

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

echo 1..5
expect_none "every module is in LADDER" "$(not_in_ladder)"
expect_none "every line of LADDER is a module" "$(not_in_tree)"
expect_none "modules include only what stands below them" "$(breaches)"
expect_none "a foreign header is included only at its door" "$(strangers)"
expect_none "only tui and main include tui" "$(who_knows_tui)"
