/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEPTH_MOST 64 /* of folders within a folder that is deleted */

static gboolean
fail (int code, const char *what, GError **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", what, g_strerror (code));
  return FALSE;
}

void
hv_trace_text_clear (HvTraceText *text)
{
  g_clear_pointer (&text->bytes, g_free);
  text->size = 0;
}

gboolean
hv_trace_is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);
  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static const char *
find_root (const char *const *roots, const char *path)
{
  for (; *roots != NULL; roots++)
    if (hv_trace_is_below (path, *roots))
      return *roots;
  return NULL;
}

/* Only who owns a file may ask that its time of access stays. */
static int
open_quietly (int folder, const char *name, int flags)
{
  int descriptor = openat (folder, name, flags | O_NOATIME | O_CLOEXEC);
  if (descriptor < 0 && errno == EPERM)
    descriptor = openat (folder, name, flags | O_CLOEXEC);
  return descriptor;
}

/* The folder that @path is in, reached without following a link. */
static int
open_parent (const char *root, const char *path, char **name)
{
  g_auto (GStrv) parts = g_strsplit (path + strlen (root), "/", -1);
  int folder = open (root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  const char *last = NULL;
  for (char **part = parts; folder >= 0 && *part != NULL; part++)
    {
      if (**part == '\0')
        continue;
      if (g_str_equal (*part, ".") || g_str_equal (*part, "..")) /* would be another folder than it says */
        {
          close (folder);
          errno = EINVAL;
          return -1;
        }
      if (last != NULL)
        {
          int inner = openat (folder, last, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
          int code = errno;
          close (folder);
          folder = inner;
          errno = code;
        }
      last = *part;
    }
  if (folder >= 0)
    *name = g_strdup (last != NULL ? last : ".");
  return folder;
}

int
hv_trace_open (const char *const *roots, const char *path, int flags, GError **error)
{
  const char *root = find_root (roots, path);
  int descriptor;
  if (root == NULL)
    descriptor = open_quietly (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | flags);
  else
    {
      g_autofree char *name = NULL;
      descriptor = open_parent (root, path, &name);
      if (descriptor >= 0)
        {
          int parent = descriptor;
          descriptor = open_quietly (parent, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | flags);
          int code = errno;
          close (parent);
          errno = code;
        }
    }
  if (descriptor < 0)
    fail (errno, "cannot open", error);
  return descriptor;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Takes the descriptor. */
static GPtrArray *
list (int descriptor, GError **error)
{
  DIR *folder = fdopendir (descriptor);
  if (folder == NULL)
    {
      fail (errno, "cannot list", error);
      close (descriptor);
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;
  while ((entry = readdir (folder)) != NULL)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (folder);
  g_ptr_array_sort (names, compare_names);
  return names;
}

GPtrArray *
hv_trace_list (const char *const *roots, const char *folder, GError **error)
{
  int descriptor = hv_trace_open (roots, folder, O_DIRECTORY, error);
  return descriptor >= 0 ? list (descriptor, error) : NULL;
}

static gboolean
read_all (int descriptor, HvTraceText *text, GError **error)
{
  if (fstat (descriptor, &text->status) != 0)
    return fail (errno, "cannot look at", error);
  if (!S_ISREG (text->status.st_mode) || text->status.st_size > HV_TRACE_TEXT_MOST)
    return fail (EINVAL, "not a file to read", error);
  text->bytes = g_malloc ((gsize)text->status.st_size + 1);
  text->size = 0;
  while (text->size < (gsize)text->status.st_size)
    {
      gssize got = read (descriptor, text->bytes + text->size, (gsize)text->status.st_size - text->size);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return fail (errno, "cannot read", error);
      if (got == 0)
        break;
      text->size += (gsize)got;
    }
  text->bytes[text->size] = '\0';
  return TRUE;
}

gboolean
hv_trace_read (const char *const *roots, const char *path, HvTraceText *text, GError **error)
{
  *text = (HvTraceText){ 0 };
  int descriptor = hv_trace_open (roots, path, 0, error);
  if (descriptor < 0)
    return FALSE;
  gboolean read = read_all (descriptor, text, error);
  close (descriptor);
  if (!read)
    hv_trace_text_clear (text);
  return read;
}

static gboolean
write_all (int descriptor, const char *bytes, gsize size)
{
  while (size > 0)
    {
      gssize put = write (descriptor, bytes, size);
      if (put < 0 && errno != EINTR)
        return FALSE;
      if (put > 0)
        {
          bytes += put;
          size -= (gsize)put;
        }
    }
  return TRUE;
}

static gboolean
write_beside (int folder, const char *name, const struct stat *like, const char *bytes, gsize size)
{
  int descriptor = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return FALSE;
  const struct timespec times[] = { like->st_atim, like->st_mtim };
  gboolean written = write_all (descriptor, bytes, size) && fchmod (descriptor, like->st_mode & 07777) == 0
                     && futimens (descriptor, times) == 0 && fsync (descriptor) == 0;
  int code = errno;
  close (descriptor);
  errno = code;
  return written;
}

static gboolean
is_as_it_was (int folder, const char *name, const struct stat *was)
{
  struct stat now;
  return fstatat (folder, name, &now, AT_SYMLINK_NOFOLLOW) == 0 && now.st_ino == was->st_ino
         && now.st_dev == was->st_dev && now.st_size == was->st_size
         && now.st_mtim.tv_sec == was->st_mtim.tv_sec && now.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

/* Below a root alone; sets the error. */
static int
open_to_change (const char *const *roots, const char *path, char **name, GError **error)
{
  const char *root = find_root (roots, path);
  int folder = -1;
  if (root == NULL || g_str_equal (root, path))
    errno = EPERM;
  else
    folder = open_parent (root, path, name);
  if (folder < 0)
    fail (errno, "cannot change", error);
  return folder;
}

gboolean
hv_trace_replace (const char *const *roots, const char *path, const HvTraceText *was, const char *bytes,
                  gsize size, GError **error)
{
  g_autofree char *name = NULL;
  int folder = open_to_change (roots, path, &name, error);
  if (folder < 0)
    return FALSE;
  g_autofree char *beside = g_strdup_printf (".%s.%08x", name, g_random_int ());
  int code = 0;
  if (!write_beside (folder, beside, &was->status, bytes, size))
    code = errno;
  else if (!is_as_it_was (folder, name, &was->status))
    code = EAGAIN;
  else if (renameat (folder, beside, folder, name) != 0)
    code = errno;
  if (code != 0 && code != EEXIST)
    unlinkat (folder, beside, 0);
  close (folder);
  return code == 0 || fail (code, "cannot replace", error);
}

static gboolean
delete_in (int folder, const char *name, guint depth, GError **error)
{
  if (unlinkat (folder, name, 0) == 0 || errno == ENOENT)
    return TRUE;
  if (errno != EISDIR && errno != EPERM)
    return fail (errno, "cannot delete", error);
  int inner = openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (inner < 0 || depth == DEPTH_MOST)
    {
      int code = inner < 0 ? errno : ELOOP;
      if (inner >= 0)
        close (inner);
      return fail (code, "cannot delete", error);
    }
  int copy = fcntl (inner, F_DUPFD_CLOEXEC, 0);
  g_autoptr (GPtrArray) names = copy >= 0 ? list (copy, error) : NULL;
  gboolean deleted = names != NULL || (copy < 0 && fail (errno, "cannot list", error));
  for (guint i = 0; deleted && i < names->len; i++)
    deleted = delete_in (inner, names->pdata[i], depth + 1, error);
  close (inner);
  if (!deleted)
    return FALSE;
  return unlinkat (folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT
         || fail (errno, "cannot delete", error);
}

gboolean
hv_trace_delete (const char *const *roots, const char *path, GError **error)
{
  g_autofree char *name = NULL;
  int folder = open_to_change (roots, path, &name, error);
  if (folder < 0)
    return FALSE;
  gboolean deleted = delete_in (folder, name, 0, error);
  close (folder);
  return deleted;
}
