/* filter.h: which outside program makes text of a file that is none.
 *
 * A table of converters, each of which knows its files by how they begin or by how their
 * names end.  Those of the program come from FILTERS; the configuration adds some, replaces
 * some and switches some off.  Where several know a file, one whose program is there is
 * taken.  A packed file is unpacked and looked at again.
 *
 * This room knows neither what is in a file nor how its text is laid out: what comes out of
 * a converter is read as any other text in UTF-8.  It is kept for the next time (source/kept), as
 * long as neither the file nor the converter changes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_FILTER_H
#define GONGWEN_SOURCE_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"

/* A compound file of Microsoft's with the stream WordDocument, whose name is in UTF-16: as much of
 * it as a line of the manual holds. */
#define DOC_MAGIC "\\xD0\\xCF\\x11\\xE0...W\\x00o\\x00r\\x00d\\x00D\\x00"

/* The name, which files, the program, Debian's package with it.  Which files is a list of words:
 *
 *     .pdf          the name ends so, whatever the case of its letters
 *     %PDF-         the file begins so; \xHH is a byte
 *     PK...OFD.xml  it begins with the first part, and the second stands somewhere in the
 *                   first 64 KiB
 *     packed        what comes out is a file in turn, and the name's ending is dropped
 *     text          the file is text: the program gets it in UTF-8, whatever it was in
 *
 * RUN_FILE among the program's arguments stands for the file. */
#define FILTERS(X)                                                                                 \
    X("pdf", ".pdf %PDF-", "pdftotext -layout -enc UTF-8 %f -", "poppler-utils")                   \
    X("ofd", ".ofd PK...OFD.xml", "gongwen-ofd %f", "gongwen")                                     \
    X("rtf", ".rtf {\\rtf", "gongwen-rtf %f", "gongwen")                                           \
    X("docx", ".docx .docm PK...word/document.xml", "gongwen-docx %f", "gongwen")                  \
    X("odt", ".odt .ott PK...mimetypeapplication/vnd.oasis.opendocument.text", "gongwen-odt %f",   \
      "gongwen")                                                                                   \
    X("fedreg", "text <RULE> <NOTICE> <PRORULE> <PRESDOC> <?xml...<PREAMB>", "gongwen-fedreg %f",  \
      "gongwen")                                                                                   \
    X("docx-pandoc", ".docx .docm PK...word/document.xml",                                         \
      "pandoc -f docx -t plain --wrap=none %f", "pandoc")                                          \
    X("odt-pandoc", ".odt PK...mimetypeapplication/vnd.oasis.opendocument.text",                   \
      "pandoc -f odt -t plain --wrap=none %f", "pandoc")                                           \
    X("odt-small", ".odt PK...mimetypeapplication/vnd.oasis.opendocument.text",                    \
      "odt2txt --encoding=UTF-8 --width=-1 %f", "odt2txt")                                         \
    X("epub", ".epub PK...mimetypeapplication/epub+zip", "pandoc -f epub -t plain --wrap=none %f", \
      "pandoc")                                                                                    \
    X("html", "text .html .htm .xhtml <!DOCTYPE\\x20html <!doctype\\x20html <html <HTML",          \
      "gongwen-html %f", "gongwen")                                                                \
    X("html-pandoc", "text .html .htm .xhtml <!DOCTYPE\\x20html <!doctype\\x20html <html <HTML",   \
      "pandoc -f html -t plain --wrap=none %f", "pandoc")                                          \
    X("html-small", "text .html .htm .xhtml <!DOCTYPE\\x20html <!doctype\\x20html <html <HTML",    \
      "w3m -dump -T text/html -I UTF-8 -O UTF-8 -cols 4000 %f", "w3m")                             \
    X("doc", ".doc .wps " DOC_MAGIC, "antiword -m UTF-8.txt -w 0 %f", "antiword")                  \
    X("doc-small", ".doc .wps " DOC_MAGIC, "catdoc -d utf-8 -w %f", "catdoc")                      \
    X("doc-office", ".doc .wps " DOC_MAGIC, "soffice --headless --cat %f",                         \
      "libreoffice-writer-nogui")                                                                  \
    X("gz", "packed .gz \\x1F\\x8B", "gzip -dc %f", "gzip")                                        \
    X("bz2", "packed .bz2 BZh", "bzip2 -dc %f", "bzip2")                                           \
    X("xz", "packed .xz \\xFD7zXZ\\x00", "xz -dc %f", "xz-utils")

struct filters;

/* The table of the program. */
struct filters *filters_new(void);
void filters_free(struct filters *filters);

/* Takes the limits of converters, and the [filters] section:
 *
 *     NAME = WHICH FILES : PROGRAM ARGUMENT...
 *
 * An argument with spaces stands in single quotes.  Such a converter goes before all others, in
 * place of one with the same name; an empty value only takes that away.  What
 * cannot be read is told in `diags` with its line, and the rest holds. */
void filters_configure(struct filters *filters, const struct conf *conf, struct diags *diags);

/* What was done to a file; starts as all zeros. */
struct conversion {
    const char *program;  /* that made text of it, borrowed from the filters; NULL: it was text */
    struct buf complaint; /* what the program said first on standard error although it went well;
                           * without a program, which one text was read without */
};

void conversion_fini(struct conversion *conversion);

/* The same as filters_convert, beside what else there is to do.  All that it gets is
 * borrowed until converting_end; `bytes` are not to be looked at before it. */
struct converting;
struct converting *converting_begin(const struct filters *filters, const char *path,
                                    const char *encoding, struct buf *bytes,
                                    struct conversion *conversion);

/* Waits for at most so many milliseconds.  False when it is done. */
bool converting_advance(struct converting *converting, int milliseconds);

/* The name of the program that is waited for, NULL when none is. */
const char *converting_program(const struct converting *converting);

/* Stops what still runs, frees it, and says how it went, as filters_convert does. */
bool converting_end(struct converting *converting, struct err *err);

/* Makes UTF-8 text of the bytes where a converter knows them: `bytes` then holds that text, and
 * `conversion` names the program.  A packed file is unpacked either way.  `path` is what the
 * file is called; `encoding` as for decode_new, for files that are text.  False with a sentence
 * when the converter is missing, which names the package, or when it fails. */
bool filters_convert(const struct filters *filters, const char *path, const char *encoding,
                     struct buf *bytes, struct conversion *conversion, struct err *err);

/* Whether filters_convert would do anything, by the first bytes of the file. */
bool filters_know(const struct filters *filters, const char *path, const char *bytes,
                  size_t length);

/* A number that changes when the table does. */
uint64_t filters_fingerprint(const struct filters *filters);

/* The [filters] section of a configuration with every converter, appended. */
void filters_print_conf(const struct filters *filters, struct buf *out);

#endif
