/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/conf.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include <iniparser/iniparser.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

/* iniparser gives a whole file up for one line that is longer. */
#define LINE_MOST 1000

/* The section under which a line goes to iniparser on its own. */
#define LINE_SECTION "line"

static const char *const list_sections[CONF_LIST_COUNT] = {
    [CONF_KEYS] = "keys",
    [CONF_FILTERS] = "filters",
    [CONF_LABELS] = "labels",
};

static const struct conf_option_info options[] = {
#define X(id, section, name, type, value, least, most, choices, help)                              \
    [CONF_##id] = {section, name, type, value, least, most, choices, help},
    CONF_OPTIONS(X)
#undef X
};

const struct conf_option_info *
conf_option_info(enum conf_option option)
{
    return &options[option];
}

struct value {
    int number;   /* CONF_INT, CONF_BOOL, CONF_CHOICE */
    char *string; /* as it was set */
    char **paths; /* CONF_PATHS */
    size_t path_count, path_capacity;
    size_t line; /* of the file; 0: it is the default, or was set otherwise */
};

struct list {
    struct conf_entry *entries;
    size_t count, capacity;
};

struct conf {
    struct value values[CONF_OPTION_COUNT];
    struct list lists[CONF_LIST_COUNT];
};

/* ---- Values ------------------------------------------------------------------ */

static bool
parse_int(const struct conf_option_info *option, const char *string, struct value *value,
          struct err *err)
{
    char *end;

    errno = 0;
    long number = strtol(string, &end, 10);
    if (errno || end == string || *end || number < option->least || number > option->most)
        return err_set(err, _("%s: \"%s\" is no whole number from %d to %d"), option->name, string,
                       option->least, option->most);
    value->number = (int)number;
    return true;
}

static bool
parse_bool(const struct conf_option_info *option, const char *string, struct value *value,
           struct err *err)
{
    static const char *const words[][2] = {
        {"no", "yes"}, {"false", "true"}, {"off", "on"}, {"0", "1"}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        for (int truth = 0; truth < 2; truth++)
            if (strcasecmp(string, words[i][truth]) == 0) {
                value->number = truth;
                return true;
            }
    return err_set(err, _("%s: \"%s\" is neither yes nor no"), option->name, string);
}

static bool
parse_choice(const struct conf_option_info *option, const char *string, struct value *value,
             struct err *err)
{
    const char *at = option->choices;

    for (int i = 0;; i++) {
        size_t length = strcspn(at, ",");
        if (strlen(string) == length && strncasecmp(at, string, length) == 0) {
            value->number = i;
            return true;
        }
        if (!at[length])
            break;
        at += length + strlen(", ");
    }
    return err_set(err, _("%s: \"%s\" is none of %s"), option->name, string, option->choices);
}

static bool
parse_string(const struct conf_option_info *option, const char *string, struct value *value,
             struct err *err)
{
    (void)option, (void)string, (void)value, (void)err;
    return true; /* the string itself is the value */
}

/* "~" and "~/…" begin in the home directory.  The caller owns the path. */
static char *
expand_home(const char *path, size_t length)
{
    const char *home = getenv("HOME");
    struct buf out = BUF_INIT;

    if (home && path[0] == '~' && (length == 1 || path[1] == '/')) {
        buf_add_string(&out, home);
        path++;
        length--;
    }
    buf_add(&out, path, length);
    return buf_detach(&out);
}

static void
forget_paths(struct value *value)
{
    for (size_t i = 0; i < value->path_count; i++)
        free(value->paths[i]);
    value->path_count = 0;
}

static bool
parse_paths(const struct conf_option_info *option, const char *string, struct value *value,
            struct err *err)
{
    (void)option, (void)err;
    forget_paths(value);
    for (const char *at = string; *at;) {
        size_t length = strcspn(at, ":");
        if (length > 0) {
            value->paths = mem_grow(value->paths, &value->path_capacity, value->path_count + 1,
                                    sizeof value->paths[0]);
            value->paths[value->path_count++] = expand_home(at, length);
        }
        at += length + (at[length] == ':');
    }
    return true;
}

typedef bool parse_value(const struct conf_option_info *option, const char *string,
                         struct value *value, struct err *err);

static parse_value *const parsers[] = {
    [CONF_INT] = parse_int,       [CONF_BOOL] = parse_bool,   [CONF_CHOICE] = parse_choice,
    [CONF_STRING] = parse_string, [CONF_PATHS] = parse_paths,
};

/* Sets the option, or leaves it as it is and says why. */
static bool
set_value(struct conf *conf, enum conf_option option, const char *string, struct err *err)
{
    struct value *value = &conf->values[option];

    if (!parsers[options[option].type](&options[option], string, value, err))
        return false;
    char *copy = mem_copy_string(string);
    free(value->string);
    value->string = copy;
    return true;
}

void
conf_reset(struct conf *conf, enum conf_option option)
{
    struct err err = {""};
    bool ok = set_value(conf, option, options[option].value, &err);

    assert(ok);
    (void)ok;
    conf->values[option].line = 0;
}

size_t
conf_line(const struct conf *conf, enum conf_option option)
{
    return conf->values[option].line;
}

struct conf *
conf_new(void)
{
    struct conf *conf = mem_zero(1, sizeof *conf);

    for (int i = 0; i < CONF_OPTION_COUNT; i++)
        conf_reset(conf, (enum conf_option)i);
    return conf;
}

static void
list_fini(struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].name);
        free(list->entries[i].value);
    }
    free(list->entries);
}

