# labels.sh: the forms of labels, switched off and added in the configuration.
. "$top_srcdir/tests/tap.sh"

cat >notice.txt <<'END'
关于检查水库的通知

各科室：
一、全面检查
款一、大坝。一个月内查完。
款二、闸门。
二、加强值守
END

is "without a configuration the forms are those of the table" "一、 二、" \
    "$(gongwen outline notice.txt | grep -o '[一二]、' | tr '\n' ' ' | sed 's/ $//')"

cat >added <<'END'
[labels]
clause = 款{一}、
END
has "a form that is added opens sections" "款二、" "$(gongwen --config added outline notice.txt)"
is "… and can be asked for" 0 \
    "$(status gongwen --config added show --section 一款二、 notice.txt)"
has "… and is printed with its example" "# 款一、" "$(gongwen --config added --print-config)"

cat >off <<'END'
[labels]
han = off
END
is "a form that is off opens none" 1 "$(status gongwen --config off outline notice.txt)"
has "--print-config tells what is off" "han = off" "$(gongwen --config off --print-config)"
has "… and on" "article = on" "$(gongwen --config off --print-config)"

gongwen --config added --print-config >printed
is "what is printed can be read again" "" "$(said gongwen --config printed --print-config)"
is "… and says the same" "$(cat printed)" "$(gongwen --config printed --print-config)"

cat >bad <<'END'
[labels]
clause = 款一、
han = off
END
has "a line that is no form is told with its number" \
    'gongwen: bad:2: clause: "款一、" has no number in braces, as {1} or {一}' \
    "$(said gongwen --config bad outline notice.txt)"
is "… and the rest holds" 1 "$(status gongwen --config bad outline notice.txt)"

tap_end
