/* parties.h: who writes and who is written to: organs, persons, addressees.
 *
 * An organ is known by the word that its name ends in (…部, …委员会, …大学), a person by title
 * (…同志, 市长…).  The words are tables.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_PARTIES_H
#define GONGWEN_NOTICE_PARTIES_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/reading.h"

/* Whether the line is the name of one organ or several, and nothing else. */
bool parties_are_organs(struct key key);

/* The bytes of the organ's name that opens a title (国务院办公厅关于…, 某大学…办法); 0 when it
 * opens with none. */
size_t parties_issuer_of_title(struct key title);

/* Whether the line may sign a notice: organs, an office with a person's name (市长应勇). */
bool parties_may_sign(struct key key);

/* Whether the line names an office without its holder (市长), and whether it can be that
 * holder. */
bool parties_are_office(struct key key);
bool parties_are_person(struct key key);

/* Whether the line is the first part of an organ's name that goes on in the next. */
bool parties_may_begin(struct key key);

/* Whether the line names who is written to; a ： at its end does not matter. */
bool parties_are_addressed(struct key key);

/* Whether they are greeted (各位考生：, 尊敬的患者朋友：), as a text of any kind may do. */
bool parties_are_greeted(struct key key);

/* Japanese: the line ends in 殿, 御中 or 様. */
bool parties_are_honoured(struct key key);

#endif