void
conf_free(struct conf *conf)
{
    if (!conf)
        return;
    for (int i = 0; i < CONF_OPTION_COUNT; i++) {
        forget_paths(&conf->values[i]);
        free(conf->values[i].paths);
        free(conf->values[i].string);
    }
    for (int i = 0; i < CONF_LIST_COUNT; i++)
        list_fini(&conf->lists[i]);
    free(conf);
}

int
conf_int(const struct conf *conf, enum conf_option option)
{
    assert(options[option].type == CONF_INT);
    return conf->values[option].number;
}

bool
conf_bool(const struct conf *conf, enum conf_option option)
{
    assert(options[option].type == CONF_BOOL);
    return conf->values[option].number != 0;
}

int
conf_choice(const struct conf *conf, enum conf_option option)
{
    assert(options[option].type == CONF_CHOICE);
    return conf->values[option].number;
}

const char *
conf_string(const struct conf *conf, enum conf_option option)
{
    assert(options[option].type == CONF_STRING || options[option].type == CONF_CHOICE);
    return conf->values[option].string;
}

size_t
conf_path_count(const struct conf *conf, enum conf_option option)
{
    assert(options[option].type == CONF_PATHS);
    return conf->values[option].path_count;
}

const char *
conf_path(const struct conf *conf, enum conf_option option, size_t i)
{
    assert(i < conf_path_count(conf, option));
    return conf->values[option].paths[i];
}

size_t
conf_entry_count(const struct conf *conf, enum conf_list list)
{
    return conf->lists[list].count;
}

const struct conf_entry *
conf_entry(const struct conf *conf, enum conf_list list, size_t i)
{
    assert(i < conf->lists[list].count);
    return &conf->lists[list].entries[i];
}

/* ---- A file ------------------------------------------------------------------ */

/* iniparser drops the whole file for one bad line and does not say on which line a value
 * stood.  So each line goes to it alone, in a file in memory. */
struct reading {
    struct conf *conf;
    struct diags *diags;
    size_t line;
    int fd;            /* the file in memory */
    char path[32];     /* its name for iniparser */
    char section[128]; /* the present section, lower case; "" before the first */
    bool skipping;     /* the section is unknown and that was said */
};

