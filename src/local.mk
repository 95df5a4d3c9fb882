# The library: everything that works without a screen.  A module a line, in
# the order of LADDER.

noinst_LIBRARIES += libgongwen.a
libgongwen_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(UCHARDET_CFLAGS) $(JANSSON_CFLAGS)
libgongwen_a_SOURCES =
libgongwen_a_SOURCES += src/base/nls.h
libgongwen_a_SOURCES += src/base/mem.c src/base/mem.h
libgongwen_a_SOURCES += src/base/buf.c src/base/buf.h
libgongwen_a_SOURCES += src/base/err.c src/base/err.h
libgongwen_a_SOURCES += src/base/ambiguous.h
libgongwen_a_SOURCES += src/base/uni.c src/base/uni.h
libgongwen_a_SOURCES += src/base/file.c src/base/file.h
libgongwen_a_SOURCES += src/base/conf.c src/base/conf.h
libgongwen_a_SOURCES += src/base/json.c src/base/json.h
libgongwen_a_SOURCES += src/base/store.c src/base/store.h
libgongwen_a_SOURCES += src/source/text.c src/source/text.h
libgongwen_a_SOURCES += src/source/convert.c src/source/convert.h
libgongwen_a_SOURCES += src/source/charset.c src/source/charset.h
libgongwen_a_SOURCES += src/source/decode.c src/source/decode.h
libgongwen_a_SOURCES += src/notice/numeral.c src/notice/numeral.h
libgongwen_a_SOURCES += src/notice/marker.c src/notice/marker.h
libgongwen_a_SOURCES += src/notice/tree.c src/notice/tree.h
libgongwen_a_SOURCES += src/notice/measure.c src/notice/measure.h
libgongwen_a_SOURCES += src/notice/furniture.c src/notice/furniture.h
libgongwen_a_SOURCES += src/notice/habit.c src/notice/habit.h
libgongwen_a_SOURCES += src/notice/wrap.c src/notice/wrap.h
libgongwen_a_SOURCES += src/notice/reflow.c src/notice/reflow.h
libgongwen_a_SOURCES += src/notice/heading.c src/notice/heading.h
libgongwen_a_SOURCES += src/notice/numbering.c src/notice/numbering.h
libgongwen_a_SOURCES += src/notice/landmark.c src/notice/landmark.h
libgongwen_a_SOURCES += src/notice/outline.c src/notice/outline.h
libgongwen_a_SOURCES += src/notice/reading.c src/notice/reading.h
libgongwen_a_SOURCES += src/notice/date.c src/notice/date.h
libgongwen_a_SOURCES += src/notice/number.c src/notice/number.h
libgongwen_a_SOURCES += src/notice/kind.c src/notice/kind.h
libgongwen_a_SOURCES += src/notice/parties.c src/notice/parties.h
libgongwen_a_SOURCES += src/notice/remark.c src/notice/remark.h
libgongwen_a_SOURCES += src/notice/head.c src/notice/head.h
libgongwen_a_SOURCES += src/notice/title.c src/notice/title.h
libgongwen_a_SOURCES += src/notice/outline_find.c
libgongwen_a_SOURCES += src/notice/elements.c src/notice/elements.h
libgongwen_a_SOURCES += src/notice/elements_open.c
libgongwen_a_SOURCES += src/notice/elements_close.c
libgongwen_a_SOURCES += src/notice/doc.c src/notice/doc.h
libgongwen_a_SOURCES += src/layout/linebreak.c src/layout/linebreak.h
libgongwen_a_SOURCES += src/layout/joined.c src/layout/joined.h
libgongwen_a_SOURCES += src/layout/fill.c src/layout/fill.h
libgongwen_a_SOURCES += src/layout/balance.c src/layout/balance.h
libgongwen_a_SOURCES += src/layout/form.c src/layout/form.h
libgongwen_a_SOURCES += src/layout/row.c src/layout/row.h
libgongwen_a_SOURCES += src/layout/style.c src/layout/style.h
libgongwen_a_SOURCES += src/layout/compose.c src/layout/compose.h
libgongwen_a_SOURCES += src/layout/layout.c src/layout/layout.h
libgongwen_a_SOURCES += src/notes/anchor.c src/notes/anchor.h
libgongwen_a_SOURCES += src/notes/places.c src/notes/places.h
libgongwen_a_SOURCES += src/library/catalogue.c src/library/catalogue.h
libgongwen_a_SOURCES += src/library/walk.c src/library/walk.h
libgongwen_a_SOURCES += src/library/library.c src/library/library.h
libgongwen_a_SOURCES += src/reader/command.c src/reader/command.h
libgongwen_a_SOURCES += src/reader/keymap.c src/reader/keymap.h
libgongwen_a_SOURCES += src/reader/motion.c src/reader/motion.h
libgongwen_a_SOURCES += src/reader/stand.c src/reader/stand.h
libgongwen_a_SOURCES += src/reader/history.c src/reader/history.h
libgongwen_a_SOURCES += src/reader/reader.c src/reader/reader.h
libgongwen_a_SOURCES += src/cli/options.c src/cli/options.h
libgongwen_a_SOURCES += src/cli/output.c src/cli/output.h
libgongwen_a_SOURCES += src/cli/settings.c src/cli/settings.h
libgongwen_a_SOURCES += src/cli/info.c src/cli/info.h
libgongwen_a_SOURCES += src/cli/contents.c src/cli/contents.h
libgongwen_a_SOURCES += src/cli/dump.c src/cli/dump.h
libgongwen_a_SOURCES += src/cli/show.c src/cli/show.h
libgongwen_a_SOURCES += src/cli/list.c src/cli/list.h
libgongwen_a_SOURCES += src/cli/cli.c src/cli/cli.h

libgongwen_LIBS = $(UNISTRING_LIBS) $(INIPARSER_LIBS) $(SQLITE_LIBS) $(UCHARDET_LIBS) \
	$(JANSSON_LIBS) $(LIBINTL)

# The program: the library and the only folder that knows curses.

bin_PROGRAMS = gongwen
gongwen_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSESW_CFLAGS) $(JANSSON_CFLAGS)
gongwen_LDADD = libgongwen.a $(libgongwen_LIBS) $(NCURSESW_LIBS)
gongwen_SOURCES = src/main.c
gongwen_SOURCES += src/tui/term.c src/tui/term.h
gongwen_SOURCES += src/tui/signals.c src/tui/signals.h
gongwen_SOURCES += src/tui/input.c src/tui/input.h
gongwen_SOURCES += src/tui/screen.c src/tui/screen.h
gongwen_SOURCES += src/tui/view.h
gongwen_SOURCES += src/tui/prompt.c src/tui/prompt.h
gongwen_SOURCES += src/tui/list.c src/tui/list.h
gongwen_SOURCES += src/tui/help.c src/tui/help.h
gongwen_SOURCES += src/tui/shelf.c src/tui/shelf.h
gongwen_SOURCES += src/tui/contents.c src/tui/contents.h
gongwen_SOURCES += src/tui/page.c src/tui/page.h
gongwen_SOURCES += src/tui/tui.c src/tui/tui.h

EXTRA_DIST += src/LADDER
