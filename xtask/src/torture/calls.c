/* Loaded before the C library: counts the calls by which a program changes files below TORTURE_UNDER, and lets one of them fail.
   TORTURE_AT says which, TORTURE_MODE how: kill, torn (half of a write, then kill), eio or enospc; with a + behind it, every call
   from there on fails. Without TORTURE_AT nothing fails. In the end the number of calls is written to TORTURE_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *under, *mode;
static long at, calls;

__attribute__((constructor)) static void begin(void) {
    const char *which = getenv("TORTURE_AT");
    under = getenv("TORTURE_UNDER");
    mode = getenv("TORTURE_MODE");
    at = which && mode ? atol(which) : 0;
}

__attribute__((destructor)) static void end(void) {
    const char *file = getenv("TORTURE_COUNT");
    FILE *out = file ? fopen(file, "w") : NULL;
    if (out) {
        fprintf(out, "%ld", __atomic_load_n(&calls, __ATOMIC_SEQ_CST));
        fclose(out);
    }
}

static int is_path(const char *path) { return under && path && strncmp(path, under, strlen(under)) == 0; }

static int is_file(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_path(path);
}

static int is(const char *name) { return strncmp(mode, name, strlen(name)) == 0; }

/* Whether this call fails. A full disk still lets files go. */
static int fails(int frees) {
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    int persists = at && mode[strlen(mode) - 1] == '+';
    if (!at || (persists ? call < at : call != at)) return 0;
    if (is("enospc") && frees) return 0;
    if (is("kill") || is("torn")) raise(SIGKILL);
    errno = is("eio") ? EIO : ENOSPC;
    return 1;
}

/* A write that is torn: half of it reaches the file. */
static int tears(void) { return at && is("torn") && __atomic_load_n(&calls, __ATOMIC_SEQ_CST) + 1 == at; }

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t length) {
    if (is_file(fd)) {
        if (tears() && NEXT(write)(fd, bytes, length / 2) < 0) return -1;
        if (fails(0)) return -1;
    }
    return NEXT(write)(fd, bytes, length);
}

#define PWRITE(name, offset_type)                                                              \
    ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) {               \
        if (is_file(fd)) {                                                                     \
            if (tears() && NEXT(name)(fd, bytes, length / 2, offset) < 0) return -1;           \
            if (fails(0)) return -1;                                                           \
        }                                                                                      \
        return NEXT(name)(fd, bytes, length, offset);                                          \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define ON_FILE(name) \
    int name(int fd) { return is_file(fd) && fails(0) ? -1 : NEXT(name)(fd); }
ON_FILE(fsync)
ON_FILE(fdatasync)

int ftruncate(int fd, off_t length) { return is_file(fd) && fails(0) ? -1 : NEXT(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return is_file(fd) && fails(0) ? -1 : NEXT(ftruncate64)(fd, length); }
int rename(const char *from, const char *to) { return is_path(to) && fails(0) ? -1 : NEXT(rename)(from, to); }
int unlink(const char *path) { return is_path(path) && fails(1) ? -1 : NEXT(unlink)(path); }
int rmdir(const char *path) { return is_path(path) && fails(1) ? -1 : NEXT(rmdir)(path); }
int mkdir(const char *path, mode_t bits) { return is_path(path) && fails(0) ? -1 : NEXT(mkdir)(path, bits); }

#define OPEN(name)                                                              \
    int name(const char *path, int flags, ...) {                                \
        mode_t bits = 0;                                                        \
        if (flags & O_CREAT) {                                                  \
            va_list rest;                                                       \
            va_start(rest, flags);                                              \
            bits = va_arg(rest, mode_t);                                        \
            va_end(rest);                                                       \
            if (is_path(path) && fails(0)) return -1;                           \
        }                                                                       \
        return NEXT(name)(path, flags, bits);                                   \
    }
OPEN(open)
OPEN(open64)
