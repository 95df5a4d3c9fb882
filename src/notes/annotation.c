/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/annotation.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notes/words.h"

#define CONTEXT    "http://www.w3.org/ns/anno.jsonld"
#define NAME_SPACE "urn:x-gongwen:"

/* What an annotation is for, by kind (Web Annotation Vocabulary, motivations). */
static const char *const motivations[NOTE_KIND_COUNT] = {
    [NOTE_BOOKMARK] = "bookmarking",
    [NOTE_MARK] = "gw:marking",
    [NOTE_HIGHLIGHT] = "highlighting",
};

/* ---- Writing ---- */

void
annotation_put_context(struct json_t *object)
{
    struct json_t *list = json_put_list(object, "@context");

    json_append_string(list, CONTEXT);
    json_put_string(json_append_object(list), "gw", NAME_SPACE);
}

static void
put_time(struct json_t *object, const char *key, int64_t time)
{
    struct buf words = BUF_INIT;

    note_write_time(&words, time);
    json_put_string(object, key, buf_string(&words));
    buf_fini(&words);
}

static void
append_body(struct json_t *bodies, const char *purpose, const char *value)
{
    if (!value)
        return;
    struct json_t *body = json_append_object(bodies);
    json_put_string(body, "type", "TextualBody");
    json_put_string(body, "purpose", purpose);
    json_put_string(body, "format", "text/plain");
    json_put_string(body, "value", value);
}

static void
put_if(struct json_t *object, const char *key, const char *value)
{
    if (value)
        json_put_string(object, key, value);
}

/* The path as an address: RFC 3986, with every byte that an address may not hold escaped. */
static void
write_address(const char *path, struct buf *out)
{
    buf_add_string(out, *path == '/' ? "file://" : "gw:");
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || strchr("/-._~", *c);
        if (plain)
            buf_add_char(out, (char)*c);
        else
            buf_addf(out, "%%%02X", *c);
    }
}

static void
put_source(struct json_t *target, const struct note_source *source)
{
    struct json_t *object = json_put_object(target, "source");
    struct buf address = BUF_INIT;

    write_address(source->path, &address);
    json_put_string(object, "id", buf_string(&address));
    json_put_string(object, "type", "Text");
    put_if(object, "dc:title", source->title);
    put_if(object, "dc:identifier", source->number);
    put_if(object, "dc:publisher", source->issuer);
    put_if(object, "dc:date", source->date);
    json_put_string(object, "gw:fingerprint", source->fingerprint);
    put_if(object, "gw:sketch", source->sketch);
    buf_fini(&address);
}

static size_t
count_words(const char *string)
{
    struct words words = {0};

    words_add(&words, string, strlen(string));
    size_t count = words.count;
    words_fini(&words);
    return count;
}

static void
put_selectors(struct json_t *target, const struct quotation *quotation)
{
    struct json_t *list = json_put_list(target, "selector");
    struct json_t *quote = json_append_object(list);

    json_put_string(quote, "type", "TextQuoteSelector");
    json_put_string(quote, "exact", quotation->exact);
    json_put_string(quote, "prefix", quotation->prefix);
    json_put_string(quote, "suffix", quotation->suffix);
    if (quotation->rival) {
        json_put_number(quote, "gw:rival", quotation->rival);
        json_put_number(quote, "gw:rivalWords", quotation->rival_words);
    }
    if (quotation->position == NONE)
        return;
    struct json_t *position = json_append_object(list);
    json_put_string(position, "type", "TextPositionSelector");
    json_put_number(position, "start", quotation->position);
    json_put_number(position, "end", quotation->position + count_words(quotation->exact));
}

static void
put_where(struct json_t *target, const struct note_where *where)
{
    struct json_t *object = json_put_object(target, "gw:where");

    put_if(object, "gw:path", where->path);
    put_if(object, "gw:labels", where->labels);
    put_if(object, "gw:headings", where->headings);
    json_put_number(object, "gw:paragraph", where->paragraph);
    json_put_number(object, "gw:page", where->page);
    json_put_number(object, "gw:lastPage", where->last_page);
    json_put_number(object, "gw:line", where->line);
}

