/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/filter.h"

#include <assert.h>
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "source/decode.h"
#include "source/kept.h"
#include "source/quirks.h"
#include "source/run.h"

/* How much of a file is looked at to know it. */
#define SAMPLE ((size_t)1 << 16)

/* A packed file may hold a packed file; deeper than this somebody is joking. */
#define MOST_LAYERS 3

/* Bytes of address space that a program may take. */
#define MEMORY_MOST ((size_t)2 << 30)

static const struct {
    const char *name;
    const char *files;
    const char *program;
    const char *package;
} built_in[] = {
#define X(name, files, program, package) {name, files, program, package},
    FILTERS(X)
#undef X
};

#define BUILT_IN_COUNT (sizeof built_in / sizeof built_in[0])

/* How a file begins: .first at its start and .then somewhere behind it. */
struct magic {
    struct buf first;
    struct buf then; /* empty: nothing more is asked */
};

struct converter {
    char *name;
    char *files;         /* as it was written */
    char *program;       /* likewise */
    const char *package; /* NULL: from the configuration */
    bool packed;
    bool text;
    char **endings;
    size_t ending_count, ending_capacity;
    struct magic *magics;
    size_t magic_count, magic_capacity;
    char **arguments; /* NULL behind the last */
    size_t argument_count, argument_capacity;
};

/* In the order in which they are tried. */
struct filters {
    struct run_limits limits;
    struct kept *kept; /* what converters have made; NULL: nothing is kept */
    struct converter *all;
    size_t count, capacity;
};

/* ---- Reading a converter ----------------------------------------------------- */

static void
add_string(char ***all, size_t *count, size_t *capacity, char *string)
{
    *all = mem_grow(*all, capacity, *count + 1, sizeof **all);
    (*all)[(*count)++] = string;
}

static void
converter_fini(struct converter *converter)
{
    for (size_t i = 0; i < converter->ending_count; i++)
        free(converter->endings[i]);
    for (size_t i = 0; i < converter->magic_count; i++) {
        buf_fini(&converter->magics[i].first);
        buf_fini(&converter->magics[i].then);
    }
    for (size_t i = 0; i < converter->argument_count; i++)
        free(converter->arguments[i]);
    free(converter->endings);
    free(converter->magics);
    free(converter->arguments);
    free(converter->name);
    free(converter->files);
    free(converter->program);
}

/* The bytes that s[0..length) stands for: \xHH is one. */
static void
read_bytes(const char *s, size_t length, struct buf *out)
{
    for (size_t at = 0; at < length; at++) {
        const char digits[] = {at + 3 < length ? s[at + 2] : '\0',
                               at + 3 < length ? s[at + 3] : '\0', '\0'};
        if (s[at] == '\\' && at + 3 < length && s[at + 1] == 'x' &&
            isxdigit((unsigned char)digits[0]) && isxdigit((unsigned char)digits[1])) {
            buf_add_char(out, (char)strtoul(digits, NULL, 16));
            at += 3;
        } else {
            buf_add_char(out, s[at]);
        }
    }
}

static void
read_magic(struct converter *converter, const char *word, size_t length)
{
    static const char gap[] = "...";
    const char *split = memmem(word, length, gap, strlen(gap));
    size_t first = split ? (size_t)(split - word) : length;
    struct magic magic = {BUF_INIT, BUF_INIT};

    read_bytes(word, first, &magic.first);
    if (split)
        read_bytes(split + strlen(gap), length - first - strlen(gap), &magic.then);
    converter->magics = mem_grow(converter->magics, &converter->magic_capacity,
                                 converter->magic_count + 1, sizeof converter->magics[0]);
    converter->magics[converter->magic_count++] = magic;
}

static bool
is_word(const char *s, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(s, word, length) == 0;
}

static void
read_files(struct converter *converter)
{
    for (const char *at = converter->files; *at;) {
        size_t length = strcspn(at, " ");
        if (is_word(at, length, "packed"))
            converter->packed = true;
        else if (is_word(at, length, "text"))
            converter->text = true;
        else if (at[0] == '.')
            add_string(&converter->endings, &converter->ending_count, &converter->ending_capacity,
                       mem_copy(at, length));
        else if (length > 0)
            read_magic(converter, at, length);
        at += length + (at[length] == ' ');
    }
}

