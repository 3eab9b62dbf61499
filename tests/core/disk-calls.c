/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Defined here are the functions themselves: no checking wrappers, and open() is not open64() by another
 * name. */
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include "disk-calls.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An executable's own functions come before those of every library; the next of the name is libc's (or the
 * sanitizer's before it). */
#define OURS __attribute__ ((visibility ("default")))
#define NEXT(name)                                                                                                     \
  ({                                                                                                                   \
    static __typeof__ (name) *next_;                                                                                   \
    if (next_ == NULL)                                                                                                 \
      next_ = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name);                                                          \
    next_;                                                                                                             \
  })

#define MOST_FDS 256

static char *folder;
static const DiskHooks *hooks;
static char *names[MOST_FDS]; /* of the files of the folder that are open */
static GRecMutex lock;        /* a call and what is told of it are one */

void
disk_watch (const char *path, const DiskHooks *with)
{
  g_rec_mutex_lock (&lock);
  hooks = NULL;
  g_free (folder);
  folder = g_strdup (path);
  for (int fd = 0; fd < MOST_FDS; fd++)
    g_clear_pointer (&names[fd], g_free);
  hooks = with;
  g_rec_mutex_unlock (&lock);
}

static gboolean
is_watched (const char *path)
{
  if (hooks == NULL || !g_str_has_prefix (path, folder))
    return FALSE;
  const char *rest = path + strlen (folder);
  return *rest == '\0' || *rest == '/';
}

static const char *
name_of (int fd)
{
  return hooks != NULL && fd >= 0 && fd < MOST_FDS ? names[fd] : NULL;
}

static gboolean
fails (DiskEvent *event)
{
  int code = hooks->before (event);
  if (code != 0)
    errno = code;
  return code != 0;
}

static void
tell (const DiskEvent *event)
{
  int saved = errno;
  if (hooks->after != NULL)
    hooks->after (event);
  errno = saved;
}

/* ---- opening and closing ---- */

/* An unwatched call is passed on by each function itself, before any of this. */
static int
watched_open (int (*next) (const char *, int, ...), const char *path, int flags, mode_t mode)
{
  g_rec_mutex_lock (&lock);
  struct stat info;
  gboolean creates = (flags & O_CREAT) != 0 && NEXT (stat) (path, &info) != 0;
  DiskEvent event = { creates ? DISK_CREATE : DISK_OPEN, path, NULL, -1 };
  int fd = fails (&event) ? -1 : next (path, flags, mode);
  if (fd >= 0 && fd < MOST_FDS)
    {
      g_free (names[fd]);
      names[fd] = g_strdup (path);
      event.fd = fd;
      tell (&event);
    }
  g_rec_mutex_unlock (&lock);
  return fd;
}

static mode_t
get_mode (int flags, va_list arguments)
{
  return (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
}

OURS int
open (const char *path, int flags, ...)
{
  va_list arguments;
  va_start (arguments, flags);
  mode_t mode = get_mode (flags, arguments);
  va_end (arguments);
  return is_watched (path) ? watched_open (NEXT (open), path, flags, mode) : NEXT (open) (path, flags, mode);
}

OURS int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  va_start (arguments, flags);
  mode_t mode = get_mode (flags, arguments);
  va_end (arguments);
  return is_watched (path) ? watched_open (NEXT (open64), path, flags, mode) : NEXT (open64) (path, flags, mode);
}

/* A descriptor is gone whatever close() says. */
OURS int
close (int fd)
{
  if (name_of (fd) == NULL)
    return NEXT (close) (fd);
  g_rec_mutex_lock (&lock);
  DiskEvent event = { DISK_CLOSE, name_of (fd), NULL, fd };
  int code = hooks->before (&event);
  tell (&event);
  NEXT (close) (fd);
  g_clear_pointer (&names[fd], g_free);
  errno = code;
  g_rec_mutex_unlock (&lock);
  return code != 0 ? -1 : 0;
}

/* ---- reading and writing ---- */

static ssize_t
watched_read (int fd, void *out, size_t size, off64_t offset, gboolean moves)
{
  g_rec_mutex_lock (&lock);
  DiskEvent event = { DISK_READ, name_of (fd), NULL, fd, moves ? lseek64 (fd, 0, SEEK_CUR) : offset, NULL, size };
  ssize_t done = -1;
  if (!fails (&event))
    done = moves ? NEXT (read) (fd, out, event.size) : NEXT (pread64) (fd, out, event.size, offset);
  g_rec_mutex_unlock (&lock);
  return done;
}

OURS ssize_t
read (int fd, void *out, size_t size)
{
  return name_of (fd) != NULL ? watched_read (fd, out, size, 0, TRUE) : NEXT (read) (fd, out, size);
}

OURS ssize_t
pread (int fd, void *out, size_t size, off_t offset)
{
  return name_of (fd) != NULL ? watched_read (fd, out, size, offset, FALSE) : NEXT (pread) (fd, out, size, offset);
}

OURS ssize_t
pread64 (int fd, void *out, size_t size, off64_t offset)
{
  return name_of (fd) != NULL ? watched_read (fd, out, size, offset, FALSE) : NEXT (pread64) (fd, out, size, offset);
}

static ssize_t
watched_write (int fd, const void *bytes, size_t size, off64_t offset, gboolean moves)
{
  g_rec_mutex_lock (&lock);
  DiskEvent event = { DISK_WRITE, name_of (fd), NULL, fd, moves ? lseek64 (fd, 0, SEEK_CUR) : offset, bytes, size };
  int code = hooks->before (&event);
  ssize_t done = 0;
  if (code == 0 || event.size > 0)
    done = moves ? NEXT (write) (fd, bytes, event.size) : NEXT (pwrite64) (fd, bytes, event.size, offset);
  if (done > 0)
    {
      event.size = (gsize) done;
      tell (&event);
    }
  if (code != 0)
    {
      errno = code;
      done = -1;
    }
  g_rec_mutex_unlock (&lock);
  return done;
}