void
annotation_write(const struct note *note, struct json_t *object)
{
    json_put_string(object, "id", note->id);
    json_put_string(object, "type", "Annotation");
    json_put_string(object, "motivation", motivations[note->kind]);
    put_time(object, "created", note->created);
    put_time(object, "modified", note->modified);
    struct json_t *bodies = json_put_list(object, "body");
    append_body(bodies, "commenting", note->comment);
    append_body(bodies, "tagging", note->name);
    if (note->kind == NOTE_HIGHLIGHT)
        append_body(bodies, "highlighting", note_colour_name(note->colour));
    struct json_t *target = json_put_object(object, "target");
    put_source(target, note->source);
    put_selectors(target, &note->quotation);
    put_where(target, &note->where);
}

/* ---- Reading ---- */

static char *
string_in(const struct json_t *object, const char *key)
{
    const char *string = json_string_of(json_get(object, key));

    return string && *string ? mem_copy_string(string) : NULL;
}

/* Whether the member is the word, or a list that holds it. */
static bool
is_said(const struct json_t *object, const char *key, const char *word)
{
    const struct json_t *value = json_get(object, key);

    for (size_t i = 0; i < json_count(value); i++) {
        const char *string = json_string_of(json_at(value, i));
        if (string && strcmp(string, word) == 0)
            return true;
    }
    return false;
}

/* The value of the first body with the purpose, the caller's. */
static char *
body_for(const struct json_t *annotation, const char *purpose)
{
    const struct json_t *bodies = json_get(annotation, "body");

    for (size_t i = 0; i < json_count(bodies); i++)
        if (is_said(json_at(bodies, i), "purpose", purpose))
            return string_in(json_at(bodies, i), "value");
    return NULL;
}

/* The comment; of other programs, a body that says no purpose. */
static char *
comment_of(const struct json_t *annotation)
{
    const struct json_t *bodies = json_get(annotation, "body");
    char *comment = body_for(annotation, "commenting");

    for (size_t i = 0; !comment && i < json_count(bodies); i++) {
        const struct json_t *body = json_at(bodies, i);
        if (json_get(body, "purpose"))
            continue;
        const char *string = json_string_of(body);
        comment = string ? mem_copy_string(string) : string_in(body, "value");
    }
    return comment;
}

static const struct json_t *
selector_of(const struct json_t *target, const char *type)
{
    const struct json_t *selectors = json_get(target, "selector");

    for (size_t i = 0; i < json_count(selectors); i++)
        if (is_said(json_at(selectors, i), "type", type))
            return json_at(selectors, i);
    return NULL;
}

/* The string, "" for none. */
static char *
certain_string(char *string)
{
    return string ? string : mem_copy("", 0);
}

static struct quotation
read_quotation(const struct json_t *target)
{
    const struct json_t *quote = selector_of(target, "TextQuoteSelector");
    const struct json_t *position = selector_of(target, "TextPositionSelector");

    return (struct quotation){
        .exact = string_in(quote, "exact"),
        .prefix = certain_string(string_in(quote, "prefix")),
        .suffix = certain_string(string_in(quote, "suffix")),
        .position = json_number_of(json_get(position, "start"), NONE),
        .rival = json_number_of(json_get(quote, "gw:rival"), 0),
        .rival_words = json_number_of(json_get(quote, "gw:rivalWords"), 0),
    };
}

static int
digit_of(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | ('A' <= c && c <= 'F' ? 0x20 : 0)) : NULL;

    return at ? (int)(at - digits) : -1;
}