/* False when a quote is not closed. */
static bool
read_program(struct converter *converter)
{
    for (const char *at = converter->program; *at;) {
        bool quoted = *at == '\'';
        size_t length = strcspn(at + quoted, quoted ? "'" : " ");
        if (quoted && at[1 + length] != '\'')
            return false;
        if (quoted || length > 0)
            add_string(&converter->arguments, &converter->argument_count,
                       &converter->argument_capacity, mem_copy(at + quoted, length));
        at += length + (quoted ? 2 : 0);
        at += strspn(at, " ");
    }
    add_string(&converter->arguments, &converter->argument_count, &converter->argument_capacity,
               NULL);
    return true;
}

/* Reads which files and the program; false with a sentence when there is something amiss. */
static bool
read_converter(struct converter *converter, struct err *err)
{
    bool file = false;

    read_files(converter);
    if (converter->ending_count + converter->magic_count == 0)
        return err_set(err, _("%s: it is not said which files"), converter->name);
    if (!read_program(converter))
        return err_set(err, _("%s: a quote is not closed"), converter->name);
    for (size_t i = 0; converter->arguments[i]; i++)
        file = file || strcmp(converter->arguments[i], RUN_FILE) == 0;
    if (!file)
        return err_set(err, _("%s: the program gets no %s"), converter->name, RUN_FILE);
    return true;
}

/* ---- The table --------------------------------------------------------------- */

static void
add_converter(struct filters *filters, size_t at, const struct converter *converter)
{
    filters->all =
        mem_grow(filters->all, &filters->capacity, filters->count + 1, sizeof filters->all[0]);
    memmove(&filters->all[at + 1], &filters->all[at],
            (filters->count - at) * sizeof filters->all[0]);
    filters->all[at] = *converter;
    filters->count++;
}

static void
remove_converter(struct filters *filters, const char *name)
{
    for (size_t i = 0; i < filters->count; i++) {
        if (strcmp(filters->all[i].name, name) != 0)
            continue;
        converter_fini(&filters->all[i]);
        filters->count--;
        memmove(&filters->all[i], &filters->all[i + 1],
                (filters->count - i) * sizeof filters->all[0]);
        return;
    }
}

static void
set_limits(struct filters *filters, const struct conf *conf)
{
    filters->limits.seconds = conf_int(conf, CONF_CONVERTER_SECONDS);
    filters->limits.memory = MEMORY_MOST;
    filters->limits.output = (size_t)conf_int(conf, CONF_CONVERTER_MEGABYTES) << 20;
}

struct filters *
filters_new(void)
{
    struct filters *filters = mem_zero(1, sizeof *filters);
    struct conf *defaults = conf_new();
    struct err err = {""};

    set_limits(filters, defaults);
    conf_free(defaults);

    for (size_t i = 0; i < BUILT_IN_COUNT; i++) {
        struct converter converter = {.name = mem_copy_string(built_in[i].name),
                                      .files = mem_copy_string(built_in[i].files),
                                      .program = mem_copy_string(built_in[i].program),
                                      .package = built_in[i].package};
        bool ok = read_converter(&converter, &err);
        assert(ok);
        (void)ok;
        add_converter(filters, filters->count, &converter);
    }
    return filters;
}

void
filters_free(struct filters *filters)
{
    if (!filters)
        return;
    for (size_t i = 0; i < filters->count; i++)
        converter_fini(&filters->all[i]);
    kept_free(filters->kept);
    free(filters->all);
    free(filters);
}

static size_t
configured_count(const struct filters *filters)
{
    size_t count = 0;

    while (count < filters->count && !filters->all[count].package)
        count++;
    return count;
}

/* One line of the configuration.  Its converter goes behind those of the lines before. */
static bool
configure(struct filters *filters, const struct conf_entry *entry, struct err *err)
{
    static const char between[] = " : ";
    const char *split = strstr(entry->value, between);

    if (!*entry->value) {
        remove_converter(filters, entry->name);
        return true;
    }
    if (!split)
        return err_set(err, _("%s: the files and the program are separated by \" : \""),
                       entry->name);
    struct converter converter = {.name = mem_copy_string(entry->name),
                                  .files = mem_copy(entry->value, (size_t)(split - entry->value)),
                                  .program = mem_copy_string(split + strlen(between))};
    if (!read_converter(&converter, err)) {
        converter_fini(&converter);
        return false;
    }
    remove_converter(filters, entry->name);
    add_converter(filters, configured_count(filters), &converter);
    return true;
}

void
filters_configure(struct filters *filters, const struct conf *conf, struct diags *diags)
{
    set_limits(filters, conf);
    kept_free(filters->kept);
    filters->kept = kept_new((size_t)conf_int(conf, CONF_KEEP_CONVERTED) << 20);
    for (size_t i = 0; i < conf_entry_count(conf, CONF_FILTERS); i++) {
        const struct conf_entry *entry = conf_entry(conf, CONF_FILTERS, i);
        struct err err = {""};
        if (!configure(filters, entry, &err))
            diags_add(diags, DIAG_WARNING, entry->line, "%s", err.sentence);
    }
}