static bool report(struct reading *reading, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Returns false, so that `return report(…)` reads well. */
static bool
report(struct reading *reading, const char *format, ...)
{
    struct buf sentence = BUF_INIT;
    va_list arguments;

    va_start(arguments, format);
    buf_vaddf(&sentence, format, arguments);
    va_end(arguments);
    diags_add(reading->diags, DIAG_WARNING, reading->line, "%s", buf_string(&sentence));
    buf_fini(&sentence);
    return false;
}

/* The option of that name: in the section, or anywhere when `section` is NULL. */
static int
find_option(const char *section, const char *name)
{
    for (int i = 0; i < CONF_OPTION_COUNT; i++)
        if (strcmp(options[i].name, name) == 0 &&
            (!section || strcmp(options[i].section, section) == 0))
            return i;
    return -1;
}

/* The list that the section is; CONF_LIST_COUNT when it is none. */
static int
find_list(const char *section)
{
    int list = 0;

    while (list < CONF_LIST_COUNT && strcmp(list_sections[list], section) != 0)
        list++;
    return list;
}

static bool
section_is_known(const char *section)
{
    for (int i = 0; i < CONF_OPTION_COUNT; i++)
        if (strcmp(options[i].section, section) == 0)
            return true;
    return find_list(section) < CONF_LIST_COUNT;
}

static void
take_section(struct reading *reading, const char *section)
{
    snprintf(reading->section, sizeof reading->section, "%s", section);
    reading->skipping = !section_is_known(section);
    if (reading->skipping)
        report(reading, _("there is no section [%s]"), section);
}

static void
take_entry(struct list *list, const char *name, const char *value, size_t line)
{
    list->entries =
        mem_grow(list->entries, &list->capacity, list->count + 1, sizeof list->entries[0]);
    list->entries[list->count++] = (struct conf_entry){
        .name = mem_copy_string(name), .value = mem_copy_string(value), .line = line};
}

bool
conf_set(struct conf *conf, const char *setting, struct err *err)
{
    size_t length = strcspn(setting, "=");
    char *name = mem_copy(setting, length);
    int option = find_option(NULL, name);
    bool ok = setting[length] != '\0' && option >= 0;

    if (!ok)
        err_set(err, setting[length] ? _("there is no option %s") : _("\"%s\" is not NAME=VALUE"),
                name);
    else
        ok = set_value(conf, (enum conf_option)option, setting + length + 1, err);
    free(name);
    return ok;
}

static void
take_setting(struct reading *reading, const char *name, const char *value)
{
    struct err err = {""};
    int list = find_list(reading->section);

    if (list < CONF_LIST_COUNT) {
        take_entry(&reading->conf->lists[list], name, value, reading->line);
        return;
    }
    int option = find_option(reading->section, name);
    int elsewhere = find_option(NULL, name);
    if (option >= 0 && !set_value(reading->conf, (enum conf_option)option, value, &err))
        report(reading, "%s", err.sentence);
    else if (option >= 0)
        reading->conf->values[option].line = reading->line;
    else if (option < 0 && elsewhere >= 0)
        report(reading, _("%s belongs into the section [%s]"), name, options[elsewhere].section);
    else if (option < 0 && !reading->skipping)
        report(reading, _("there is no option %s"), name);
}

/* iniparser's own reports name a file that nobody knows. */
static int
be_quiet(const char *format, ...)
{
    (void)format;
    return 0;
}

/* What iniparser makes of one line; NULL when it is bad. */
static dictionary *
parse_line(struct reading *reading, const char *line, size_t length)
{
    struct buf alone = BUF_INIT;
    dictionary *found = NULL;

    buf_add_string(&alone, "[" LINE_SECTION "]\n");
    buf_add(&alone, line, length);
    buf_add_char(&alone, '\n');
    if (ftruncate(reading->fd, 0) == 0 &&
        pwrite(reading->fd, alone.bytes, alone.length, 0) == (ssize_t)alone.length)
        found = iniparser_load(reading->path);
    buf_fini(&alone);
    return found;
}

/* A line that iniparser would not take, or would misread, is told here. */
static bool
check_line(struct reading *reading, const char *line, size_t length)
{
    if (length > LINE_MOST)
        return report(reading, _("the line is longer than %d bytes"), LINE_MOST);
    if (memchr(line, '\0', length))
        return report(reading, _("the line holds a NUL"));
    if (utf8_valid_prefix(line, length) != length)
        return report(reading, _("the line is not in UTF-8"));
    if (line[length - 1] == '\\')
        return report(reading, _("the line ends in a backslash: put the value in quotes"));
    return true;
}

static void
take_line(struct reading *reading, const char *line, size_t length)
{
    const char *key = NULL;

    if (!check_line(reading, line, length))
        return;
    dictionary *found = parse_line(reading, line, length);
    if (!found) {
        report(reading, _("the line is neither [section] nor name = value"));
        return;
    }
    if (iniparser_getsecnkeys(found, LINE_SECTION) == 1) {
        iniparser_getseckeys(found, LINE_SECTION, &key);
        take_setting(reading, key + strlen(LINE_SECTION ":"), iniparser_getstring(found, key, ""));
    } else {
        take_section(reading, iniparser_getsecname(found, iniparser_getnsec(found) - 1));
    }
    iniparser_freedict(found);
}

static void
take_lines(struct reading *reading, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t next = end ? (size_t)(end - bytes) + 1 : length;
        const char *line = bytes + at;
        size_t room = next - at;
        while (room > 0 && strchr(" \t\r\n", line[room - 1]) && line[room - 1])
            room--;
        while (room > 0 && (line[0] == ' ' || line[0] == '\t')) {
            line++;
            room--;
        }
        reading->line++;
        if (room > 0 && line[0] != '#' && line[0] != ';')
            take_line(reading, line, room);
        at = next;
    }
}

