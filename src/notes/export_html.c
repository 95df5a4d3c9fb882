/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "notes/cite.h"
#include "notes/export_writer.h"

/* The page stands alone: its style is in it, and it has no scripts. */
#define STYLE                                                                                      \
    "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.7;color:#222;"                \
    "background:#fff;font-family:\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\","     \
    "SimSun,serif}"                                                                                \
    "h1{font-size:1.4em}h2,h3,h4,h5,h6{font-size:1.05em}"                                          \
    "blockquote{margin:1em 0;padding:.1em 1em;border-left:.3em solid #bbb}"                        \
    "blockquote.yellow{border-color:#e0b400}blockquote.green{border-color:#3a9d4a}"                \
    "blockquote.blue{border-color:#3672c9}blockquote.red{border-color:#cc3c3c}"                    \
    "blockquote.violet{border-color:#8a4fbf}"                                                      \
    "blockquote p{margin:.4em 0}footer,.source{color:#666;font-size:.9em}"                         \
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}"                        \
    "footer,.source{color:#999}}"

static void
write_words(const char *s, size_t length, struct buf *out)
{
    for (size_t i = 0; i < length; i++) {
        const char *entity = s[i] == '&'   ? "&amp;"
                             : s[i] == '<' ? "&lt;"
                             : s[i] == '>' ? "&gt;"
                             : s[i] == '"' ? "&quot;"
                                           : NULL;
        if (entity)
            buf_add_string(out, entity);
        else
            buf_add_char(out, s[i]);
    }
}

/* A paragraph a line. */
static void
write_paragraphs(const char *s, const char *opening, struct buf *out)
{
    for (const char *rest; s; s = rest) {
        size_t length = export_line(s, &rest);
        buf_add_string(out, opening);
        write_words(s, length, out);
        buf_add_string(out, "</p>\n");
    }
}

static void
begin(const struct export_set *set, struct buf *out)
{
    const struct note *first = set->count ? set->notes[0] : NULL;
    bool chinese = first && cite_is_chinese(first->source, first);
    struct buf title = BUF_INIT;

    if (first)
        cite_title(first->source, &title);
    buf_addf(out,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
             chinese ? "zh" : "en");
    write_words(title.bytes, title.length, out);
    buf_add_string(out, "</title>\n<style>" STYLE "</style>\n</head>\n<body>\n");
    buf_fini(&title);
}

static void
write_source(const struct note_source *source, struct buf *out)
{
    struct buf line = BUF_INIT;

    cite_title(source, &line);
    buf_add_string(out, "<h1>");
    write_words(line.bytes, line.length, out);
    buf_add_string(out, "</h1>\n");
    buf_clear(&line);
    cite_source(source, &line);
    if (line.length)
        write_paragraphs(buf_string(&line), "<p class=\"source\">", out);
    buf_fini(&line);
}

static void
write_heading(const char *words, size_t length, int level, struct buf *out)
{
    int depth = level < 5 ? level + 1 : 6;

    buf_addf(out, "<h%d>", depth);
    write_words(words, length, out);
    buf_addf(out, "</h%d>\n", depth);
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    const char *class =
        note->kind == NOTE_HIGHLIGHT ? note_colour_name(note->colour) : note_kind_name(note->kind);

    if (note->kind == NOTE_BOOKMARK && note->name)
        write_paragraphs(note->name, "<p class=\"name\">", out);
    buf_addf(out, "<blockquote class=\"%s\">\n", class);
    write_paragraphs(note->quotation.exact, "<p>", out);
    buf_add_string(out, "<footer>");
    write_words(citation, strlen(citation), out);
    buf_add_string(out, "</footer>\n</blockquote>\n");
    if (note->comment) {
        buf_add_string(out, "<div class=\"note\">\n");
        write_paragraphs(note->comment, "<p>", out);
        buf_add_string(out, "</div>\n");
    }
}

static void
end(const struct export_set *set, struct buf *out)
{
    (void)set;
    buf_add_string(out, "</body>\n</html>\n");
}

const struct export_writer export_html = {.begin = begin,
                                          .source = write_source,
                                          .heading = write_heading,
                                          .note = write_note,
                                          .end = end};
