# The manual: templates whose tables are filled from the program's own.

noinst_PROGRAMS += doc/manual
doc_manual_LDADD = libgongwen.a $(libgongwen_LIBS)

man_MANS += doc/gongwen.1 doc/gongwen-config.5
CLEANFILES += doc/gongwen.1 doc/gongwen-config.5
EXTRA_DIST += doc/gongwen.1.in doc/gongwen-config.5.in

doc/gongwen.1: doc/gongwen.1.in doc/manual$(EXEEXT)
	$(AM_V_GEN)doc/manual $(srcdir)/doc/gongwen.1.in >$@.new && mv $@.new $@
doc/gongwen-config.5: doc/gongwen-config.5.in doc/manual$(EXEEXT)
	$(AM_V_GEN)doc/manual $(srcdir)/doc/gongwen-config.5.in >$@.new && mv $@.new $@

# What a person reads, and the notices to begin with.

dist_doc_DATA = README doc/README.zh_CN doc/GUIDE doc/GUIDE.zh_CN doc/HACKING doc/CORPUS doc/PEERS doc/NEWS COPYING
noticesdir = $(docdir)/notices
dist_notices_DATA = \
	doc/notices/bosai-kunren-tsuchi.txt \
	doc/notices/chengshi-guihua-pifu.txt \
	doc/notices/dangan-jiancha-tongzhi.txt \
	doc/notices/fangxun-tongzhi.txt \
	doc/notices/gongyuan-guanli-ling.txt \
	doc/notices/jiaoshi-biaozhang-jueding.txt \
	doc/notices/jiaotong-guanzhi-tonggao.txt \
	doc/notices/library-hours-notice.txt \
	doc/notices/qiaoliang-jiagu-qingshi.txt \
	doc/notices/shengchan-anquan-tongbao.txt \
	doc/notices/shequ-yanglao-yijian.txt \
	doc/notices/xuexiao-wucan-han.txt \
	doc/notices/yinshuigongcheng-han.txt \
	doc/notices/zijiao-jijin-banfa.txt
