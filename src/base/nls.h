/* nls.h: native language support.
 *
 * The door to gettext.  Say _("sentence") for what a person reads: in cli, tui,
 * the help of commands and options, and errors; N_() for a sentence in a table,
 * translated where it is shown.  Never for exports, JSON or configuration keys.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_NLS_H
#define GONGWEN_BASE_NLS_H

#include <libintl.h>

#define _(sentence)                  gettext(sentence)
#define N_(sentence)                 (sentence)
#define P_(singular, plural, number) ngettext(singular, plural, number)

#endif
