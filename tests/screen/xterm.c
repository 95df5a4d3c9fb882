/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "xterm.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/uni.h"
#include "base/utf8.h"

#define SECOND_HALF 0xFFFF /* what xterm prints for it */

static _Noreturn void
become_xterm(const struct xterm *xterm, int rows, int columns, bool wide, int master)
{
    char screen[24], size[24], printer[80];

    fcntl(master, F_SETFD, 0);
    snprintf(screen, sizeof screen, "-Sx/%d", master);
    snprintf(size, sizeof size, "%dx%d", columns, rows);
    snprintf(printer, sizeof printer, "*printerCommand: cat > %s", xterm->fifo);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (!freopen("/dev/null", "w", stderr)) /* it complains about fonts */
        _exit(127);
    execlp("xterm", "xterm", screen, "-geometry", size, "-u8", wide ? "-cjk_width" : "+cjk_width",
           "-xrm", printer, "-xrm", "*printAttributes: 0", (char *)NULL);
    _exit(127);
}

bool
xterm_start(struct xterm *xterm, int rows, int columns, bool wide, int master, int slave)
{
    char window[80];

    snprintf(xterm->fifo, sizeof xterm->fifo, "/tmp/gongwen-xterm-%d", (int)getpid());
    unlink(xterm->fifo);
    if (!getenv("DISPLAY") || mkfifo(xterm->fifo, 0600) < 0)
        return false;
    xterm->slave = slave;
    xterm->process = fork();
    if (xterm->process == 0)
        become_xterm(xterm, rows, columns, wide, master);
    /* The line that it types first is the number of its window. */
    return read(slave, window, sizeof window) > 0;
}

/* What is printed by one request. */
static void
print_screen(const struct xterm *xterm, struct buf *printed)
{
    char bytes[4096];
    ssize_t length;

    if (write(xterm->slave, "\033[i", 3) != 3)
        return;
    int fifo = open(xterm->fifo, O_RDONLY | O_CLOEXEC);
    while (fifo >= 0 && (length = read(fifo, bytes, sizeof bytes)) > 0)
        buf_add(printed, bytes, (size_t)length);
    close(fifo);
}

/* The cell behind the one that was set. */
static int
set_cell(struct cell *row, int columns, int column, uint32_t c, const char *bytes, size_t length)
{
    if (column > 0 && c != SECOND_HALF && uni_width(c, 1) == 0) {
        strncat(row[column - 1].text, bytes, length);
        return column;
    }
    if (column >= columns)
        return column;
    snprintf(row[column].text, sizeof row[column].text, "%.*s", c == SECOND_HALF ? 0 : (int)length,
             bytes);
    return column + 1;
}

void
xterm_read(struct xterm *xterm, int rows, int columns, struct cell *cells)
{
    struct buf printed = BUF_INIT;
    int row = 0, column = 0;
    uint32_t c;

    for (int i = 0; i < rows * columns; i++)
        cells[i] = (struct cell){" ", 0};
    print_screen(xterm, &printed);
    for (size_t at = 0, step; at < printed.length && row < rows; at += step) {
        const char *s = printed.bytes + at;
        step = uni_read(s, &c);
        if (c == '\n')
            row++, column = 0;
        else if (c != '\r')
            column = set_cell(cells + row * columns, columns, column, c, s, step);
    }
    buf_fini(&printed);
}

void
xterm_end(struct xterm *xterm)
{
    kill(xterm->process, SIGKILL);
    waitpid(xterm->process, NULL, 0);
    unlink(xterm->fifo);
}
