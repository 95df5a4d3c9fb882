/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/doc.h"

#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "notice/endnote.h"
#include "notice/markup.h"
#include "notice/reflow.h"
#include "source/decode.h"
#include "source/quirks.h"

struct doc {
    char *path;
    struct decode *decode;
    struct text *text;
    struct tree *tree;
    struct reflow *reflow;
    struct elements *elements;
    struct outline *outline;
    struct diags diags;
    size_t *paragraphs; /* of each block: body blocks up to and including it */
    size_t paragraph_blocks, paragraph_capacity;
    struct file_stamp stamp; /* of a file that is read as it is needed */
    bool opened;             /* the opening elements are known */
    bool whole;
};

static bool
check_bytes(const struct buf *bytes, const char *encoding, struct err *err)
{
    if (bytes->length == 0)
        return err_set(err, _("is empty"));
    if (!encoding && !decode_looks_like_text(bytes->bytes, bytes->length))
        return err_set(err, _("is no text"));
    return true;
}

/* The file is read on as it is needed; it is taken over. */
static void
follow(struct doc *doc, struct file_reader *rest)
{
    text_reserve(doc->text, file_reader_size(rest));
    doc->stamp = file_stamp(doc->path);
    decode_follow(doc->decode, rest);
}

/* Takes the bytes over, and `rest`, which follows them in the file, or NULL. */
static struct doc *
make_doc(const char *path, struct buf *bytes, struct file_reader *rest, const struct forms *forms,
         const char *encoding, struct err *err)
{
    struct doc *doc = mem_zero(1, sizeof *doc);

    if (check_bytes(bytes, encoding, err))
        doc->decode = decode_new(bytes, encoding, &doc->diags, err);
    if (!doc->decode) {
        file_reader_close(rest);
        doc_free(doc);
        return NULL;
    }
    doc->path = mem_copy_string(path);
    doc->text = text_new();
    if (rest)
        follow(doc, rest);
    doc->tree = tree_new(doc->text, forms);
    doc->reflow = reflow_new(doc->text, doc->tree, &doc->diags);
    if (markup_is_named(path))
        reflow_expect_markdown(doc->reflow);
    doc->elements = elements_new();
    doc->outline = outline_new(doc->tree, &doc->diags);
    doc_advance(doc, DOC_SLICE);
    return doc;
}

struct doc *
doc_from_bytes(const char *path, struct buf *bytes, const char *encoding, struct err *err)
{
    return make_doc(path, bytes, NULL, NULL, encoding, err);
}

/* Form feeds are white space: pages without text. */
static bool
is_blank(const struct buf *bytes)
{
    return uni_leading_space(bytes->bytes, bytes->length) == bytes->length;
}

/* The notice of the text that a converter has made, or of the file when there was none; `rest` as
 * above. */
static struct doc *
open_converted(const char *path, struct buf *bytes, struct file_reader *rest,
               const struct forms *forms, const struct conversion *conversion, const char *encoding,
               struct err *err)
{
    const char *program = conversion->program;

    if (program && is_blank(bytes)) {
        err_set(err, _("holds no text that %s could find; pages that are pictures need OCR"),
                program);
        return NULL;
    }
    struct doc *doc = make_doc(path, bytes, rest, forms, program ? "UTF-8" : encoding, err);
    if (doc && program)
        diags_add(&doc->diags, DIAG_NOTE, 0, _("converted by %s"), program);
    if (doc && quirks_loss(program))
        diags_add(&doc->diags, DIAG_WARNING, 0, _("%s leaves out %s"), program,
                  quirks_loss(program));
    if (doc && !program && conversion->complaint.length > 0)
        diags_add(&doc->diags, DIAG_WARNING, 0, _("read as it is: %s"),
                  buf_string(&conversion->complaint));
    if (doc && program && conversion->complaint.length > 0)
        diags_add(&doc->diags, DIAG_WARNING, 0, _("%s complains: %s"), program,
                  buf_string(&conversion->complaint));
    return doc;
}

/* A notice on its way in. */
struct doc_opening {
    char *path;
    struct file_reader *rest; /* what follows the bytes; NULL: nothing */
    struct file_stamp stamp;  /* of the file when it was read */
    struct buf bytes;
    struct doc_rules rules;
    const char *encoding;
    struct conversion conversion;
    struct converting *converting; /* NULL: there are no filters */
};

