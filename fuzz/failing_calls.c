/* Preloaded by fuzz/faults.py: the nth call of CALL on a file of the folder FAIL_IN fails with ERROR. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int count;

/* Whether this call is the one that fails. */
static int fails(const char *call, const char *path)
{
    const char *wanted = getenv("CALL"), *folder = getenv("FAIL_IN");
    if (!wanted || strcmp(wanted, call) || !folder || !path || !strstr(path, folder))
        return 0;
    if (++count != atoi(getenv("NTH")))
        return 0;
    errno = atoi(getenv("ERROR"));
    return 1;
}

/* The path of an open file, NULL where it has none. */
static const char *path_of(int file)
{
    static char path[4096];
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return NULL;
    path[length] = 0;
    return path;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int file, void *data, size_t size)
{
    return fails("read", path_of(file)) ? -1 : REAL(read)(file, data, size);
}

ssize_t write(int file, const void *data, size_t size)
{
    return fails("write", path_of(file)) ? -1 : REAL(write)(file, data, size);
}

int fsync(int file) { return fails("fsync", path_of(file)) ? -1 : REAL(fsync)(file); }

int close(int file)
{
    int wanted = fails("close", path_of(file)), error = errno, done = REAL(close)(file);
    errno = wanted ? error : errno;
    return wanted ? -1 : done;
}

int rename(const char *old, const char *new)
{
    return fails("rename", old) ? -1 : REAL(rename)(old, new);
}

int unlink(const char *path) { return fails("unlink", path) ? -1 : REAL(unlink)(path); }

int chmod(const char *path, mode_t mode)
{
    return fails("chmod", path) ? -1 : REAL(chmod)(path, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return fails("open", path) ? -1 : REAL(open64)(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return fails("open", path) ? -1 : REAL(open)(path, flags, mode);
}