/* The path of a file: address, the caller's; another address as it is. */
static char *
read_address(const char *address)
{
    struct buf path = BUF_INIT;

    if (strncmp(address, "file://", 7) == 0)
        address += 7;
    else if (strncmp(address, "gw:", 3) == 0)
        address += 3;
    else
        return mem_copy_string(address);
    for (; *address; address++) {
        int high = *address == '%' ? digit_of(address[1]) : -1;
        int low = high >= 0 ? digit_of(address[2]) : -1;
        if (low < 0) {
            buf_add_char(&path, *address);
            continue;
        }
        buf_add_char(&path, (char)(high << 4 | low));
        address += 2;
    }
    return buf_detach(&path);
}

/* The source is an address, or an object with one. */
static struct note_source *
read_source(const struct json_t *target)
{
    const struct json_t *object = json_get(target, "source");
    const char *plain = json_string_of(object);
    const char *address = plain ? plain : json_string_of(json_get(object, "id"));
    struct note_source *source = mem_zero(1, sizeof *source);

    *source = (struct note_source){
        .path = read_address(address ? address : ""),
        .number = string_in(object, "dc:identifier"),
        .title = string_in(object, "dc:title"),
        .issuer = string_in(object, "dc:publisher"),
        .date = string_in(object, "dc:date"),
        .fingerprint = certain_string(string_in(object, "gw:fingerprint")),
        .sketch = string_in(object, "gw:sketch"),
    };
    return source;
}

static struct note_where
read_where(const struct json_t *target)
{
    const struct json_t *where = json_get(target, "gw:where");

    return (struct note_where){
        .path = string_in(where, "gw:path"),
        .labels = string_in(where, "gw:labels"),
        .headings = string_in(where, "gw:headings"),
        .paragraph = json_number_of(json_get(where, "gw:paragraph"), 0),
        .page = json_number_of(json_get(where, "gw:page"), 1),
        .last_page = json_number_of(json_get(where, "gw:lastPage"), 1),
        .line = json_number_of(json_get(where, "gw:line"), 0),
    };
}

static enum note_kind
read_kind(const struct json_t *annotation)
{
    for (int kind = 0; kind < NOTE_KIND_COUNT; kind++)
        if (is_said(annotation, "motivation", motivations[kind]))
            return (enum note_kind)kind;
    return NOTE_HIGHLIGHT;
}

static enum note_colour
read_colour(const struct json_t *annotation)
{
    char *name = body_for(annotation, "highlighting");
    enum note_colour colour = note_colour_by_name(name ? name : "");

    free(name);
    return colour == NOTE_COLOUR_COUNT ? NOTE_YELLOW : colour;
}

static int64_t
read_time(const struct json_t *annotation, const char *key, int64_t otherwise)
{
    const char *words = json_string_of(json_get(annotation, key));
    int64_t time = words ? note_read_time(words) : -1;

    return time < 0 ? otherwise : time;
}

struct note *
annotation_read(const struct json_t *annotation, struct note_source **source)
{
    const struct json_t *target = json_at(json_get(annotation, "target"), 0);
    struct quotation quotation = read_quotation(target);

    if (!quotation.exact) {
        quotation_fini(&quotation);
        return NULL;
    }
    struct note *note = mem_zero(1, sizeof *note);
    *note = (struct note){
        .id = string_in(annotation, "id"),
        .kind = read_kind(annotation),
        .colour = read_colour(annotation),
        .name = body_for(annotation, "tagging"),
        .comment = comment_of(annotation),
        .quotation = quotation,
        .where = read_where(target),
        .created = read_time(annotation, "created", 0),
        .span = {NONE, NONE},
    };
    note->modified = read_time(annotation, "modified", note->created);
    *source = read_source(target);
    note->source = *source;
    return note;
}

/* ---- Documents ---- */

/* The list of annotations, or the one annotation. */
static const struct json_t *
annotations_of(const struct json_t *document)
{
    const struct json_t *first = json_get(document, "first");
    const struct json_t *items = json_get(first ? first : document, "items");

    return items ? items : document;
}

size_t
annotation_count(const struct json_t *document)
{
    return json_count(annotations_of(document));
}

const struct json_t *
annotation_at(const struct json_t *document, size_t i)
{
    return json_at(annotations_of(document), i);
}
