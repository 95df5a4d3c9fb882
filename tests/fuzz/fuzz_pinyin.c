/* SPDX-License-Identifier: MIT */
/* Letters on the first line, found in the lines behind it, with spaces skipped and without: what
 * matches lies in the text, begins where it was sought, and is whole characters. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "search/pinyin.h"

const char fuzz_seeds[] = "pinyin";

static const char usual[] = "扶贫 办公室，西安先行。長 沙，绿化；重庆一行人";

static void
find_all(const struct pinyin *pinyin, const char *text, size_t length)
{
    struct span within = {0, length}, found;

    for (size_t from = 0; from < length && pinyin_find(pinyin, text, within, from, &found);) {
        assert(found.start >= from && found.start < found.end && found.end <= length);
        assert(utf8_valid_prefix(text + found.start, span_length(found)) == span_length(found));
        from = found.end;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *letters = (const char *)bytes;
    const char *end = length ? memchr(letters, '\n', length) : NULL;
    const char *text = end ? end + 1 : usual;
    size_t line = end ? (size_t)(end - letters) : length;
    size_t count = utf8_valid_prefix(letters, line); /* the pattern has seen to that */
    size_t text_length = end ? utf8_valid_prefix(text, length - line - 1) : sizeof usual - 1;

    for (int skip_spaces = 0; skip_spaces < 2; skip_spaces++) {
        size_t fault = 0;
        struct pinyin *pinyin = pinyin_new(letters, count, skip_spaces, &fault);
        assert(pinyin || fault <= count);
        if (pinyin)
            find_all(pinyin, text, text_length);
        pinyin_free(pinyin);
    }
    return 0;
}
