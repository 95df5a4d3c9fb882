/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/keymap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/uni.h"

struct binding {
    uint32_t keys[KEYMAP_LONGEST];
    int length;
    enum command command;
    size_t line; /* of the configuration; 0 for a default */
};

struct keymap {
    struct binding *bindings;
    size_t count, capacity;
};

/* ---- The notation ------------------------------------------------------------ */

static const struct {
    uint32_t key;
    const char *name;
} names[] = {
#define X(id, value, name) {value, name},
    KEYMAP_KEYS(X)
#undef X
};

#define NAME_COUNT (sizeof names / sizeof names[0])

static bool
parse_name(const char *s, size_t length, uint32_t *key)
{
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (strlen(names[i].name) == length && strncasecmp(names[i].name, s, length) == 0) {
            *key = names[i].key;
            return true;
        }
    return false;
}

static bool
is_control_letter(char c)
{
    return (c >= '@' && c <= '_') || (c >= 'a' && c <= 'z') || c == '?';
}

/* Reads one key at the start of s[0..length), length > 0; returns its bytes, 0 when it
 * cannot be read. */
static size_t
parse_key(const char *s, size_t length, uint32_t *key)
{
    const char *close = s[0] == '<' ? memchr(s, '>', length) : NULL;

    if (close && close > s + 1)
        return parse_name(s + 1, (size_t)(close - s) - 1, key) ? (size_t)(close - s) + 1 : 0;
    if (s[0] == '^' && length > 1 && is_control_letter(s[1])) {
        *key = s[1] == '?' ? KEYMAP_BACKSPACE : (uint32_t)s[1] & 0x1F;
        return 2;
    }
    return uni_read(s, key);
}

/* Reads s[0..length) as one binding's keys. */
static bool
parse_keys(const char *s, size_t length, struct binding *binding, struct err *err)
{
    binding->length = 0;
    for (size_t at = 0, step; at < length; at += step) {
        if (binding->length == KEYMAP_LONGEST)
            return err_set(err, _("%.*s: more than %d keys in a row"), (int)length, s,
                           KEYMAP_LONGEST);
        step = parse_key(s + at, length - at, &binding->keys[binding->length++]);
        if (step == 0)
            return err_set(err, _("%.*s: there is no key of this name"), (int)length, s);
    }
    if (binding->keys[0] >= '1' && binding->keys[0] <= '9')
        return err_set(err, _("%.*s: a digit begins a count, not a command"), (int)length, s);
    return true;
}

static void
print_key(uint32_t key, struct buf *out)
{
    char utf8[4];

    for (size_t i = 0; i < NAME_COUNT; i++)
        if (names[i].key == key) {
            buf_addf(out, "<%s>", names[i].name);
            return;
        }
    if (key < 0x20)
        buf_addf(out, "^%c", (char)(key + '@'));
    else
        buf_add(out, utf8, uni_write(utf8, key));
}

static void
print_keys(const uint32_t *keys, int length, struct buf *out)
{
    for (int i = 0; i < length; i++)
        print_key(keys[i], out);
}

/* ---- Binding ----------------------------------------------------------------- */

static void
add_binding(struct keymap *keymap, const struct binding *binding)
{
    keymap->bindings = mem_grow(keymap->bindings, &keymap->capacity, keymap->count + 1,
                                sizeof keymap->bindings[0]);
    keymap->bindings[keymap->count++] = *binding;
}

/* Takes the next binding of a list separated by spaces; false at its end, and when it
 * cannot be read, with *ok false and a sentence. */
static bool
next_binding(const char **list, struct binding *binding, bool *ok, struct err *err)
{
    const char *start = *list + strspn(*list, " \t");
    size_t length = strcspn(start, " \t");

    *list = start + length;
    return length > 0 && (*ok = parse_keys(start, length, binding, err));
}

struct keymap *
keymap_new(void)
{
    struct keymap *keymap = mem_zero(1, sizeof *keymap);
    struct err err = {""};

    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct binding binding = {.command = (enum command)i};
        const char *list = command_info(binding.command)->keys;
        bool ok = true;
        while (next_binding(&list, &binding, &ok, &err))
            add_binding(keymap, &binding);
        assert(ok);
    }
    return keymap;
}

