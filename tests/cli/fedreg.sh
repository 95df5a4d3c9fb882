# fedreg.sh: a document of the Federal Register opens as the notice, not as its tags.
. "$top_srcdir/tests/tap.sh"

cat >rule.xml <<'EOF'
<?xml version="1.0"?>
<RULE>
  <PREAMB>
    <PRTPAGE P="101"/>
    <AGENCY TYPE="F">HARBOR SAFETY BOARD</AGENCY>
    <CFR>99 CFR Part 7</CFR>
    <SUBJECT>Lights on Small Piers</SUBJECT>
    <SUM>
      <HD SOURCE="HED">SUMMARY:</HD>
      <P>The Board adopts a rule of the<E T="03">Harbor Code</E>on lights.<SU>1</SU>
        <FTREF/></P>
      <FTNT><P><SU>1</SU>See the 2019 report.</P></FTNT>
    </SUM>
    <EFFDATE><HD SOURCE="HED">DATES:</HD><P>Effective May 1, 2020.</P></EFFDATE>
  </PREAMB>
  <SUPLINF>
    <HD SOURCE="HD1">I. Background</HD>
    <P>Small piers had no lights.</P>
    <REGTEXT><STARS/><AMDPAR>1. Revise &#xA7; 7.2 to read as follows:</AMDPAR></REGTEXT>
    <SIG><DATED>Dated: April 2, 2020.</DATED>
      <NAME>Ann Lee,</NAME><TITLE>Chair of the Board.</TITLE></SIG>
  </SUPLINF>
  <FRDOC>[FR Doc. 2020-00001 Filed 4-3-20; 8:45 am]</FRDOC>
</RULE>
EOF

is "a rule" 'HARBOR SAFETY BOARD
99 CFR Part 7
Lights on Small Piers
SUMMARY:
The Board adopts a rule of the Harbor Code on lights.[1]
DATES:
Effective May 1, 2020.
I. Background
Small piers had no lights.
* * * * *
1. Revise § 7.2 to read as follows:
Dated: April 2, 2020.
Ann Lee,
Chair of the Board.
[FR Doc. 2020-00001 Filed 4-3-20; 8:45 am]
[1] See the 2019 report.' "$(gongwen show rule.xml)"
is "its title, signature and date" 'title Lights on Small Piers
signature Ann Lee, Chair of the Board.
date 2020-04-02' "$(gongwen info rule.xml | grep -E '^(title|signature|date) ' | tr -s ' ')"
gzip -c rule.xml >rule.xml.gz
is "packed" "$(gongwen show rule.xml.gz)" "$(gongwen show rule.xml)"

tap_end
