/*
 * Stands between a process and the disk (LD_PRELOAD), for the files under one folder only.
 *
 * FAULT_FOLDER   whose files are meant
 * FAULT_TRACE    a file to which every write, truncation, sync and removal is noted, so that what a power cut at any
 *                moment would have left can be made afterwards
 * FAULT_CONTROL  a file of three numbers: the error that writing, syncing and making files end with (0: none), and how many
 *                calls are let through before; and a third, seconds by which the clock is wrong
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536
static char *names[MOST]; /* of open files that are meant, by descriptor */
static int trace = -1;
static volatile int32_t *control = NULL;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define NEXT(type, name, ...) \
  static type (*next_##name)(__VA_ARGS__) = NULL; \
  if (!next_##name) next_##name = dlsym(RTLD_NEXT, #name)

static int real_open(const char *path, int flags, mode_t mode) {
  NEXT(int, open, const char *, int, ...);
  return next_open(path, flags, mode);
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_TRACE");
  if (path) trace = real_open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  path = getenv("FAULT_CONTROL");
  if (!path) return;
  int file = real_open(path, O_RDWR, 0);
  void *at = mmap(NULL, 12, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (at != MAP_FAILED) control = at;
}

static int is_meant(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

/* one record: what, the name, where, how long, and the bytes where it is a write */
static void note(char what, const char *name, int64_t at, const void *bytes, int64_t length) {
  NEXT(ssize_t, writev, int, const struct iovec *, int);
  if (trace < 0) return;
  struct { int32_t what; int32_t name; int64_t at; int64_t length; } head = {what, (int32_t)strlen(name), at, length};
  struct iovec parts[3] = {
    {&head, sizeof head}, {(void *)name, strlen(name)}, {(void *)bytes, bytes ? (size_t)length : 0},
  };
  pthread_mutex_lock(&lock);
  next_writev(trace, parts, 3);
  pthread_mutex_unlock(&lock);
}

/* the error that is ordered now; 0: none */
static int ordered(void) {
  if (!control || !control[0]) return 0;
  return __sync_fetch_and_sub(&control[1], 1) > 0 ? 0 : control[0];
}

static const char *name_of(int file) { return file >= 0 && file < MOST ? names[file] : NULL; }

#define FAIL_IF_ORDERED(meant) \
  if (meant) { \
    int error = ordered(); \
    if (error) { errno = error; return -1; } \
  }

static int opened(int file, const char *path, int flags) {
  if (file < 0 || file >= MOST) return file;
  free(names[file]);
  names[file] = is_meant(path) ? strdup(path) : NULL;
  if (names[file] && (flags & O_TRUNC)) note('t', path, 0, NULL, 0);
  return file;
}

#define OPENER(name) \
  int name(const char *path, int flags, ...) { \
    NEXT(int, name, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    FAIL_IF_ORDERED(is_meant(path) && (flags & O_CREAT) && access(path, F_OK) != 0) \
    return opened(next_##name(path, flags, mode), path, flags); \
  }
OPENER(open)
OPENER(open64)

int close(int file) {
  NEXT(int, close, int);
  if (file >= 0 && file < MOST) { free(names[file]); names[file] = NULL; }
  return next_close(file);
}

#define WRITER(name, offset) \
  ssize_t name(int file, const void *bytes, size_t length, offset at) { \
    NEXT(ssize_t, name, int, const void *, size_t, offset); \
    FAIL_IF_ORDERED(name_of(file)) \
    ssize_t done = next_##name(file, bytes, length, at); \
    if (done > 0 && name_of(file)) note('w', name_of(file), at, bytes, done); \
    return done; \
  }
WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t length) {
  NEXT(ssize_t, write, int, const void *, size_t);
  FAIL_IF_ORDERED(name_of(file))
  ssize_t done = next_write(file, bytes, length);
  if (done > 0 && name_of(file)) note('w', name_of(file), lseek(file, 0, SEEK_CUR) - done, bytes, done);
  return done;
}

#define TRUNCATER(name, offset) \
  int name(int file, offset length) { \
    NEXT(int, name, int, offset); \
    FAIL_IF_ORDERED(name_of(file)) \
    int failed = next_##name(file, length); \
    if (!failed && name_of(file)) note('t', name_of(file), length, NULL, 0); \
    return failed; \
  }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

#define SYNCER(name) \
  int name(int file) { \
    NEXT(int, name, int); \
    FAIL_IF_ORDERED(name_of(file)) \
    int failed = next_##name(file); \
    if (!failed && name_of(file)) note('s', name_of(file), 0, NULL, 0); \
    return failed; \
  }
SYNCER(fsync)
SYNCER(fdatasync)

int unlink(const char *path) {
  NEXT(int, unlink, const char *);
  int failed = next_unlink(path);
  if (!failed && is_meant(path)) note('u', path, 0, NULL, 0);
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  NEXT(int, gettimeofday, struct timeval *restrict, void *restrict);
  int failed = next_gettimeofday(now, zone);
  if (!failed && control) now->tv_sec += control[2];
  return failed;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  NEXT(int, clock_gettime, clockid_t, struct timespec *);
  int failed = next_clock_gettime(clock, now);
  if (!failed && control && clock == CLOCK_REALTIME) now->tv_sec += control[2];
  return failed;
}
