/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/buf.h"
#include "base/mem.h"

/* No part of a notice is larger than this; a bomb is. */
#define PART_MOST ((zip_uint64_t)64 << 20)

char *
parts_resolve(const char *base, const char *location)
{
    const char *slash = strrchr(base, '/');
    struct buf path = BUF_INIT;

    if (location[0] != '/' && slash)
        buf_add(&path, base, (size_t)(slash - base));
    for (const char *at = location; *at;) {
        size_t length = strcspn(at, "/");
        if (length == 2 && memcmp(at, "..", 2) == 0) {
            const char *up = memrchr(buf_string(&path), '/', path.length);
            path.length = up ? (size_t)(up - path.bytes) : 0;
        } else if (length > 0 && !(length == 1 && *at == '.')) {
            if (path.length > 0)
                buf_add_char(&path, '/');
            buf_add(&path, at, length);
        }
        at += length + (at[length] == '/');
    }
    return buf_detach(&path);
}

xmlDoc *
parts_read(zip_t *zip, const char *path)
{
    zip_stat_t stat;
    xmlDoc *doc = NULL;

    if (zip_stat(zip, path, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
        stat.size > PART_MOST)
        return NULL;
    char *bytes = mem_zero(stat.size + 1, 1);
    zip_file_t *file = zip_fopen(zip, path, 0);
    if (file && zip_fread(file, bytes, stat.size) == (zip_int64_t)stat.size)
        doc = xmlReadMemory(bytes, (int)stat.size, path, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (file)
        zip_fclose(file);
    free(bytes);
    return doc;
}

bool
node_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNode *
node_find(xmlNode *node, const char *name)
{
    while (node && !node_is(node, name))
        node = node->next;
    return node;
}

xmlNode *
node_child(const xmlNode *node, const char *name)
{
    return node ? node_find(node->children, name) : NULL;
}

static char *
take(xmlChar *value)
{
    char *copy = mem_copy_string(value ? (const char *)value : "");

    xmlFree(value);
    return copy;
}

char *
node_attribute(const xmlNode *node, const char *name)
{
    return take(xmlGetProp(node, (const xmlChar *)name));
}

char *
node_content(const xmlNode *node)
{
    return take(xmlNodeGetContent(node));
}

bool
node_has(const xmlNode *node, const char *name, const char *value)
{
    char *found = node ? node_attribute(node, name) : NULL;
    bool same = found && strcmp(found, value) == 0;

    free(found);
    return same;
}

int
node_number(const xmlNode *node, const char *name, int otherwise)
{
    char *value = node ? node_attribute(node, name) : mem_copy_string("");
    char *end;
    long number = strtol(value, &end, 10);

    if (end == value || number < INT_MIN || number > INT_MAX)
        number = otherwise;
    free(value);
    return (int)number;
}
