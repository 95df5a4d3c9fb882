# Helpers that the program runs: what no package has.  They are built where their libraries
# are at hand.

if HAVE_OFD
pkglibexec_PROGRAMS = gongwen-ofd
gongwen_ofd_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/libexec $(OFD_CFLAGS)
gongwen_ofd_LDADD = libgongwen.a $(OFD_LIBS) $(UNISTRING_LIBS) $(LIBINTL) -lm
gongwen_ofd_SOURCES = libexec/ofd.c libexec/page.c libexec/page.h
endif
