/* charset_score.c: how often the encoding of a notice is found.
 *
 *     charset_score FILE...
 *
 * Takes notices in UTF-8, converts each to every encoding that can hold it, cuts pieces
 * of 50, 200 and 1000 bytes at the ends of characters, and prints for each encoding the
 * share of pieces that are found to be in it, or in one that reads them the same.  Pieces that are
 * all ASCII are left out.  Fails when less than 99 in 100 are right from 200 bytes on.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "source/decode.h"

static const struct target {
    const char *name; /* printed */
    const char *iconv;
    const char *mark; /* before each piece */
    bool western;     /* little of a text is beyond ASCII */
} targets[] = {
    {"UTF-8", "UTF-8", "", false},
    {"UTF-8 with mark", "UTF-8", "\xEF\xBB\xBF", false},
    {"UTF-16LE", "UTF-16LE", "", false},
    {"UTF-16BE", "UTF-16BE", "", false},
    {"UTF-16LE with mark", "UTF-16LE", "\xFF\xFE", false},
    {"UTF-16BE with mark", "UTF-16BE", "\xFE\xFF", false},
    {"GB18030", "GB18030", "", false},
    {"GBK", "CP936", "", false},
    {"GB2312", "EUC-CN", "", false},
    {"Big5", "BIG5", "", false},
    {"Big5-HKSCS", "BIG5-HKSCS", "", false},
    {"Shift_JIS", "CP932", "", false},
    {"EUC-JP", "EUC-JP-MS", "", false},
    {"EUC-KR", "CP949", "", false},
    {"Windows-1252", "WINDOWS-1252", "", true},
};

static const size_t sizes[] = {50, 200, 1000};

#define COUNT(array)    (sizeof(array) / sizeof(array)[0])
#define PIECES_A_NOTICE 12

/* A notice in some encoding; offsets of its characters in both. */
struct encoded {
    struct buf bytes;
    size_t *from; /* in the notice; one more than there are characters */
    size_t *to;   /* in .bytes */
    size_t count;
};

static void
encoded_fini(struct encoded *encoded)
{
    buf_fini(&encoded->bytes);
    free(encoded->from);
    free(encoded->to);
}

static bool
encode_character(iconv_t cd, const char *s, size_t length, struct buf *out)
{
    char copy[4], *in = copy;
    size_t room = 16;
    char *to = buf_reserve(out, room);

    memcpy(copy, s, length);
    bool ok = iconv(cd, &in, &length, &to, &room) == 0 && iconv(cd, NULL, NULL, &to, &room) == 0;
    out->length = (size_t)(to - out->bytes);
    return ok;
}

