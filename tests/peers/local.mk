# How other programs break the lines of the same text: `make check-peers`, or with NOTICE=FILE
# those of a notice.  Prints the table that doc/CORPUS shows.

EXTRA_PROGRAMS += tests/peers/peers
CLEANFILES += peers.txt
tests_peers_peers_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_peers_peers_LDADD = libgongwen.a $(libgongwen_LIBS) $(VTERM_LIBS)
tests_peers_peers_SOURCES = tests/peers/peers.c \
	tests/screen/emulator.c tests/screen/emulator.h \
	tests/screen/terminal.c tests/screen/terminal.h \
	tests/screen/xterm.c tests/screen/xterm.h

NOTICE = $(srcdir)/doc/notices/*
check-peers: gongwen$(EXEEXT) tests/peers/peers$(EXEEXT)
	./gongwen$(EXEEXT) show $(NOTICE) >peers.txt
	top_srcdir='$(abs_top_srcdir)' tests/peers/peers$(EXEEXT) '$(abs_builddir)/gongwen$(EXEEXT)' '$(abs_builddir)/peers.txt'
.PHONY: check-peers
