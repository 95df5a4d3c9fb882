# The library: everything that works without a screen.  In the order of LADDER.

noinst_LIBRARIES += libgongwen.a
libgongwen_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(UCHARDET_CFLAGS) $(JANSSON_CFLAGS)
libgongwen_a_SOURCES = \
	src/base/nls.h \
	src/base/mem.c src/base/mem.h \
	src/base/buf.c src/base/buf.h \
	src/base/err.c src/base/err.h \
	src/base/uni.c src/base/uni.h \
	src/base/file.c src/base/file.h \
	src/base/conf.h \
	src/source/text.c src/source/text.h \
	src/source/decode.c src/source/decode.h \
	src/notice/marker.c src/notice/marker.h \
	src/notice/tree.c src/notice/tree.h \
	src/notice/reflow.c src/notice/reflow.h \
	src/notice/outline.c src/notice/outline.h \
	src/notice/elements.c src/notice/elements.h \
	src/notice/doc.c src/notice/doc.h \
	src/layout/linebreak.c src/layout/linebreak.h \
	src/layout/layout.h \
	src/library/catalogue.h \
	src/library/library.h \
	src/reader/command.c src/reader/command.h \
	src/reader/keymap.h \
	src/reader/reader.h

libgongwen_LIBS = $(UNISTRING_LIBS) $(INIPARSER_LIBS) $(SQLITE_LIBS) $(UCHARDET_LIBS) \
	$(JANSSON_LIBS) $(LIBINTL)

# The program: the library, the command line, and the only folder that knows curses.

bin_PROGRAMS = gongwen
gongwen_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSESW_CFLAGS) $(JANSSON_CFLAGS)
gongwen_LDADD = libgongwen.a $(libgongwen_LIBS) $(NCURSESW_LIBS)
gongwen_SOURCES = \
	src/main.c

EXTRA_DIST += src/LADDER