static struct doc_opening *
begin(const char *path, struct buf *bytes, struct file_reader *rest, const struct doc_rules *rules,
      const char *encoding)
{
    struct doc_opening *opening = mem_zero(1, sizeof *opening);

    opening->path = mem_copy_string(path);
    opening->bytes = *bytes;
    *bytes = (struct buf)BUF_INIT;
    opening->rest = rest;
    opening->rules = rules ? *rules : (struct doc_rules){NULL, NULL};
    opening->encoding = encoding;
    if (opening->rules.filters && !rest)
        opening->converting = converting_begin(opening->rules.filters, opening->path, encoding,
                                               &opening->bytes, &opening->conversion);
    return opening;
}

/* What is read before the first screen is shown.  A larger text is read on as it is needed. */
#define START ((size_t)1 << 20)

/* Whether the start tells all that is asked about the file as a whole: that no converter is for it,
 * and the encoding, which the first line that is not ASCII tells. */
static bool
is_telling(const char *path, const struct buf *start, const struct doc_rules *rules)
{
    return start->length == START && utf8_ascii_prefix(start->bytes, start->length) < START / 2 &&
           !(rules && rules->filters &&
             filters_know(rules->filters, path, start->bytes, start->length));
}

/* Reads the start of the file, and opens the rest of it, or reads all, as of a pipe.  False with a
 * sentence. */
static bool
read_start(const char *path, const struct doc_rules *rules, struct buf *bytes,
           struct file_reader **rest, struct err *err)
{
    struct file_reader *reader = file_reader_open(path, err);
    bool read = reader && file_reader_read(reader, START, bytes, err);

    *rest = NULL;
    if (read && file_reader_size(reader) > START && is_telling(path, bytes, rules)) {
        *rest = reader;
        return true;
    }
    if (read && bytes->length == START)
        read = file_reader_read(reader, SIZE_MAX, bytes, err);
    file_reader_close(reader);
    return read;
}

struct doc_opening *
doc_begin(const char *path, const struct doc_rules *rules, const char *encoding, struct err *err)
{
    struct file_stamp stamp = file_stamp(path);
    struct buf bytes = BUF_INIT;
    struct file_reader *rest;
    bool read = read_start(path, rules, &bytes, &rest, err);
    struct doc_opening *opening = read ? begin(path, &bytes, rest, rules, encoding) : NULL;

    if (opening)
        opening->stamp = stamp;
    buf_fini(&bytes);
    return opening;
}

bool
doc_opening_advance(struct doc_opening *opening, int milliseconds)
{
    return opening->converting && converting_advance(opening->converting, milliseconds);
}

bool
doc_opening_is_stale(const struct doc_opening *opening)
{
    struct file_stamp now = file_stamp(opening->path);

    return opening->stamp.regular && !file_stamp_is(&opening->stamp, &now);
}

const char *
doc_opening_program(const struct doc_opening *opening)
{
    return opening->converting ? converting_program(opening->converting) : NULL;
}

struct doc *
doc_opening_end(struct doc_opening *opening, struct err *err)
{
    struct doc *doc = NULL;

    if (!opening->converting || converting_end(opening->converting, err))
        doc = open_converted(opening->path, &opening->bytes, opening->rest, opening->rules.forms,
                             &opening->conversion, opening->encoding, err);
    conversion_fini(&opening->conversion);
    buf_fini(&opening->bytes);
    free(opening->path);
    free(opening);
    return doc;
}

struct doc_opening *
doc_begin_with(const char *path, struct buf *bytes, const struct doc_rules *rules,
               const char *encoding)
{
    return begin(path, bytes, NULL, rules, encoding);
}

struct doc *
doc_convert(const char *path, struct buf *bytes, const struct doc_rules *rules,
            const char *encoding, struct err *err)
{
    struct doc_opening *opening = begin(path, bytes, NULL, rules, encoding);

    while (doc_opening_advance(opening, INT_MAX))
        ;
    return doc_opening_end(opening, err);
}

