/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "emulator.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "xterm.h"

struct emulator {
    int rows, columns;
    bool alternate, cursor_hidden; /* libvterm tells */
    VTerm *vterm;                  /* NULL for pyte */
    VTermScreen *screen;
    pid_t pyte;
    FILE *to, *from;
    bool is_xterm, wide;
    struct xterm xterm;
    struct cell *cells; /* but for libvterm; asked for again after bytes have come */
    bool stale;
    int row, column;
    char answer[256];
};

/* ---- libvterm ---- */

static int
on_property(VTermProp property, VTermValue *value, void *user)
{
    struct emulator *emulator = user;

    if (property == VTERM_PROP_ALTSCREEN)
        emulator->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->cursor_hidden = !value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void
start_vterm(struct emulator *emulator)
{
    emulator->vterm = vterm_new(emulator->rows, emulator->columns);
    vterm_set_utf8(emulator->vterm, 1);
    emulator->screen = vterm_obtain_screen(emulator->vterm);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_enable_altscreen(emulator->screen, 1);
    vterm_screen_reset(emulator->screen, 1);
    emulator->cursor_hidden = false;
}

static struct cell
cell_of_vterm(const struct emulator *emulator, int row, int column)
{
    struct cell cell = {"", 0};
    VTermScreenCell from;
    size_t end = 0;

    memset(&from, 0, sizeof from);
    vterm_screen_get_cell(emulator->screen, (VTermPos){.row = row, .col = column}, &from);
    if (from.chars[0] == (uint32_t)-1) { /* the second half has no looks of its own */
        cell.looks = cell_of_vterm(emulator, row, column - 1).looks;
        return cell;
    }
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && (i == 0 || from.chars[i]); i++)
        end += uni_write(cell.text + end, from.chars[i] ? from.chars[i] : ' ');
    bool coloured = !VTERM_COLOR_IS_DEFAULT_FG(&from.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&from.bg);
    cell.looks = (from.attrs.bold ? LOOKS_BOLD : 0) | (from.attrs.underline ? LOOKS_UNDERLINE : 0) |
                 (from.attrs.reverse ? LOOKS_REVERSE : 0) | (coloured ? LOOKS_COLOUR : 0);
    return cell;
}

/* ---- pyte, by pyte_cells.py, which says what is written and read here ---- */

/* The first Python that knows pyte. */
static const char *
python_with_pyte(void)
{
    static const char *const pythons[] = {"python3", "/usr/bin/python3"};

    for (size_t i = 0; i < sizeof pythons / sizeof pythons[0]; i++) {
        char command[80];
        snprintf(command, sizeof command, "%s -c 'import pyte' 2>/dev/null", pythons[i]);
        if (system(command) == 0)
            return pythons[i];
    }
    return NULL;
}

static _Noreturn void
become_pyte(const struct emulator *emulator, const char *python, int in, int out)
{
    const char *directory = getenv("top_srcdir");
    char rows[16], columns[16];
    char *script = file_join(directory ? directory : ".", "tests/screen/pyte_cells.py");

    snprintf(rows, sizeof rows, "%d", emulator->rows);
    snprintf(columns, sizeof columns, "%d", emulator->columns);
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    execlp(python, python, script, rows, columns, emulator->wide ? "2" : "1", (char *)NULL);
    perror(python);
    _exit(127);
}

static bool
start_pyte(struct emulator *emulator)
{
    const char *python = python_with_pyte();
    int to[2], from[2];

    if (!python || pipe2(to, O_CLOEXEC) < 0 || pipe2(from, O_CLOEXEC) < 0)
        return false;
    emulator->pyte = fork();
    if (emulator->pyte == 0)
        become_pyte(emulator, python, to[0], from[1]);
    close(to[0]);
    close(from[1]);
    emulator->to = fdopen(to[1], "w");
    emulator->from = fdopen(from[0], "r");
    emulator->stale = true;
    return emulator->to && emulator->from;
}

static void
feed_pyte(struct emulator *emulator, const char *bytes, size_t length)
{
    size_t size = 0;

    fprintf(emulator->to, "feed %zu\n", length);
    fwrite(bytes, 1, length, emulator->to);
    fflush(emulator->to);
    emulator->answer[0] = '\0';
    if (fscanf(emulator->from, "%zu", &size) != 1 || getc(emulator->from) != '\n' ||
        size >= sizeof emulator->answer)
        return;
    emulator->answer[fread(emulator->answer, 1, size, emulator->from)] = '\0';
}

