/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/run.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/utf8.h"

/* So much of standard error is kept to tell why a program failed. */
#define COMPLAINT_MOST ((size_t)4096)

/* What a program can write between two looks. */
#define PIPE_SIZE (1 << 20)

/* With what a child ends when it could not become the program. */
#define STATUS_NOT_RUN 127

/* ---- Finding ----------------------------------------------------------------- */

static bool
can_run(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* The program in the folder of `length` bytes, which is "." when empty; NULL when it is not
 * there. */
static char *
find_in(const char *folder, size_t length, const char *program)
{
    char *name = length > 0 ? mem_copy(folder, length) : mem_copy_string(".");
    char *path = file_join(name, program);

    free(name);
    if (can_run(path))
        return path;
    free(path);
    return NULL;
}

char *
run_find(const char *program)
{
    const char *own = getenv("GONGWEN_LIBEXECDIR");
    const char *folders = getenv("PATH");
    char *found;

    if (strchr(program, '/'))
        return can_run(program) ? mem_copy_string(program) : NULL;
    if (!own || !*own)
        own = PKGLIBEXECDIR;
    found = find_in(own, strlen(own), program);
    for (const char *at = folders ? folders : "/usr/bin:/bin"; !found && *at;) {
        size_t length = strcspn(at, ":");
        found = find_in(at, length, program);
        at += length + (at[length] == ':');
    }
    return found;
}

/* ---- The child --------------------------------------------------------------- */

static void
limit(__rlimit_resource_t resource, rlim_t most)
{
    const struct rlimit both = {most, most};

    (void)!setrlimit(resource, &both);
}

static void
limit_child(const struct run_limits *limits)
{
    limit(RLIMIT_CPU, (rlim_t)limits->seconds + 1);
    limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes of addresses for itself */
    limit(RLIMIT_AS, limits->memory);
#endif
}

/* Sees to it that the program ends with the one that waits for it. */
static bool
end_with(pid_t parent)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

/* Becomes the program.  Only ever returns when that failed. */
static void
become(const char *program, char *const *arguments, const struct run_limits *limits, int input,
       int output, int complaints)
{
    sigset_t none;
    int nothing = open("/dev/null", O_RDONLY);

    setpgid(0, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    limit_child(limits);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(complaints, STDERR_FILENO) < 0 || fcntl(input, F_SETFD, 0) != 0)
        return;
    execv(program, arguments);
}

/* ---- The parent -------------------------------------------------------------- */

/* A program that runs. */
struct run {
    char *name;
    struct run_limits limits;
    int input;     /* the file that it reads */
    char path[32]; /* by which it does */
    pid_t pid;
    int ended;      /* a descriptor that can be read when it has ended */
    int output;     /* the end of its pipes; -1 when closed */
    int complaints; /* standard error */
    struct buf said;
    struct buf wrote;
    int64_t deadline; /* milliseconds of clock_now */
    bool failed;      /* .err says why */
    struct err err;
};

static void
close_one(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Appends what the pipe holds, or closes it at its end.  Returns how many bytes came. */
static size_t
drain(int *fd, struct buf *into)
{
    enum { PORTION = 1 << 16 };
    ssize_t got = read(*fd, buf_reserve(into, PORTION), PORTION);

    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
        close_one(fd);
    into->length += got > 0 ? (size_t)got : 0;
    into->bytes[into->length] = '\0';
    return got > 0 ? (size_t)got : 0;
}

/* Standard error is read to its end, lest the program wait, and only its start kept. */
static size_t
drain_complaints(struct run *run)
{
    size_t before = run->said.length;
    size_t got = drain(&run->complaints, &run->said);

    if (before >= COMPLAINT_MOST && got > 0) {
        run->said.length = before;
        run->said.bytes[before] = '\0';
    }
    return got;
}

static bool
fail(struct run *run)
{
    run->failed = true;
    return false;
}

/* What poll has told: takes what is there. */
static bool
take(struct run *run, const struct pollfd fds[3])
{
    if (fds[0].revents)
        drain(&run->output, &run->wrote);
    if (fds[1].revents)
        drain_complaints(run);
    if (fds[2].revents)
        close_one(&run->ended);
    if (run->wrote.length > run->limits.output) {
        size_t most = run->limits.output >> 20;
        err_set(&run->err,
                P_("%s wrote more than %zu megabyte", "%s wrote more than %zu megabytes", most),
                run->name, most);
        return fail(run);
    }
    return run->ended >= 0 || run->output >= 0 || run->complaints >= 0;
}

bool
run_advance(struct run *run, int milliseconds)
{
    struct pollfd fds[] = {
        {run->output, POLLIN, 0}, {run->complaints, POLLIN, 0}, {run->ended, POLLIN, 0}};
    int64_t left = run->deadline - clock_now();
    bool ended = run->ended < 0;

    if (run->failed || (ended && run->output < 0 && run->complaints < 0))
        return false;
    if (left <= 0) {
        err_set(&run->err,
                P_("%s took longer than %d second", "%s took longer than %d seconds",
                   run->limits.seconds),
                run->name, run->limits.seconds);
        return fail(run);
    }
    int wait = ended ? 0 : milliseconds < left ? milliseconds : (int)left;
    int ready = poll(fds, 3, wait);
    if (ready < 0 && errno != EINTR) {
        err_set_errno(&run->err, errno, _("%s cannot be listened to"), run->name);
        return fail(run);
    }
    if (ready == 0 && ended)
        return false; /* something that it has started holds the pipes open */
    return ready <= 0 || take(run, fds);
}

/* The first line of what it said that holds anything, as UTF-8, appended; the path by which it read
 * is nobody's concern. */
static void
add_complaint(const struct run *run, struct buf *out)
{
    const char *line = buf_string(&run->said);

    line += strspn(line, " \t\r\n");
    for (size_t length = strcspn(line, "\r\n"); length > 0;) {
        const char *path = memmem(line, length, run->path, strlen(run->path));
        if (path == line) {
            buf_add_string(out, "the file");
            line += strlen(run->path);
            length -= strlen(run->path);
            continue;
        }
        size_t part = path ? (size_t)(path - line) : length;
        size_t good = utf8_valid_prefix(line, part);
        buf_add(out, line, good);
        if (good < part)
            buf_add_char(out, '?');
        good += good < part;
        line += good;
        length -= good;
    }
}

static bool
explain(const struct run *run, int status, struct err *err)
{
    struct buf complaint = BUF_INIT;

    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    add_complaint(run, &complaint);
    if (complaint.length > 0)
        err_set(err, _("%s failed: %s"), run->name, complaint.bytes);
    else if (WIFSIGNALED(status))
        err_set(err, _("%s was stopped: %s"), run->name, strsignal(WTERMSIG(status)));
    else
        err_set(err, _("%s failed with status %d"), run->name, WEXITSTATUS(status));
    buf_fini(&complaint);
    return false;
}

/* Ends what is left of the program and of all that it has started; its status. */
static int
finish(struct run *run)
{
    int status = 0;

    close_one(&run->output);
    close_one(&run->complaints);
    close_one(&run->ended);
    close_one(&run->input);
    kill(-run->pid, SIGKILL);
    while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static bool
start(struct run *run, const char *program, char *const *arguments, struct err *err)
{
    int output[2], complaints[2];

    if (pipe2(output, O_CLOEXEC) != 0)
        return err_set_errno(err, errno, _("%s cannot be run"), run->name);
    if (pipe2(complaints, O_CLOEXEC) != 0) {
        err_set_errno(err, errno, _("%s cannot be run"), run->name);
        close(output[0]);
        close(output[1]);
        return false;
    }
    pid_t parent = getpid();
    run->pid = fork();
    if (run->pid == 0) {
        if (end_with(parent))
            become(program, arguments, &run->limits, run->input, output[1], complaints[1]);
        _exit(STATUS_NOT_RUN);
    }
    int why = errno;
    fcntl(output[0], F_SETPIPE_SZ, PIPE_SIZE); /* where it may be so large */
    close(output[1]);
    close(complaints[1]);
    run->output = output[0];
    run->complaints = complaints[0];
    if (run->pid < 0) {
        close_one(&run->output);
        close_one(&run->complaints);
        return err_set_errno(err, why, _("%s cannot be run"), run->name);
    }
    setpgid(run->pid, run->pid); /* whichever of the two comes first */
    return true;
}

/* ---- The file that it reads -------------------------------------------------- */

/* The bytes as a file without a name; -1 when there can be none. */
static int
make_file(const struct buf *bytes)
{
    int fd = memfd_create("gongwen", MFD_CLOEXEC);

    for (size_t at = 0; fd >= 0 && at < bytes->length;) {
        ssize_t put = write(fd, bytes->bytes + at, bytes->length - at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            int why = errno;
            close(fd);
            errno = why;
            return -1;
        }
        at += (size_t)put;
    }
    return fd;
}

/* The arguments with the path of the input in the place of RUN_FILE; the caller frees the array. */
static char **
fill_arguments(char *const *arguments, char *path)
{
    size_t count = 0;

    while (arguments[count])
        count++;
    char **filled = mem_zero(count + 1, sizeof filled[0]);
    for (size_t i = 0; i < count; i++)
        filled[i] = strcmp(arguments[i], RUN_FILE) == 0 ? path : arguments[i];
    return filled;
}

static void
free_run(struct run *run)
{
    close_one(&run->input);
    buf_fini(&run->said);
    buf_fini(&run->wrote);
    free(run->name);
    free(run);
}

/* ---- The whole of it ----------------------------------------------------------- */

struct run *
run_begin(const char *program, char *const *arguments, const struct buf *input,
          const struct run_limits *limits, struct err *err)
{
    struct run *run = mem_zero(1, sizeof *run);

    run->name = mem_copy_string(file_name(arguments[0]));
    run->limits = *limits;
    run->deadline = clock_now() + (int64_t)limits->seconds * 1000;
    run->ended = run->output = run->complaints = -1;
    run->input = make_file(input);
    if (run->input < 0) {
        err_set_errno(err, errno, _("%s cannot be run"), run->name);
        free_run(run);
        return NULL;
    }
    snprintf(run->path, sizeof run->path, "/proc/self/fd/%d", run->input);
    char **filled = fill_arguments(arguments, run->path);
    bool started = start(run, program, filled, err);
    free(filled);
    if (!started) {
        free_run(run);
        return NULL;
    }
    run->ended = pidfd_open(run->pid, 0);
    if (run->ended < 0) {
        err_set_errno(&run->err, errno, _("%s cannot be run"), run->name);
        fail(run);
    }
    return run;
}

bool
run_end(struct run *run, struct buf *output, struct buf *complaint, struct err *err)
{
    int status = finish(run);
    bool ok = !run->failed && explain(run, status, err);

    if (run->failed)
        *err = run->err;
    if (ok) {
        buf_add(output, buf_string(&run->wrote), run->wrote.length);
        add_complaint(run, complaint);
    }
    free_run(run);
    return ok;
}

bool
run_program(const char *program, char *const *arguments, const struct buf *input,
            const struct run_limits *limits, struct buf *output, struct buf *complaint,
            struct err *err)
{
    struct run *run = run_begin(program, arguments, input, limits, err);

    if (!run)
        return false;
    while (run_advance(run, INT_MAX))
        ;
    return run_end(run, output, complaint, err);
}