void
keymap_free(struct keymap *keymap)
{
    if (!keymap)
        return;
    free(keymap->bindings);
    free(keymap);
}

static void
remove_bindings(struct keymap *keymap, enum command command)
{
    size_t kept = 0;

    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->bindings[i].command != command)
            keymap->bindings[kept++] = keymap->bindings[i];
    keymap->count = kept;
}

static bool
same_keys(const struct binding *binding, const uint32_t *keys, int length)
{
    return binding->length == length &&
           memcmp(binding->keys, keys, (size_t)length * sizeof keys[0]) == 0;
}

static int
context_count(enum command command)
{
    return __builtin_popcount(command_info(command)->contexts);
}

/* What the configuration binds wins; then what is for fewer contexts. */
static bool
wins(const struct binding *a, const struct binding *b)
{
    if ((a->line > 0) != (b->line > 0))
        return a->line > 0;
    return context_count(a->command) < context_count(b->command);
}

/* The binding of another command that the configuration made, for which these keys would be
 * lost: neither of the two wins. */
static const struct binding *
find_clash(const struct keymap *keymap, const struct binding *wanted)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        if (other->line > 0 && other->command != wanted->command &&
            same_keys(other, wanted->keys, wanted->length) &&
            command_info(other->command)->contexts & command_info(wanted->command)->contexts &&
            !wins(other, wanted) && !wins(wanted, other))
            return other;
    }
    return NULL;
}

static void
report_clash(const struct binding *wanted, const struct binding *other, struct diags *diags)
{
    struct buf keys = BUF_INIT;

    print_keys(wanted->keys, wanted->length, &keys);
    diags_add(diags, DIAG_WARNING, wanted->line, _("%s: line %zu has given %s to %s already"),
              command_info(wanted->command)->name, other->line, buf_string(&keys),
              command_info(other->command)->name);
    buf_fini(&keys);
}

/* Whether every binding of the list can be read; else says which cannot. */
static bool
check_list(const char *list, struct err *err)
{
    struct binding binding;
    bool ok = true;

    while (next_binding(&list, &binding, &ok, err))
        ;
    return ok;
}

static void
rebind(struct keymap *keymap, enum command command, const struct conf_entry *key,
       struct diags *diags)
{
    struct binding binding = {.command = command, .line = key->line};
    const char *list = key->value;
    struct err err = {""};
    bool ok = true;

    if (!check_list(list, &err)) {
        diags_add(diags, DIAG_WARNING, key->line, "%s: %s", key->name, err.sentence);
        return;
    }
    remove_bindings(keymap, command);
    while (next_binding(&list, &binding, &ok, &err)) {
        const struct binding *other = find_clash(keymap, &binding);
        if (other)
            report_clash(&binding, other, diags);
        else
            add_binding(keymap, &binding);
    }
}

void
keymap_configure(struct keymap *keymap, const struct conf *conf, struct diags *diags)
{
    for (size_t i = 0; i < conf_entry_count(conf, CONF_KEYS); i++) {
        const struct conf_entry *key = conf_entry(conf, CONF_KEYS, i);
        enum command command = command_by_name(key->name);
        if (command == COMMAND_NONE)
            diags_add(diags, DIAG_WARNING, key->line, _("there is no command %s"), key->name);
        else
            rebind(keymap, command, key, diags);
    }
}

/* ---- Typing ------------------------------------------------------------------ */

/* The binding of just these keys in the context; NULL when there is none. */
static const struct binding *
find_binding(const struct keymap *keymap, enum context context, const uint32_t *keys, int length)
{
    const struct binding *best = NULL;

    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (command_info(binding->command)->contexts & context &&
            same_keys(binding, keys, length) && (!best || wins(binding, best)))
            best = binding;
    }
    return best;
}

static bool
begins_a_binding(const struct keymap *keymap, enum context context, const uint32_t *keys,
                 int length)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (command_info(binding->command)->contexts & context && binding->length > length &&
            memcmp(binding->keys, keys, (size_t)length * sizeof keys[0]) == 0)
            return true;
    }
    return false;
}