static void
read_cells(struct emulator *emulator)
{
    size_t count = (size_t)emulator->rows * (size_t)emulator->columns;
    char line[80];

    fputs("cells\n", emulator->to);
    fflush(emulator->to);
    if (fgets(line, sizeof line, emulator->from))
        sscanf(line, "%d %d", &emulator->row, &emulator->column);
    for (size_t i = 0; i < count && fgets(line, sizeof line, emulator->from); i++) {
        struct cell *cell = &emulator->cells[i];
        char *text;
        line[strcspn(line, "\n")] = '\0';
        cell->looks = (int)strtol(line, &text, 10);
        snprintf(cell->text, sizeof cell->text, "%s", text + 1);
    }
}

static void
end_pyte(struct emulator *emulator)
{
    fclose(emulator->to);
    fclose(emulator->from);
    kill(emulator->pyte, SIGKILL);
    waitpid(emulator->pyte, NULL, 0);
}

/* ---- Any ---- */

static void
renew_cells(struct emulator *emulator)
{
    size_t count = (size_t)emulator->rows * (size_t)emulator->columns;

    emulator->cells = mem_resize(emulator->cells, count, sizeof emulator->cells[0]);
    if (emulator->is_xterm)
        xterm_read(&emulator->xterm, emulator->rows, emulator->columns, emulator->cells);
    else
        read_cells(emulator);
}

bool
emulator_attach(struct emulator *emulator, int master, int slave)
{
    if (emulator->is_xterm && !xterm_start(&emulator->xterm, emulator->rows, emulator->columns,
                                           emulator->wide, master, slave))
        fputs("# xterm has not started\n", stderr);
    return emulator->is_xterm;
}

struct emulator *
emulator_new(const char *name, int rows, int columns)
{
    struct emulator *emulator = mem_zero(1, sizeof *emulator);
    bool good = true;

    emulator->rows = rows;
    emulator->columns = columns;
    emulator->wide = strstr(name, "-wide") != NULL;
    emulator->is_xterm = strncmp(name, "xterm", 5) == 0;
    if (strcmp(name, "vterm") == 0)
        start_vterm(emulator);
    else if (!emulator->is_xterm)
        good = start_pyte(emulator);
    if (good)
        return emulator;
    free(emulator);
    return NULL;
}

void
emulator_free(struct emulator *emulator)
{
    if (!emulator)
        return;
    if (emulator->vterm)
        vterm_free(emulator->vterm);
    else if (emulator->is_xterm)
        xterm_end(&emulator->xterm);
    else
        end_pyte(emulator);
    free(emulator->cells);
    free(emulator);
}

void
emulator_feed(struct emulator *emulator, const char *bytes, size_t length)
{
    emulator->stale = true;
    if (emulator->vterm)
        vterm_input_write(emulator->vterm, bytes, length);
    else if (!emulator->is_xterm)
        feed_pyte(emulator, bytes, length);
}

size_t
emulator_answer(struct emulator *emulator, char *answer, size_t size)
{
    if (emulator->vterm)
        return vterm_output_read(emulator->vterm, answer, size);
    snprintf(answer, size, "%s", emulator->answer);
    emulator->answer[0] = '\0';
    return strlen(answer);
}

void
emulator_resize(struct emulator *emulator, int rows, int columns)
{
    emulator->rows = rows;
    emulator->columns = columns;
    emulator->stale = true;
    if (emulator->vterm)
        vterm_set_size(emulator->vterm, rows, columns);
    else if (!emulator->is_xterm)
        fprintf(emulator->to, "size %d %d\n", rows, columns);
}

bool
emulator_has_looks(const struct emulator *emulator)
{
    return !emulator->is_xterm;
}

struct cell
emulator_cell(struct emulator *emulator, int row, int column)
{
    if (emulator->vterm)
        return cell_of_vterm(emulator, row, column);
    if (emulator->stale)
        renew_cells(emulator);
    emulator->stale = false;
    return emulator->cells[row * emulator->columns + column];
}

void
emulator_cursor(struct emulator *emulator, int *row, int *column)
{
    VTermPos at;

    if (emulator->vterm) {
        vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &at);
        *row = at.row;
        *column = at.col;
        return;
    }
    if (emulator->stale)
        renew_cells(emulator);
    emulator->stale = false;
    *row = emulator->row;
    *column = emulator->column;
}

bool
emulator_is_whole(const struct emulator *emulator)
{
    return !emulator->alternate && !emulator->cursor_hidden;
}
