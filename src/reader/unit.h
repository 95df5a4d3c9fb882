/* unit.h: the units of a notice's words, from a character to a section.
 *
 * Each kind of unit parts the words of the notice without rest, page furniture left out: a
 * cluster, a clause and a sentence (phrase.h), a paragraph (a block of the tree), and a
 * section (from one label to before the next, whatever their levels, or to what closes the
 * notice).  A unit is a span of the text from its first byte to behind its last; over the end
 * of a page there is furniture within.
 *
 * Nothing here has a state.  A notice that is not whole yet is read on as far as the way leads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_UNIT_H
#define GONGWEN_READER_UNIT_H

#include <stdbool.h>

#include "notice/doc.h"

enum unit { UNIT_CHARACTER, UNIT_CLAUSE, UNIT_SENTENCE, UNIT_PARAGRAPH, UNIT_SECTION };

/* The unit that holds the offset, else the next one behind it, else the last.  Empty, at the
 * offset, in a notice of nothing but furniture. */
struct span unit_at(struct doc *doc, enum unit unit, size_t offset);

/* Takes the unit's neighbour behind it (direction 1) or before it (-1).  False, and nothing
 * changed, where there is none. */
bool unit_step(struct doc *doc, enum unit unit, struct span *span, int direction);

/* The first (-1) or the last (1) unit of the notice. */
struct span unit_edge(struct doc *doc, enum unit unit, int direction);

#endif