void
filters_print_conf(const struct filters *filters, struct buf *out)
{
    struct buf value = BUF_INIT;

    buf_add_string(out, "\n[filters]\n");
    for (size_t i = 0; i < filters->count; i++) {
        const struct converter *converter = &filters->all[i];
        buf_clear(&value);
        buf_addf(&value, "%s : %s", converter->files, converter->program);
        conf_print_line(converter->name, buf_string(&value), out);
    }
    buf_fini(&value);
}

uint64_t
filters_fingerprint(const struct filters *filters)
{
    struct buf printed = BUF_INIT;

    filters_print_conf(filters, &printed);
    uint64_t hash = buf_hash(&printed);
    buf_fini(&printed);
    return hash;
}

/* ---- Which converter --------------------------------------------------------- */

static bool
has_magic(const struct converter *converter, const char *bytes, size_t length)
{
    if (length > SAMPLE)
        length = SAMPLE;
    for (size_t i = 0; i < converter->magic_count; i++) {
        const struct magic *magic = &converter->magics[i];
        size_t first = magic->first.length;
        if (first <= length && memcmp(bytes, buf_string(&magic->first), first) == 0 &&
            memmem(bytes + first, length - first, buf_string(&magic->then), magic->then.length))
            return true;
    }
    return false;
}

static const char *
ending_of(const struct converter *converter, const char *path)
{
    size_t length = strlen(path);
    char last = path[length > 0 ? length - 1 : 0] | ('a' - 'A');

    for (size_t i = 0; i < converter->ending_count; i++) {
        size_t ending = strlen(converter->endings[i]);
        if (ending < length && (converter->endings[i][ending - 1] | ('a' - 'A')) == last &&
            strcasecmp(path + length - ending, converter->endings[i]) == 0)
            return path + length - ending;
    }
    return NULL;
}

/* By its name a file is known only if it could be such a file: a text that is called .pdf
 * stays one. */
static bool
has_name(const struct converter *converter, const char *path, const char *bytes, size_t length)
{
    return ending_of(converter, path) && converter->text == decode_looks_like_text(bytes, length);
}

static bool
is_present(const struct converter *converter)
{
    char *program = run_find(converter->arguments[0]);

    free(program);
    return program != NULL;
}

/* The converter of the file: by how it begins, else by its name; one that can be run if there
 * is such.  NULL when none knows it. */
static const struct converter *
find_converter(const struct filters *filters, const char *path, const char *bytes, size_t length)
{
    const struct converter *best = NULL;

    for (int by_name = 0; by_name < 2 && !best; by_name++)
        for (size_t i = 0; i < filters->count; i++) {
            const struct converter *converter = &filters->all[i];
            if (by_name ? !has_name(converter, path, bytes, length)
                        : !has_magic(converter, bytes, length))
                continue;
            if (is_present(converter))
                return converter;
            if (!best)
                best = converter;
        }
    return best;
}

bool
filters_know(const struct filters *filters, const char *path, const char *bytes, size_t length)
{
    return find_converter(filters, path, bytes, length) != NULL;
}

/* ---- Converting -------------------------------------------------------------- */

static bool
tell_missing(const struct converter *converter, struct err *err)
{
    if (!converter->package)
        return err_set(err, _("needs the program %s, which is not there"), converter->arguments[0]);
    if (strcmp(converter->package, PACKAGE) == 0)
        return err_set(err,
                       _("needs the program %s, a part of gongwen that was not built or installed"),
                       converter->arguments[0]);
    return err_set(err, _("needs the program %s: install the package %s"), converter->arguments[0],
                   converter->package);
}

/* Replaces the bytes by the same text in UTF-8. */
static bool
make_utf8(const char *encoding, struct buf *bytes, struct err *err)
{
    struct diags ignored = {0};
    struct decode *decode = decode_new(bytes, encoding, &ignored, err);

    if (!decode)
        return false;
    struct text *text = text_new();
    while (decode_advance(decode, text, SIZE_MAX))
        ;
    buf_add(bytes, text_bytes(text), text_length(text));
    text_free(text);
    decode_free(decode);
    diags_fini(&ignored);
    return true;
}

void
conversion_fini(struct conversion *conversion)
{
    buf_fini(&conversion->complaint);
}

