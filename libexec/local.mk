# Helpers that the program runs: what no package has, or none does well.

pkglibexec_PROGRAMS = gongwen-rtf
gongwen_rtf_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/libexec
gongwen_rtf_LDADD = libgongwen.a $(UNISTRING_LIBS) $(LIBINTL)
gongwen_rtf_SOURCES = libexec/rtf.c libexec/codes.c libexec/codes.h

# Built where its libraries are at hand.
if HAVE_OFD
pkglibexec_PROGRAMS += gongwen-ofd
gongwen_ofd_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/libexec $(OFD_CFLAGS)
gongwen_ofd_LDADD = libgongwen.a $(OFD_LIBS) $(UNISTRING_LIBS) $(LIBINTL) -lm
gongwen_ofd_SOURCES = libexec/ofd.c libexec/page.c libexec/page.h
endif