static enum keymap_answer
finish(struct keymap_typed *typed, const struct binding *binding, bool feed_again,
       struct keymap_stroke *stroke)
{
    *stroke = (struct keymap_stroke){
        .command = binding->command, .count = typed->count, .feed_again = feed_again};
    *typed = (struct keymap_typed){.length = 0};
    return KEYMAP_COMMAND;
}

static bool
feed_digit(struct keymap_typed *typed, uint32_t key)
{
    if (typed->length > 0 || key < '0' || key > '9' || (key == '0' && typed->count == 0))
        return false;
    typed->count = typed->count * 10 + (int)(key - '0');
    if (typed->count > KEYMAP_MOST_COUNT)
        typed->count = KEYMAP_MOST_COUNT;
    return true;
}

enum keymap_answer
keymap_feed(const struct keymap *keymap, enum context context, struct keymap_typed *typed,
            uint32_t key, struct keymap_stroke *stroke)
{
    if (key == KEYMAP_ESCAPE && (typed->length > 0 || typed->count > 0)) {
        *typed = (struct keymap_typed){.length = 0};
        return KEYMAP_UNBOUND;
    }
    if (feed_digit(typed, key))
        return KEYMAP_MORE;
    typed->keys[typed->length++] = key;

    const struct binding *exact = find_binding(keymap, context, typed->keys, typed->length);
    bool longer = begins_a_binding(keymap, context, typed->keys, typed->length);
    if (longer)
        return exact ? KEYMAP_PENDING : KEYMAP_MORE;
    if (exact)
        return finish(typed, exact, false, stroke);

    const struct binding *before = find_binding(keymap, context, typed->keys, typed->length - 1);
    if (before)
        return finish(typed, before, true, stroke);
    *typed = (struct keymap_typed){.length = 0};
    return KEYMAP_UNBOUND;
}

void
keymap_time_out(const struct keymap *keymap, enum context context, struct keymap_typed *typed,
                struct keymap_stroke *stroke)
{
    const struct binding *exact = find_binding(keymap, context, typed->keys, typed->length);

    assert(exact);
    finish(typed, exact, false, stroke);
}

void
keymap_print_typed(const struct keymap_typed *typed, struct buf *out)
{
    if (typed->count > 0)
        buf_addf(out, "%d", typed->count);
    print_keys(typed->keys, typed->length, out);
}

/* ---- Printing ---------------------------------------------------------------- */

void
keymap_print(const struct keymap *keymap, enum context context, enum command command,
             struct buf *out)
{
    const char *before = "";

    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->command != command || !(command_info(command)->contexts & context) ||
            find_binding(keymap, context, binding->keys, binding->length) != binding)
            continue;
        buf_add_string(out, before);
        print_keys(binding->keys, binding->length, out);
        before = " ";
    }
}

/* Whether the binding holds in one of its command's contexts: another may have taken its keys. */
static bool
holds_somewhere(const struct keymap *keymap, const struct binding *binding)
{
    for (unsigned context = 1; context <= CONTEXT_EVERYWHERE; context <<= 1)
        if (command_info(binding->command)->contexts & context &&
            find_binding(keymap, context, binding->keys, binding->length) == binding)
            return true;
    return false;
}

/* All keys of a command, wherever they hold. */
static void
print_list(const struct keymap *keymap, enum command command, struct buf *out)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->command != command || !holds_somewhere(keymap, binding))
            continue;
        if (out->length > 0)
            buf_add_char(out, ' ');
        print_keys(binding->keys, binding->length, out);
    }
}

void
keymap_print_conf(const struct keymap *keymap, struct buf *out)
{
    struct buf list = BUF_INIT;

    buf_add_string(out, "\n[keys]\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        enum command command = (enum command)i;
        buf_clear(&list);
        print_list(keymap, command, &list);
        buf_addf(out, "\n# %s\n", _(command_info(command)->help));
        conf_print_line(command_info(command)->name, buf_string(&list), out);
    }
    buf_fini(&list);
}
