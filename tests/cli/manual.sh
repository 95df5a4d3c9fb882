# manual.sh: the manual pages are sound, say all, and their examples work.
. "$top_srcdir/tests/tap.sh"

page=$top_builddir/doc/gongwen.1
config_page=$top_builddir/doc/gongwen-config.5

for word in $(gongwen --help | grep -o -- '--[a-z-]*'); do
    ok "the page tells of $word" grep -q "Fl .*$(echo "$word" | sed 's/^--//; s/-/\\\\-/g')" "$page"
done
for name in $(gongwen --print-config | sed -n '/^\[keys\]/q; s/^\([a-z-]*\) =.*/\1/p'); do
    ok "gongwen-config tells of $name" \
        grep -q "^\.It Cm .*$(echo "$name" | sed 's/-/\\\\-/g')\$" "$config_page"
done
is "every table was filled" "" "$(grep '^@' "$page" "$config_page")"
if command -v mandoc >/dev/null; then
    is "mandoc finds nothing to say" "" "$(mandoc -T lint "$page" "$config_page" 2>/dev/null |
        grep -v -e 'referenced manual not found' -e 'line longer than 80 bytes')"
else
    skip "mandoc finds nothing to say" "no mandoc"
fi
if command -v groff >/dev/null; then
    is "nor does groff" "" "$(groff -ww -z -mdoc -Tutf8 -Kutf8 "$page" "$config_page" 2>&1)"
    examples=$(groff -mdoc -Tutf8 -Kutf8 "$page" | sed 's/.\[[0-9;]*m//g; s/.\x08//g' | grep '^ *[$] gongwen')
    is "no example ends in a delimiter that has lost its space" "" \
        "$(echo "$examples" | grep '[^ ][.]$')"
else
    skip "nor does groff" "no groff"
fi

cp -r "$notices" "$HOME/notices"
cd "$notices" || exit 1
sed -n 's/^\.Dl \$ //p' "$page" | sed 's/\\-/-/g; s/\\&//g' >"$HOME/examples"
ok "there are examples" [ "$(wc -l <"$HOME/examples")" -gt 5 ]
while read -r example; do
    is "the example works: $example" 0 "$(status sh -c "$example")"
    ok "… and says something" [ -n "$(sh -c "$example" </dev/null)" ]
done <"$HOME/examples"

tap_end