static bool
encode_notice(const struct buf *notice, const char *name, struct encoded *out)
{
    iconv_t cd = iconv_open(name, "UTF-8");
    bool ok = cd != (iconv_t)-1;
    uint32_t c;

    out->from = mem_zero(notice->length + 1, sizeof out->from[0]);
    out->to = mem_zero(notice->length + 1, sizeof out->to[0]);
    for (size_t at = 0; ok && at < notice->length;) {
        size_t step = uni_read(notice->bytes + at, &c);
        ok = encode_character(cd, notice->bytes + at, step, &out->bytes);
        at += step;
        out->count++;
        out->from[out->count] = at;
        out->to[out->count] = out->bytes.length;
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
    return ok;
}

/* What the bytes say; in the encoding of that name, or NULL to find it. */
static struct text *
read_as(const char *encoding, const char *mark, const char *piece, size_t length)
{
    struct buf bytes = BUF_INIT;
    struct diags diags = {NULL, 0, 0, 0};
    struct err err;
    struct text *text = text_new();

    buf_add_string(&bytes, mark);
    buf_add(&bytes, piece, length);
    struct decode *decode = decode_new(&bytes, encoding, &diags, &err);
    while (decode && decode_advance(decode, text, SIZE_MAX))
        ;
    if (!encoding && getenv("VERBOSE"))
        printf("%s: ", decode_encoding(decode));
    decode_free(decode);
    diags_fini(&diags);
    return text;
}

static bool
is_found(const struct target *target, const char *piece, size_t length)
{
    struct text *wanted = read_as(target->iconv, target->mark, piece, length);
    struct text *found = read_as(NULL, target->mark, piece, length);
    bool same = text_length(wanted) == text_length(found) &&
                memcmp(text_bytes(wanted), text_bytes(found), text_length(found)) == 0;

    if (getenv("VERBOSE"))
        printf("%s for %s: %s\n", same ? "right" : "wrong", target->name, text_bytes(wanted));
    text_free(wanted);
    text_free(found);
    return same;
}

/* The character before which a piece of so many bytes from `first` has to end. */
static size_t
piece_end(const struct encoded *encoded, size_t first, size_t size)
{
    size_t end = first;

    while (end < encoded->count && encoded->to[end + 1] - encoded->to[first] <= size)
        end++;
    return end;
}

/* Characters that are no ASCII. */
static size_t
foreign_count(const char *s, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += (unsigned char)s[i] >= 0xC0;
    return count;
}

struct score {
    size_t right, pieces;
};

static void
score_pieces(const struct target *target, const struct buf *notice, const struct encoded *encoded,
             size_t size, struct score *score)
{
    size_t stride = encoded->count / PIECES_A_NOTICE + 1;

    for (size_t first = 0; first < encoded->count; first += stride) {
        size_t end = piece_end(encoded, first, size);
        const char *expected = notice->bytes + encoded->from[first];
        size_t length = encoded->from[end] - encoded->from[first];
        size_t least = target->western || end - first < 40 ? 4 : (end - first) / 10;
        if (encoded->to[end] - encoded->to[first] + 4 < size ||
            foreign_count(expected, length) < least)
            continue;
        score->pieces++;
        score->right += is_found(target, encoded->bytes.bytes + encoded->to[first],
                                 encoded->to[end] - encoded->to[first]);
    }
}

/* Without carriage returns: decode would rightly change them. */
static bool
read_notice(const char *path, struct buf *notice)
{
    struct err err;

    if (!file_read(path, notice, &err)) {
        fprintf(stderr, "charset_score: %s: %s\n", path, err.sentence);
        return false;
    }
    return utf8_valid_prefix(notice->bytes, notice->length) == notice->length &&
           !memchr(notice->bytes, '\r', notice->length);
}

static bool
print_scores(const struct target *target, const struct score *scores)
{
    bool ok = true;

    printf("%-20s", target->name);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        size_t pieces = scores[i].pieces ? scores[i].pieces : 1;
        double share = 100.0 * (double)scores[i].right / (double)pieces;
        printf("  %6.2f of %5zu", share, scores[i].pieces);
        if (sizes[i] >= 200 && scores[i].pieces && share < 99)
            ok = false;
    }
    printf("\n");
    return ok;
}

int
main(int argc, char **argv)
{
    struct score scores[COUNT(targets)][COUNT(sizes)] = {{{0, 0}}};
    bool ok = true;

    for (int i = 1; i < argc; i++) {
        struct buf notice = BUF_INIT;
        bool usable = read_notice(argv[i], &notice);
        for (size_t t = 0; usable && t < COUNT(targets); t++) {
            struct encoded encoded = {BUF_INIT, NULL, NULL, 0};
            if (encode_notice(&notice, targets[t].iconv, &encoded))
                for (size_t s = 0; s < COUNT(sizes); s++)
                    score_pieces(&targets[t], &notice, &encoded, sizes[s], &scores[t][s]);
            encoded_fini(&encoded);
        }
        buf_fini(&notice);
    }
    printf("%-20s  %15s  %15s  %15s\n", "", "50 bytes", "200 bytes", "1000 bytes");
    for (size_t t = 0; t < COUNT(targets); t++)
        ok = print_scores(&targets[t], scores[t]) && ok;
    return ok ? 0 : 1;
}