OURS ssize_t
write (int fd, const void *bytes, size_t size)
{
  return name_of (fd) != NULL ? watched_write (fd, bytes, size, 0, TRUE) : NEXT (write) (fd, bytes, size);
}

OURS ssize_t
pwrite (int fd, const void *bytes, size_t size, off_t offset)
{
  return name_of (fd) != NULL ? watched_write (fd, bytes, size, offset, FALSE)
                              : NEXT (pwrite) (fd, bytes, size, offset);
}

OURS ssize_t
pwrite64 (int fd, const void *bytes, size_t size, off64_t offset)
{
  return name_of (fd) != NULL ? watched_write (fd, bytes, size, offset, FALSE)
                              : NEXT (pwrite64) (fd, bytes, size, offset);
}

/* ---- other calls by descriptor ---- */

/* Runs @real between the two hooks. */
#define WATCHED(event, real)                                                                                           \
  ({                                                                                                                   \
    g_rec_mutex_lock (&lock);                                                                                          \
    int result_ = fails (event) ? -1 : (real);                                                                         \
    if (result_ == 0)                                                                                                  \
      tell (event);                                                                                                    \
    g_rec_mutex_unlock (&lock);                                                                                        \
    result_;                                                                                                           \
  })

OURS int
ftruncate (int fd, off_t size)
{
  DiskEvent event = { DISK_TRUNCATE, name_of (fd), NULL, fd, size };
  return event.path != NULL ? WATCHED (&event, NEXT (ftruncate) (fd, size)) : NEXT (ftruncate) (fd, size);
}

OURS int
ftruncate64 (int fd, off64_t size)
{
  DiskEvent event = { DISK_TRUNCATE, name_of (fd), NULL, fd, size };
  return event.path != NULL ? WATCHED (&event, NEXT (ftruncate64) (fd, size)) : NEXT (ftruncate64) (fd, size);
}

OURS int
fsync (int fd)
{
  DiskEvent event = { DISK_SYNC, name_of (fd), NULL, fd };
  return event.path != NULL ? WATCHED (&event, NEXT (fsync) (fd)) : NEXT (fsync) (fd);
}

OURS int
fdatasync (int fd)
{
  DiskEvent event = { DISK_SYNC, name_of (fd), NULL, fd };
  return event.path != NULL ? WATCHED (&event, NEXT (fdatasync) (fd)) : NEXT (fdatasync) (fd);
}

OURS int
fstat (int fd, struct stat *info)
{
  DiskEvent event = { DISK_STAT, name_of (fd), NULL, fd };
  return event.path != NULL ? WATCHED (&event, NEXT (fstat) (fd, info)) : NEXT (fstat) (fd, info);
}

OURS int
fstat64 (int fd, struct stat64 *info)
{
  DiskEvent event = { DISK_STAT, name_of (fd), NULL, fd };
  return event.path != NULL ? WATCHED (&event, NEXT (fstat64) (fd, info)) : NEXT (fstat64) (fd, info);
}

static int
watched_fcntl (int (*next) (int, int, ...), int fd, int command, void *argument)
{
  DiskEvent event = { DISK_LOCK, name_of (fd), NULL, fd };
  if (event.path == NULL || (command != F_SETLK && command != F_SETLKW))
    return next (fd, command, argument);
  return WATCHED (&event, next (fd, command, argument));
}

/* Whatever the command takes fits a pointer. */
OURS int
fcntl (int fd, int command, ...)
{
  va_list arguments;
  va_start (arguments, command);
  void *argument = va_arg (arguments, void *);
  va_end (arguments);
  return watched_fcntl (NEXT (fcntl), fd, command, argument);
}

OURS int
fcntl64 (int fd, int command, ...)
{
  va_list arguments;
  va_start (arguments, command);
  void *argument = va_arg (arguments, void *);
  va_end (arguments);
  return watched_fcntl (NEXT (fcntl64), fd, command, argument);
}

/* ---- calls by name ---- */

OURS int
stat (const char *path, struct stat *info)
{
  DiskEvent event = { DISK_STAT, path, NULL, -1 };
  return is_watched (path) ? WATCHED (&event, NEXT (stat) (path, info)) : NEXT (stat) (path, info);
}

OURS int
stat64 (const char *path, struct stat64 *info)
{
  DiskEvent event = { DISK_STAT, path, NULL, -1 };
  return is_watched (path) ? WATCHED (&event, NEXT (stat64) (path, info)) : NEXT (stat64) (path, info);
}

OURS int
access (const char *path, int mode)
{
  DiskEvent event = { DISK_STAT, path, NULL, -1 };
  return is_watched (path) ? WATCHED (&event, NEXT (access) (path, mode)) : NEXT (access) (path, mode);
}

OURS int
unlink (const char *path)
{
  DiskEvent event = { DISK_UNLINK, path, NULL, -1 };
  return is_watched (path) ? WATCHED (&event, NEXT (unlink) (path)) : NEXT (unlink) (path);
}

OURS int
rename (const char *from, const char *to)
{
  DiskEvent event = { DISK_RENAME, from, to, -1 };
  return is_watched (from) ? WATCHED (&event, NEXT (rename) (from, to)) : NEXT (rename) (from, to);
}

OURS int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
  DiskEvent event = { DISK_RENAME, from, to, -1 };
  return is_watched (from) ? WATCHED (&event, NEXT (renameat2) (from_fd, from, to_fd, to, flags))
                           : NEXT (renameat2) (from_fd, from, to_fd, to, flags);
}
