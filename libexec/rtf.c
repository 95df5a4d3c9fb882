/* rtf.c: the text of an RTF file (Microsoft's Rich Text Format, 1.9), a paragraph a line.
 *
 *     gongwen-rtf FILE    UTF-8 on standard output, an empty line between paragraphs
 *
 * An RTF file is ASCII: groups in braces, control words, and text as characters, as bytes in
 * the code page of the font (\'hh) or as \uN with a stand-in behind it for old readers.  Page
 * heads, pictures and the tables of fonts and styles are passed over; a row of a
 * table is a line, with a tab behind each cell.  Indents are not kept: no converter of FILTERS
 * keeps them but that for PDF.  Footnotes stand behind the text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "codes.h"
#include "rtf_words.h"

/* Word's own limits are far lower; what lies deeper is read as the deepest group. */
#define MOST_GROUPS 512
#define MOST_FONTS  32768

/* ---- What was read so far ----------------------------------------------------- */

/* What holds until the brace that closes the group. */
struct group {
    bool passed;
    bool fonts;
    bool hidden;
    bool note;
    bool in_table;
    int fallback;
    int font;
};

struct reader {
    const char *at, *end;
    struct group groups[MOST_GROUPS];
    size_t depth;  /* of the group in groups */
    size_t beyond; /* groups that are deeper than groups reaches */
    bool optional; /* \* was the last: the next word is passed over unless it is known */
    int to_skip;   /* characters that stand for the last \uN */
    int default_font;
    int code_page;              /* of the file */
    int code_pages[MOST_FONTS]; /* of the fonts; 0: that of the file */
    struct codes text;          /* the line that is being read */
    struct codes notes;
    int marks;
};

static struct group *
group_of(struct reader *reader)
{
    return &reader->groups[reader->depth];
}

static bool
is_text(struct reader *reader)
{
    const struct group *group = group_of(reader);

    return !group->passed && !group->fonts && !group->hidden;
}

static int
code_page_of(struct reader *reader)
{
    int code_page = reader->code_pages[group_of(reader)->font];

    return code_page ? code_page : reader->code_page;
}

static struct codes *
codes_of(struct reader *reader)
{
    return group_of(reader)->note ? &reader->notes : &reader->text;
}

/* ---- Text --------------------------------------------------------------------- */

/* Whether text that comes now is to be taken: it is no stand-in. */
static bool
takes_text(struct reader *reader)
{
    if (!is_text(reader))
        return false;
    return reader->to_skip == 0 || reader->to_skip-- == 0;
}

static void
read_byte(struct reader *reader, char byte)
{
    if (((unsigned char)byte >= ' ' || byte == '\t') && takes_text(reader))
        codes_add_byte(codes_of(reader), code_page_of(reader), byte);
}

static void
read_string(struct reader *reader, const char *string)
{
    if (takes_text(reader))
        codes_add_string(codes_of(reader), string);
}

/* \uN, and what follows it is for old readers. */
static void
read_unit(struct reader *reader, int number)
{
    if (!is_text(reader))
        return;
    reader->to_skip = group_of(reader)->fallback;
    codes_add_unit(codes_of(reader), number);
}

static void
print_and_clear(struct codes *codes)
{
    const struct buf *text = codes_text(codes);

    fwrite(buf_string(text), 1, text->length, stdout);
    codes_clear(codes);
}

static void
end_line(struct reader *reader, const char *end)
{
    if (!is_text(reader))
        return;
    codes_add_string(codes_of(reader), end);
    if (!group_of(reader)->note)
        print_and_clear(&reader->text);
}

static void
begin_note(struct reader *reader)
{
    group_of(reader)->note = true;
    if (is_text(reader))
        codes_add_string(&reader->notes, "\n\n");
}

static void
read_mark(struct reader *reader)
{
    char mark[16];

    if (is_text(reader) && !group_of(reader)->note)
        reader->marks++;
    snprintf(mark, sizeof mark, "[%d]", reader->marks);
    read_string(reader, mark);
}

/* ---- Groups and control words -------------------------------------------------- */

static void
open_group(struct reader *reader)
{
    reader->to_skip = 0;
    reader->optional = false;
    if (reader->depth + 1 == MOST_GROUPS) {
        reader->beyond++;
        return;
    }
    reader->groups[reader->depth + 1] = reader->groups[reader->depth];
    reader->depth++;
}

static void
close_group(struct reader *reader)
{
    reader->to_skip = 0;
    if (reader->beyond > 0)
        reader->beyond--;
    else if (reader->depth > 0)
        reader->depth--;
}

static int
font_number(int number)
{
    return number >= 0 && number < MOST_FONTS ? number : 0;
}

