# html.sh: a page as browsers save it opens as the notice, without what leads through the site.
. "$top_srcdir/tests/tap.sh"

if ! [ -x "$top_builddir/gongwen-html" ]; then
    skip "pages" "gongwen-html was not built"
    tap_end
    exit
fi

# text: what is made of a body from standard input.
text() {
    { echo '<html><head><title>x</title></head><body>' && cat && echo '</body></html>'; } >page.html
    "$top_builddir/gongwen-html" page.html
}

cat >body <<'END'
<nav>导航</nav>
<div id="top-nav">搜索</div>
<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政策文件</a></li></ul>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; 通知公告</div>
<script>var x = "<p>脚本里的话</p>";</script><style>p { color: red }</style>
<div class="content">
<h1>临溪市水务局关于做好
防汛工作的通知</h1>
<p style="text-align:center">临水发〔2024〕12号</p>
<p>各区人民政府，市直各部门：</p>
<p>　　为做好防汛工作<sup><a href="#n1">1</a></sup>，每m<sup>2</sup>备沙袋<b>两</b>个，现通知如下。<br>　　一、加强值守</p>
<ol start="2"><li>物资</li><li value="7">人员</li></ol>
<table><tr><th>物资</th><th>数量</th></tr><tr><td><p>沙袋</p></td><td>1000</td></tr></table>
<p>　　附件：<a href="1.doc">1.清单</a><a href="2.doc">2.名册</a><a href="3.doc">3.表</a></p>
<p style="display: none">看不见的话</p>
<p>临溪市水务局</p><p>2024年6月1日</p>
</div>
<table><tr><td><p>甲</p><p>乙</p><p>丙</p></td><td>旁栏</td></tr></table>
<div class="footer">主办：临溪市人民政府办公室</div>
<footer>版权所有</footer>
END
is "a page" '临溪市水务局关于做好防汛工作的通知

临水发〔2024〕12号

各区人民政府，市直各部门：

　　为做好防汛工作[1]，每m²备沙袋两个，现通知如下。
　　一、加强值守

2. 物资

7. 人员

物资	数量
沙袋	1000

　　附件：1.清单2.名册3.表

临溪市水务局

2024年6月1日

甲

乙

丙

旁栏' "$(text <body)"

is "a line of Hangul ends in a space, one of ideographs does not" '학교 운영 위원회
学校运营委员会' "$(printf '<div>학교\n운영 위원회<br>学校\n运营委员会</div>' | text)"
is "and so does any line of a file by LibreOffice, which loses wide spaces" '市长 顾长青' "$({
    echo '<html><head><meta name="generator" content="LibreOffice 7.4"/><title>题</title></head>'
    printf '<body><p>市长\n顾长青</p></body></html>'
} >page.html && "$top_builddir/gongwen-html" page.html)"

is "lines that are set stay lines" '甲
乙' "$(echo '<pre>甲
乙</pre>' | text)"
is "what is no page is read as one" '甲<乙' "$(printf '甲<乙' >plain.html && "$top_builddir/gongwen-html" plain.html)"

# The encoding is what the bytes are in, whatever the page says of it.
{
    echo '<!DOCTYPE html><html><head><meta charset="gb2312"></head><body>'
    cat body
    echo '</body></html>'
} >utf8.html
iconv -t GBK utf8.html >gbk.html 2>/dev/null || iconv -f UTF-8 -t GB18030 utf8.html >gbk.html
for page in utf8 gbk; do
    is "the title in $page" 临溪市水务局关于做好防汛工作的通知 \
        "$(gongwen info $page.html | sed -n 's/^title *//p')"
    is "the number in $page" 临水发〔2024〕12号 "$(gongwen info $page.html | sed -n 's/^number *//p')"
done

# Nested without end, and cut off anywhere: no harm.
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<div><table><tr><td>" ; print "甲" }' >deep.html
ok "a page without bottom" "$top_builddir/gongwen-html" deep.html
head -c 700 utf8.html >cut.html
ok "a page that is cut off" "$top_builddir/gongwen-html" cut.html
tap_end
