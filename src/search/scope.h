/* scope.h: where hits may lie: in headings, in an element, in a section, in what is highlighted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_SCOPE_H
#define GONGWEN_SEARCH_SCOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/nls.h"
#include "notice/doc.h"
#include "source/text.h"

/* Parts of a notice: identifier, name on the command line and before the words (title:), what it
 * is. */
#define SCOPES(X)                                                                                  \
    X(ALL, "all", N_("the whole notice"))                                                          \
    X(HEADINGS, "headings", N_("titles and headings"))                                             \
    X(TITLE, "title", N_("the title"))                                                             \
    X(NUMBER, "number", N_("the number of the notice"))                                            \
    X(ISSUER, "issuer", N_("letterhead and signature"))                                            \
    X(DATE, "date", N_("the date"))                                                                \
    X(FURNITURE, "furniture", N_("page numbers and running heads, and nothing else"))

enum scope_part {
#define X(id, name, help) SCOPE_##id,
    SCOPES(X)
#undef X
        SCOPE_COUNT
};

/* All zeros is the whole notice without its page furniture. */
struct scope {
    enum scope_part part;
    bool in_section;          /* only in the section, with those below it: */
    size_t section;           /* its index in the outline */
    size_t attachment;        /* only in this part of the outline; 0: in any */
    const struct span *spans; /* only within one of these spans of the source; borrowed, in the */
    size_t span_count;        /* order of their starts.  NULL: anywhere */
};

/* The part of a name, SCOPE_COUNT when there is none; its name; and what it is, for _(). */
enum scope_part scope_by_name(const char *name, size_t length);
const char *scope_name(enum scope_part part);
const char *scope_help(enum scope_part part);

/* Whether the blocks of its part are only known when the notice is whole. */
bool scope_waits(const struct scope *scope);

/* Whether it asks where in a block something lies: for headings, sections, spans. */
bool scope_asks_where(const struct scope *scope);

/* Whether what lies in the block, from source.start to source.end, is in the scope. */
bool scope_holds(const struct scope *scope, const struct doc *doc, size_t block,
                 struct span source);

#endif