static void
obey(struct reader *reader, const struct rtf_word *word, int number, bool has_number)
{
    struct group *group = group_of(reader);

    if (word->deed != TEXT)
        reader->to_skip = 0;
    switch (word->deed) {
    case TEXT:
        read_string(reader, word->text);
        break;
    case END:
        end_line(reader, word->text);
        break;
    case PARAGRAPH:
        if (group->in_table)
            read_string(reader, " ");
        else
            end_line(reader, "\n\n");
        break;
    case TAB:
        read_string(reader, "\t");
        break;
    case PASS:
        group->passed = true;
        break;
    case FONTS:
        group->fonts = true;
        break;
    case NOTE:
        begin_note(reader);
        break;
    case MARK:
        read_mark(reader);
        break;
    case FONT:
        group->font = font_number(number);
        break;
    case DEFAULT_FONT:
        group->font = reader->default_font = font_number(number);
        break;
    case CHARSET:
        if (group->fonts)
            reader->code_pages[group->font] = codes_of_charset(number);
        break;
    case FONT_CODE_PAGE:
        if (group->fonts)
            reader->code_pages[group->font] = number;
        break;
    case CODE_PAGE:
        reader->code_page = number;
        break;
    case UNIT:
        read_unit(reader, number);
        break;
    case FALLBACK:
        group->fallback = number > 0 ? number : 0;
        break;
    case HIDE:
        group->hidden = !has_number || number != 0;
        break;
    case PLAIN:
        group->font = reader->default_font;
        group->hidden = false;
        break;
    case NEW_PARAGRAPH:
        group->in_table = false;
        break;
    case IN_TABLE:
        group->in_table = true;
        break;
    case NOTHING:
    case ENTER:
    case BYTES:
        break;
    }
}

/* -1 when the byte is none. */
static int
digit_of(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = memchr(digits, tolower((unsigned char)byte), 16);

    return at ? (int)(at - digits) : -1;
}

static void
read_hex(struct reader *reader)
{
    if (reader->end - reader->at < 2) {
        reader->at = reader->end;
        return;
    }
    int high = digit_of(reader->at[0]), low = digit_of(reader->at[1]);
    if (high < 0 || low < 0)
        return;
    reader->at += 2;
    read_byte(reader, (char)(high << 4 | low));
}

/* Reads the letters of a control word, or the one byte of a control symbol. */
static void
read_name(struct reader *reader, char name[RTF_WORD_LONGEST + 1])
{
    size_t length = 0;

    name[length++] = *reader->at++;
    if (isalpha((unsigned char)name[0]))
        while (reader->at < reader->end && length < RTF_WORD_LONGEST &&
               isalpha((unsigned char)*reader->at))
            name[length++] = *reader->at++;
    name[length] = '\0';
}

/* Reads the number behind the letters and the space that ends it; false when there is none. */
static bool
read_number(struct reader *reader, int *number)
{
    const char *at = reader->at;
    bool negative = at < reader->end && *at == '-';
    const char *first = at += negative;

    for (*number = 0; at < reader->end && isdigit((unsigned char)*at); at++)
        if (*number < 100000000)
            *number = *number * 10 + (*at - '0');
    bool found = at > first;
    if (found)
        reader->at = at;
    if (negative)
        *number = -*number;
    if (reader->at < reader->end && *reader->at == ' ')
        reader->at++;
    return found;
}

/* What stands behind a backslash. */
static void
read_control(struct reader *reader)
{
    char name[RTF_WORD_LONGEST + 1];
    int number = 0;
    bool has_number;

    if (reader->at == reader->end)
        return;
    read_name(reader, name);
    if (strcmp(name, "'") == 0) {
        read_hex(reader);
        return;
    }
    if (strcmp(name, "*") == 0) {
        reader->optional = true;
        return;
    }
    has_number = isalpha((unsigned char)name[0]) && read_number(reader, &number);
    const struct rtf_word *word = rtf_word_find(name);
    if (reader->optional && word->deed != ENTER && word->deed != NOTE)
        group_of(reader)->passed = true;
    reader->optional = false;
    if (word->deed == BYTES && number > 0)
        reader->at += number < reader->end - reader->at ? number : reader->end - reader->at;
    obey(reader, word, number, has_number);
}

/* False when the end cuts a group. */
static bool
print_text(struct reader *reader)
{
    do {
        char byte = *reader->at++;
        if (byte == '{')
            open_group(reader);
        else if (byte == '}')
            close_group(reader);
        else if (byte == '\\')
            read_control(reader);
        else
            read_byte(reader, byte);
    } while (reader->at < reader->end && reader->depth > 0);
    print_and_clear(&reader->text);
    print_and_clear(&reader->notes);
    return reader->depth == 0;
}

/* The text of the file, on standard output. */
static void
print_file(const struct buf *file)
{
    struct reader *reader = mem_zero(1, sizeof *reader);

    reader->code_page = 1252;
    reader->groups[0].fallback = 1;
    reader->at = file->bytes;
    reader->end = file->bytes + file->length;
    if (!print_text(reader))
        fprintf(stderr, "the file is cut off in the middle\n");
    codes_fini(&reader->text);
    codes_fini(&reader->notes);
    free(reader);
}

int
main(int argc, char **argv)
{
    static const char magic[] = "{\\rtf";
    struct buf file = BUF_INIT;
    struct err err = {"usage: gongwen-rtf FILE"};
    bool ok = argc == 2 && file_read(argv[1], &file, &err);

    if (ok && strncmp(buf_string(&file), magic, strlen(magic)) != 0)
        ok = err_set(&err, "this is no RTF file: it does not begin with %s", magic);
    if (ok)
        print_file(&file);
    else
        fprintf(stderr, "%s\n", err.sentence);
    buf_fini(&file);
    return ok && fflush(stdout) == 0 ? 0 : 2;
}
