# tap.sh: what the shell tests share: the Test Anything Protocol and a place to work in.
#
#     . "$top_srcdir/tests/tap.sh"
#     is "what is claimed" "$expected" "$got"
#     tap_end
#
# The working directory is a fresh one, with no configuration and no state of a person.
# shellcheck shell=sh

set -u
top_srcdir=${top_srcdir:?run the tests by make check}
top_builddir=${top_builddir:?run the tests by make check}

tap_count=0
tap_folder=$(mktemp -d)
trap 'chmod -R u+rwx "$tap_folder"; rm -rf "$tap_folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$tap_folder" || exit 1

HOME=$tap_folder/home
LC_ALL=C.UTF-8
PATH=$top_builddir:$PATH
export HOME LC_ALL PATH
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME LANGUAGE
mkdir "$HOME"
# shellcheck disable=SC2034  # for the tests
notices=$top_srcdir/doc/notices

tap_result() {
    tap_count=$((tap_count + 1))
    echo "$1 $tap_count - $2"
}

# ok NAME COMMAND...: the command succeeds.
ok() {
    tap_name=$1
    shift
    if "$@"; then
        tap_result ok "$tap_name"
    else
        tap_result "not ok" "$tap_name"
        echo "# failed: $*"
    fi
}

# is NAME EXPECTED GOT: the two are the same.
is() {
    if [ "$2" = "$3" ]; then
        tap_result ok "$1"
    else
        tap_result "not ok" "$1"
        printf 'expected: %s\ngot:      %s\n' "$2" "$3" | sed 's/^/# /'
    fi
}

# has NAME PART GOT: the part stands in what was got.
has() {
    case $3 in
    *"$2"*) tap_result ok "$1" ;;
    *)
        tap_result "not ok" "$1"
        printf 'wanted in it: %s\ngot:          %s\n' "$2" "$3" | sed 's/^/# /'
        ;;
    esac
}

skip() {
    tap_result ok "$1 # SKIP $2"
}

# status COMMAND...: prints its exit status, and nothing that it says.
status() {
    "$@" >/dev/null 2>&1 </dev/null
    echo $?
}

# said COMMAND...: prints what it says on standard error.
said() {
    "$@" 2>&1 >/dev/null </dev/null
}

tap_end() {
    echo "1..$tap_count"
}
