/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/quirks.h"

#include <stddef.h>
#include <string.h>

#include "base/nls.h"

/* What is known to be missing in the text that a program makes. */
static const struct {
    const char *program;
    const char *loss;
} known_losses[] = {
    {"antiword", N_("the numbers that Word sets by itself")},
    {"catdoc", N_("the numbers that Word sets by itself")},
    {"odt2txt", N_("the numbers of lists")},
};

const char *
quirks_loss(const char *program)
{
    for (size_t i = 0; i < sizeof known_losses / sizeof known_losses[0]; i++)
        if (program && strcmp(known_losses[i].program, program) == 0)
            return _(known_losses[i].loss);
    return NULL;
}

/* What programs say of files that many have, and what that means. */
static const struct {
    const char *said;
    const char *meaning;
} known_complaints[] = {
    {"Incorrect password", N_("is protected by a password; qpdf --decrypt makes a copy without")},
    {"trailer dictionary", N_("is damaged, or not whole")},
    {"May not be a PDF file", N_("is damaged, or no PDF")},
    {"unexpected end of file", N_("is damaged, or not whole")},
    {"Unexpected end of input", N_("is damaged, or not whole")},
    {"ends unexpectedly", N_("is damaged, or not whole")},
};

void
quirks_explain(struct err *err)
{
    const struct err said = *err;

    for (size_t i = 0; i < sizeof known_complaints / sizeof known_complaints[0]; i++)
        if (strstr(said.sentence, known_complaints[i].said)) {
            err_set(err, "%s (%s)", _(known_complaints[i].meaning), said.sentence);
            return;
        }
}
