/* main.c: the locale, then the command line or the reader.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>

#include "notice/doc.h"

int
main(int argc, char **argv)
{
    struct err err = {""};
    struct doc *doc = argc > 1 ? doc_open(argv[1], NULL, &err) : NULL;

    if (!doc) {
        fprintf(stderr, "gongwen: %s\n", err.sentence);
        return 2;
    }
    doc_finish(doc);
    printf("%zu blocks\n", tree_block_count(doc_tree(doc)));
    doc_free(doc);
    return 0;
}
