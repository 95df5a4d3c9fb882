/* json_at.c: for the shell tests: what stands where in JSON.
 *
 *     json_at PATH...   prints the value at each path of every line of standard input
 *
 * A path is keys and indices joined by dots: "blocks.0.role"; "." is the whole value.
 * A string is printed bare, an object as its keys, a list as its length.  Fails when a
 * line is no JSON or a path leads nowhere.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *
step(json_t *value, const char *name)
{
    return json_is_array(value) ? json_array_get(value, strtoul(name, NULL, 10))
                                : json_object_get(value, name);
}

static json_t *
find(json_t *value, const char *path)
{
    char *names = strdup(path);
    char *rest = names;

    for (char *name; value && (name = strsep(&rest, "."));)
        if (*name)
            value = step(value, name);
    free(names);
    return value;
}

static void
print(json_t *value)
{
    const char *key;
    json_t *member;

    if (json_is_object(value)) {
        json_object_foreach(value, key, member) printf("%s ", key);
        putchar('\n');
    } else if (json_is_array(value)) {
        printf("%zu\n", json_array_size(value));
    } else if (json_is_string(value)) {
        printf("%s\n", json_string_value(value));
    } else {
        json_dumpf(value, stdout, JSON_ENCODE_ANY);
        putchar('\n');
    }
}

static int
print_paths(const char *line, char **paths, int count)
{
    json_error_t error;
    json_t *value = json_loads(line, 0, &error);
    int status = 0;

    if (!value) {
        fprintf(stderr, "json_at: %s\n", error.text);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        json_t *found = find(value, paths[i]);
        if (found)
            print(found);
        else
            status = 1;
    }
    json_decref(value);
    return status;
}

int
main(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0;
    int status = 0;

    while (getline(&line, &room, stdin) > 0)
        status |= print_paths(line, argv + 1, argc - 1);
    free(line);
    return status;
}