/* A file on its way through one converter or several. */
struct converting {
    const struct filters *filters;
    const char *encoding;
    struct buf *bytes;
    struct conversion *conversion;
    const char *path; /* of the file */
    char *name;       /* the same without the endings of what was unpacked */
    int layer;
    const struct converter *converter; /* that runs */
    struct run *run;                   /* NULL: none does */
    struct buf key;                    /* by which its text is kept; empty: it is not */
    bool failed;                       /* .err says why */
    struct err err;
};

/* Whether the text that the program would make is kept from an earlier time. */
static bool
recall(struct converting *converting, const struct converter *converter, const char *program)
{
    struct buf *key = &converting->key;

    if (!converting->filters->kept ||
        !kept_key(key, converting->path, converting->bytes, program, converter->arguments,
                  converter->text ? converting->encoding : NULL) ||
        !kept_recall(converting->filters->kept, key, converting->bytes,
                     &converting->conversion->complaint))
        return false;
    converting->conversion->program = converter->arguments[0];
    return true;
}

/* Starts the program of the converter on the bytes, unless its text is there. */
static bool
start_converter(struct converting *converting, const struct converter *converter)
{
    char *program = run_find(converter->arguments[0]);
    bool recalled = program && !converter->packed && recall(converting, converter, program);

    if (!program)
        return tell_missing(converter, &converting->err);
    converting->converter = converter;
    if (!recalled &&
        (!converter->text || make_utf8(converting->encoding, converting->bytes, &converting->err)))
        converting->run = run_begin(program, converter->arguments, converting->bytes,
                                    &converting->filters->limits, &converting->err);
    free(program);
    return recalled || converting->run;
}

/* Text can be read as it is where there is no program for it. */
static void
pass_over(struct converting *converting, const struct converter *converter)
{
    struct err err;

    tell_missing(converter, &err);
    buf_clear(&converting->conversion->complaint);
    buf_add_string(&converting->conversion->complaint, err.sentence);
}

/* Starts the next converter, if there is one for what the bytes are now. */
static void
start_layer(struct converting *converting)
{
    const struct buf *bytes = converting->bytes;
    const struct converter *found = NULL;

    if (!converting->conversion->program && converting->layer++ < MOST_LAYERS)
        found =
            find_converter(converting->filters, converting->name, buf_string(bytes), bytes->length);
    if (found && found->text && !is_present(found))
        pass_over(converting, found);
    else if (found)
        converting->failed = !start_converter(converting, found);
}

/* Takes what the program has made. */
static void
end_layer(struct converting *converting)
{
    const struct converter *converter = converting->converter;
    const char *ending = ending_of(converter, converting->name);
    struct buf output = BUF_INIT;

    converting->failed =
        !run_end(converting->run, &output, &converting->conversion->complaint, &converting->err);
    converting->run = NULL;
    if (converting->failed) {
        quirks_explain(&converting->err);
        buf_fini(&output);
        return;
    }
    buf_fini(converting->bytes);
    *converting->bytes = output;
    if (!converter->packed) {
        converting->conversion->program = converter->arguments[0];
        kept_keep(converting->filters->kept, &converting->key, converting->bytes,
                  &converting->conversion->complaint);
    } else if (ending)
        converting->name[ending - converting->name] = '\0';
}

struct converting *
converting_begin(const struct filters *filters, const char *path, const char *encoding,
                 struct buf *bytes, struct conversion *conversion)
{
    struct converting *converting = mem_zero(1, sizeof *converting);

    *converting = (struct converting){.filters = filters,
                                      .encoding = encoding,
                                      .bytes = bytes,
                                      .conversion = conversion,
                                      .path = path,
                                      .name = mem_copy_string(path)};
    start_layer(converting);
    return converting;
}

bool
converting_advance(struct converting *converting, int milliseconds)
{
    if (!converting->run)
        return false;
    if (run_advance(converting->run, milliseconds))
        return true;
    end_layer(converting);
    if (!converting->failed)
        start_layer(converting);
    return converting->run != NULL;
}

const char *
converting_program(const struct converting *converting)
{
    return converting->run ? converting->converter->arguments[0] : NULL;
}

bool
converting_end(struct converting *converting, struct err *err)
{
    bool ok = !converting->failed && !converting->run;

    if (converting->run)
        run_end(converting->run, converting->bytes, &converting->conversion->complaint, err);
    else if (!ok)
        *err = converting->err;
    buf_fini(&converting->key);
    free(converting->name);
    free(converting);
    return ok;
}

bool
filters_convert(const struct filters *filters, const char *path, const char *encoding,
                struct buf *bytes, struct conversion *conversion, struct err *err)
{
    struct converting *converting = converting_begin(filters, path, encoding, bytes, conversion);

    while (converting_advance(converting, INT_MAX))
        ;
    return converting_end(converting, err);
}
