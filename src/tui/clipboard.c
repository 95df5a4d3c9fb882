/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/clipboard.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/nls.h"
#include "base/uni.h"
#include "tui/screen.h"
#include "tui/term.h"

/* Bytes that GNU screen passes through at once. */
#define SCREEN_CHUNK 240

/* RFC 4648. */
static void
add_base64(struct buf *out, const char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < length; i += 3) {
        size_t rest = length - i;
        uint32_t group = (uint32_t)(unsigned char)bytes[i] << 16;
        if (rest > 1)
            group |= (uint32_t)(unsigned char)bytes[i + 1] << 8;
        if (rest > 2)
            group |= (unsigned char)bytes[i + 2];
        buf_add_char(out, digits[group >> 18]);
        buf_add_char(out, digits[group >> 12 & 63]);
        buf_add_char(out, rest > 1 ? digits[group >> 6 & 63] : '=');
        buf_add_char(out, rest > 2 ? digits[group & 63] : '=');
    }
}

/* In pieces, each for the terminal behind it. */
static void
wrap_for_screen(const struct buf *sequence, struct buf *out)
{
    for (size_t at = 0; at < sequence->length; at += SCREEN_CHUNK) {
        size_t rest = sequence->length - at;
        buf_add_string(out, "\033P");
        buf_add(out, sequence->bytes + at, rest < SCREEN_CHUNK ? rest : SCREEN_CHUNK);
        buf_add_string(out, "\033\\");
    }
}

/* tmux takes the sequence itself (set-clipboard on), or passes it through (allow-passthrough). */
static void
wrap_for_tmux(const struct buf *sequence, struct buf *out)
{
    buf_add(out, sequence->bytes, sequence->length);
    buf_add_string(out, "\033Ptmux;\033");
    buf_add(out, sequence->bytes, sequence->length);
    buf_add_string(out, "\033\\");
}

void
clipboard_print(const char *bytes, size_t length, bool tmux, bool screen, struct buf *out)
{
    struct buf sequence = BUF_INIT;

    buf_add_string(&sequence, "\033]52;c;");
    add_base64(&sequence, bytes, length);
    buf_add_char(&sequence, '\a');
    if (tmux)
        wrap_for_tmux(&sequence, out);
    else if (screen)
        wrap_for_screen(&sequence, out);
    else
        buf_add(out, sequence.bytes, sequence.length);
    buf_fini(&sequence);
}

bool
clipboard_put(const char *bytes, size_t length, struct err *err)
{
    struct buf out = BUF_INIT;

    if (term_is_linux_console())
        return err_set(err, _("this console has no clipboard: export to a file"));
    if (length > CLIPBOARD_MOST)
        return err_set(err,
                       _("%zu bytes are more than terminals take for a clipboard (%d): export them "
                         "to a file"),
                       length, CLIPBOARD_MOST);
    /* It may be pasted into a shell. */
    char *harmless = uni_harmless(bytes, length, &length);
    clipboard_print(harmless, length, getenv("TMUX") != NULL, term_is_gnu_screen(), &out);
    screen_send(out.bytes, out.length);
    free(harmless);
    buf_fini(&out);
    return true;
}