struct doc *
doc_open(const char *path, const struct doc_rules *rules, const char *encoding, struct err *err)
{
    struct doc_opening *opening = doc_begin(path, rules, encoding, err);

    while (opening && doc_opening_advance(opening, INT_MAX))
        ;
    return opening ? doc_opening_end(opening, err) : NULL;
}

uint64_t
doc_rules_fingerprint(const struct doc_rules *rules)
{
    uint64_t filters = rules && rules->filters ? filters_fingerprint(rules->filters) : 0;

    return filters * 31 + forms_fingerprint(rules ? rules->forms : NULL);
}

void
doc_free(struct doc *doc)
{
    if (!doc)
        return;
    outline_free(doc->outline);
    elements_free(doc->elements);
    reflow_free(doc->reflow);
    tree_free(doc->tree);
    text_free(doc->text);
    decode_free(doc->decode);
    diags_fini(&doc->diags);
    free(doc->paragraphs);
    free(doc->path);
    free(doc);
}

static void
count_paragraphs(struct doc *doc)
{
    size_t blocks = tree_block_count(doc->tree);

    doc->paragraphs =
        mem_grow(doc->paragraphs, &doc->paragraph_capacity, blocks, sizeof doc->paragraphs[0]);
    for (size_t i = doc->paragraph_blocks; i < blocks; i++)
        doc->paragraphs[i] =
            (i ? doc->paragraphs[i - 1] : 0) + role_is_body(tree_block(doc->tree, i)->role);
    doc->paragraph_blocks = blocks;
}

/* Whether a file that was read as it was needed is still the one that it was. */
static void
check_stamp(struct doc *doc)
{
    if (!doc->stamp.regular)
        return;
    struct file_stamp now = file_stamp(doc->path);
    if (!file_stamp_is(&doc->stamp, &now))
        diags_add(&doc->diags, DIAG_WARNING, 0,
                  _("the file has changed while it was read: parts of it may not fit together"));
}

bool
doc_advance(struct doc *doc, size_t most)
{
    if (doc->whole)
        return false;
    doc->whole = !decode_advance(doc->decode, doc->text, most);
    reflow_advance(doc->reflow);
    if (!doc->opened) {
        elements_open(doc->elements, doc->tree);
        doc->opened = true;
    }
    if (doc->whole) {
        check_stamp(doc);
        endnote_find(doc->tree);
        elements_close(doc->elements, doc->tree, doc->paragraph_blocks);
        doc->paragraph_blocks = 0; /* the closing elements are no paragraphs */
    }
    outline_advance(doc->outline);
    count_paragraphs(doc);
    return !doc->whole;
}

void
doc_finish(struct doc *doc)
{
    while (doc_advance(doc, SIZE_MAX))
        ;
}

bool
doc_is_whole(const struct doc *doc)
{
    return doc->whole;
}

const char *
doc_path(const struct doc *doc)
{
    return doc->path;
}

const char *
doc_encoding(const struct doc *doc)
{
    return decode_encoding(doc->decode);
}

const struct text *
doc_text(const struct doc *doc)
{
    return doc->text;
}

const struct tree *
doc_tree(const struct doc *doc)
{
    return doc->tree;
}

const struct outline *
doc_outline(const struct doc *doc)
{
    return doc->outline;
}

const struct elements *
doc_elements(const struct doc *doc)
{
    return doc->elements;
}

const struct diags *
doc_diags(const struct doc *doc)
{
    return &doc->diags;
}

size_t
doc_paragraph_number(const struct doc *doc, size_t block)
{
    return block < doc->paragraph_blocks ? doc->paragraphs[block] : 0;
}

size_t
doc_paragraph_count(const struct doc *doc)
{
    return doc->paragraph_blocks ? doc->paragraphs[doc->paragraph_blocks - 1] : 0;
}

/* FNV-1a, 64 bits, over the characters that are no white space. */
void
doc_fingerprint(const struct doc *doc, char out[17])
{
    const char *bytes = text_bytes(doc->text);
    size_t length = text_length(doc->text);
    uint64_t hash = UINT64_C(14695981039346656037);
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(bytes + at, &c);
        if (uni_is_space(c))
            continue;
        hash = (hash ^ c) * UINT64_C(1099511628211);
    }
    snprintf(out, 17, "%016" PRIx64, hash);
}
