# Helpers that the program runs: what no package has, or none does well.

pkglibexec_PROGRAMS = gongwen-rtf
gongwen_rtf_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/libexec
gongwen_rtf_LDADD = libgongwen.a $(UNISTRING_LIBS) $(LIBINTL)
gongwen_rtf_SOURCES = libexec/rtf.c libexec/rtf_words.c libexec/rtf_words.h libexec/codes.c libexec/codes.h

# What documents that are a ZIP of XML have in common.
documents = libexec/parts.c libexec/parts.h libexec/visit.c libexec/visit.h \
	libexec/prose.c libexec/prose.h libexec/counting.c libexec/counting.h

# Built where their libraries are at hand.
if HAVE_OFD
pkglibexec_PROGRAMS += gongwen-ofd
gongwen_ofd_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/libexec $(OFD_CFLAGS)
gongwen_ofd_LDADD = libgongwen.a $(OFD_LIBS) $(UNISTRING_LIBS) $(LIBINTL) -lm
gongwen_ofd_SOURCES = libexec/ofd.c libexec/page.c libexec/page.h libexec/parts.c libexec/parts.h

pkglibexec_PROGRAMS += gongwen-docx
gongwen_docx_CPPFLAGS = $(gongwen_ofd_CPPFLAGS)
gongwen_docx_LDADD = $(gongwen_ofd_LDADD)
gongwen_docx_SOURCES = libexec/docx.c libexec/word_numbers.c libexec/word_numbers.h $(documents)

pkglibexec_PROGRAMS += gongwen-odt
gongwen_odt_CPPFLAGS = $(gongwen_ofd_CPPFLAGS)
gongwen_odt_LDADD = $(gongwen_ofd_LDADD)
gongwen_odt_SOURCES = libexec/odt.c libexec/odt_lists.c libexec/odt_lists.h $(documents)

pkglibexec_PROGRAMS += gongwen-html
gongwen_html_CPPFLAGS = $(gongwen_ofd_CPPFLAGS)
gongwen_html_LDADD = $(gongwen_ofd_LDADD)
gongwen_html_SOURCES = libexec/html.c $(documents)

pkglibexec_PROGRAMS += gongwen-fedreg
gongwen_fedreg_CPPFLAGS = $(gongwen_ofd_CPPFLAGS)
gongwen_fedreg_LDADD = $(gongwen_ofd_LDADD)
gongwen_fedreg_SOURCES = libexec/fedreg.c libexec/parts.c libexec/parts.h libexec/visit.c libexec/visit.h \
	libexec/prose.c libexec/prose.h
endif
