/* kinds.h: what a character is to the rules of line breaking.
 *
 * A coarser and partly different division than the classes of UAX #14: it knows the marks of
 * Chinese, Japanese and Korean that the tailorings speak of (linebreak.h), and leaves all that
 * they do not concern to UAX #14, as OT.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_KINDS_H
#define GONGWEN_LAYOUT_KINDS_H

#include <stdint.h>

enum kind {
    ID, /* ideographs and kana */
    OP, /* opening brackets */
    CL, /* closing brackets */
    NF, /* stops */
    SK, /* small kana, the long-vowel mark, marks of repetition */
    QO, /* “ ‘ */
    QC, /* ” ’ */
    MD, /* interpuncts */
    CN, /* connectors: ～ － */
    SO, /* the solidus ／ */
    DA, /* the halves of —— */
    EL, /* the halves of …… */
    NU, /* digits */
    LE, /* Latin letters */
    IS, /* . , : ; of Latin text */
    LO, /* ( [ of Latin text */
    LC, /* ) ] of Latin text */
    HG, /* Hangul */
    SP, /* spaces that a line may end with */
    OT, /* all else: UAX #14 alone decides */
    KINDS
};

/* Those that are no common ideograph. */
enum kind kinds_of_mark(uint32_t character);

static inline enum kind
kinds_of(uint32_t character)
{
    return character >= 0x4E00 && character <= 0x9FFF ? ID : kinds_of_mark(character);
}

#endif
