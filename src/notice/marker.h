/* marker.h: the label that opens a line: 一、（一） 1. 第六条 § 12 (a).
 *
 * Reads the forms of notice/forms.  Reading a label says nothing about whether it opens a section:
 * a date can begin like one, and the outline decides by what stands around it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_MARKER_H
#define GONGWEN_NOTICE_MARKER_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"

/* A label, read. */
struct marker {
    int form;            /* of notice/forms, equal for labels of one form */
    enum form_rank rank; /* the form's */
    int number;          /* the ordinal's value: 一 1, 十二 12, (b) 2, IV 4 */
    int suffix;          /* 第十七条之一: 1; 0 without */
    size_t length;       /* bytes, with its closing punctuation, without space behind it */
    bool headed;         /* marks of Markdown say that it heads something: set by notice/measure */
    bool weak;           /* may as well be text: 12 件, 3.5 级, A. Smith, 第六条按… */
};

/* In all of these NULL for the forms stands for the table as it is. */

/* Reads the label at the start of s[0..length) (no white space before it).  False when
 * none of the forms opens it, or when what follows shows that it is none of its kind: a date
 * (2020年), a decimal (3.5), a document number (13号), an article that is cited
 * (第六条规定). */
bool marker_read(const struct forms *forms, const char *s, size_t length, struct marker *marker);

/* All the ways in which the label can be read, the likelier first: (i) as a Roman numeral
 * and as a letter, イ of アイウ and of イロハ.  Returns how many, 0 for no label. */
#define MARKER_READINGS 2
size_t marker_readings(const struct forms *forms, const char *s, size_t length,
                       struct marker markers[MARKER_READINGS]);

/* Reads a label as a person types it when asking for a section: 二, 2, （三）, 三,
 * 第十二条, 附件2 are handled a step at a time: the ordinal's value, whether the
 * form was given (form -1 when only a number was), and the bytes consumed. */
bool marker_read_typed(const struct forms *forms, const char *s, size_t length,
                       struct marker *marker);

#endif