/* The file in memory, and a name under which iniparser finds it. */
static bool
open_scratch(struct reading *reading, struct err *err)
{
    reading->fd = memfd_create("gongwen-conf", MFD_CLOEXEC);
    snprintf(reading->path, sizeof reading->path, "/proc/self/fd/%d", reading->fd);
    if (reading->fd >= 0 && access(reading->path, R_OK) == 0)
        return true;
    err_set_errno(err, errno, _("cannot be read"));
    if (reading->fd >= 0)
        close(reading->fd);
    return false;
}

bool
conf_read(struct conf *conf, const char *path, struct diags *diags, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct reading reading = {.conf = conf, .diags = diags};
    struct buf bytes = BUF_INIT;
    bool ok = file_read(path, &bytes, err) && open_scratch(&reading, err);

    if (ok) {
        size_t skip = bytes.length >= 3 && memcmp(bytes.bytes, mark, 3) == 0 ? 3 : 0;
        iniparser_set_error_callback(be_quiet);
        take_lines(&reading, bytes.bytes + skip, bytes.length - skip);
        close(reading.fd);
    }
    buf_fini(&bytes);
    return ok;
}

/* ---- Printing ---------------------------------------------------------------- */

/* Whether iniparser would take the bare value for something else. */
static bool
needs_quotes(const char *value, size_t length)
{
    return length > 0 &&
           (strpbrk(value, ";#") || strchr("\"' ", value[0]) || strchr("\\ ", value[length - 1]));
}

void
conf_print_line(const char *name, const char *value, struct buf *out)
{
    size_t length = strlen(value);
    const char *quote = !needs_quotes(value, length) ? "" : strchr(value, '"') ? "'" : "\"";

    buf_addf(out, "%s =%s%s%s%s\n", name, length > 0 ? " " : "", quote, value, quote);
}

static void
print_values_of(const struct conf_option_info *option, struct buf *out)
{
    buf_add_string(out, "# ");
    if (option->type == CONF_INT)
        buf_addf(out, _("From %d to %d."), option->least, option->most);
    else if (option->type == CONF_BOOL)
        buf_add_string(out, _("yes or no."));
    else
        buf_addf(out, _("One of %s."), option->choices);
    buf_add_char(out, '\n');
}

void
conf_print(const struct conf *conf, struct buf *out)
{
    const char *section = "";

    for (int i = 0; i < CONF_OPTION_COUNT; i++) {
        if (strcmp(section, options[i].section) != 0) {
            section = options[i].section;
            buf_addf(out, "%s[%s]\n", i ? "\n" : "", section);
        }
        buf_addf(out, "\n# %s\n", _(options[i].help));
        if (options[i].type != CONF_STRING && options[i].type != CONF_PATHS)
            print_values_of(&options[i], out);
        conf_print_line(options[i].name, conf->values[i].string, out);
    }
}
