/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "hand.h"

#include <stdio.h>
#include <string.h>

#include "base/uni.h"

struct key_bytes {
    const char *name;
    const char *bytes;
};

static const struct key_bytes key_table[] = {
    {"Enter", "\r"},    {"Esc", "\033"},       {"Tab", "\t"},           {"S-Tab", "\033[Z"},
    {"Space", " "},     {"BackSpace", "\177"}, {"Delete", "\033[3~"},   {"Insert", "\033[2~"},
    {"Up", "\033OA"},   {"Down", "\033OB"},    {"Right", "\033OC"},     {"Left", "\033OD"},
    {"Home", "\033OH"}, {"End", "\033OF"},     {"PgUp", "\033[5~"},     {"PgDn", "\033[6~"},
    {"F1", "\033OP"},   {"F2", "\033OQ"},      {"Report", "\033[5;3R"},
};

static bool
send_bytes(struct play *play, const char *bytes, size_t length)
{
    return (play->hurried ? terminal_write : terminal_send)(play->terminal, bytes, length);
}

static bool
send_named(struct play *play, const char *name, size_t length)
{
    if (length == 3 && name[0] == 'C' && name[1] == '-') {
        char control = (char)(name[2] & 0x1F);
        return send_bytes(play, &control, 1);
    }
    for (size_t i = 0; i < sizeof key_table / sizeof key_table[0]; i++)
        if (strlen(key_table[i].name) == length && memcmp(key_table[i].name, name, length) == 0)
            return send_bytes(play, key_table[i].bytes, strlen(key_table[i].bytes));
    return err_set(&play->why, "no key is called <%.*s>", (int)length, name);
}

bool
hand_type(struct play *play, char *text)
{
    for (size_t at = 0, step, length = strlen(text); at < length; at += step) {
        step = uni_cluster(text + at, length - at);
        if (!send_bytes(play, text + at, step))
            return play_is_stuck(play);
    }
    return true;
}

bool
hand_rush(struct play *play, char *text)
{
    return terminal_send(play->terminal, text, strlen(text)) || play_is_stuck(play);
}

bool
hand_press(struct play *play, char *tokens)
{
    for (char *token = strtok(tokens, " "); token; token = strtok(NULL, " ")) {
        size_t length = strlen(token);
        bool named = length > 2 && token[0] == '<' && token[length - 1] == '>';
        if (named && !send_named(play, token + 1, length - 2))
            return play_is_stuck(play);
        if (!named && !hand_type(play, token))
            return false;
    }
    return true;
}

bool
hand_hurry(struct play *play, char *tokens)
{
    play->hurried = true;
    bool done = hand_press(play, tokens);
    play->hurried = false;
    return done;
}

bool
hand_mouse(struct play *play, char *arguments)
{
    static const struct {
        const char *deed;
        int number;
        char last;
    } reports[] = {{"press", 0, 'M'},
                   {"drag", 32, 'M'},
                   {"release", 0, 'm'},
                   {"up", 64, 'M'},
                   {"down", 65, 'M'}};
    char deed[8], bytes[32];
    int row, column;

    if (sscanf(arguments, "%7s %d %d", deed, &row, &column) != 3)
        return err_set(&play->why, "the mouse does a deed at a row and a column");
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) {
        if (strcmp(reports[i].deed, deed) != 0)
            continue;
        snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c", reports[i].number, column, row,
                 reports[i].last);
        return terminal_send(play->terminal, bytes, strlen(bytes)) || play_is_stuck(play);
    }
    return err_set(&play->why, "the mouse does not know %s", deed);
}

bool
hand_paste(struct play *play, char *text)
{
    struct buf bytes = BUF_INIT;

    buf_addf(&bytes, "\033[200~%s\033[201~", text);
    bool sent = terminal_send(play->terminal, bytes.bytes, bytes.length);
    buf_fini(&bytes);
    return sent || play_is_stuck(play);
}
