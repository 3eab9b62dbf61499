/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-files.h"
#include "safety/trace-scan-private.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What others made of the files: thrown away, drawn small, put beside. */

#define CHUNKS_MOST 256
#define CHUNK_MOST (64 * 1024)

static void
add_file (HvTraceSearch *search, HvTrace **trace, HvTraceKind kind, const char *folder, const char *name,
          const char *path)
{
  if (*trace == NULL)
    *trace = hv_trace_add (search, kind, HV_TRACE_DELETE, folder);
  if (name != NULL)
    hv_trace_add_name (*trace, name);
  g_ptr_array_add ((*trace)->files, g_strdup (path));
}

/* "1.dat" and so on; @after: where the name goes on. */
static gboolean
begins_as_room (const char *name, const char **after)
{
  const char *at = name;
  while (g_ascii_isdigit (*at))
    at++;
  if (at == name || !g_str_has_prefix (at, ".dat"))
    return FALSE;
  *after = at + strlen (".dat");
  return TRUE;
}

/* --- The trash --- */

/* Where it lay. (nullable) */
static char *
read_origin (HvTraceSearch *search, const char *info)
{
  g_auto (HvTraceText) text = { 0 };
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  if (!hv_trace_read (HV_TRACE_ROOTS (search), info, &text, NULL) || text.size == 0
      || !g_key_file_load_from_data (keys, text.bytes, text.size, G_KEY_FILE_NONE, NULL))
    return NULL;
  g_autofree char *path = g_key_file_get_value (keys, "Trash Info", "Path", NULL);
  g_autofree char *plain = path != NULL ? g_uri_unescape_string (path, "/") : NULL;
  return plain != NULL && *plain == '/' ? g_canonicalize_filename (plain, "/") : NULL;
}

static gboolean
has_our_name (HvTraceSearch *search, const char *origin)
{
  g_autofree char *name = g_path_get_basename (origin);
  const char *after;
  return (begins_as_room (name, &after) && *after == '\0')
         || hv_trace_names_text (&search->places->names, name, strlen (name));
}

void
hv_trace_find_trash (HvTraceSearch *search)
{
  g_autofree char *trash = g_build_filename (search->places->data, "Trash", NULL);
  g_autofree char *folder = g_build_filename (trash, "info", NULL);
  g_autoptr (GPtrArray) names = hv_trace_look_into (search, folder);
  HvTrace *ours = NULL, *maybe = NULL;
  for (guint i = 0; names != NULL && i < names->len && !hv_meter_is_stopped (search->meter); i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *info = g_build_filename (folder, name, NULL);
      if (!g_str_has_suffix (name, ".trashinfo"))
        continue;
      g_autofree char *file = g_strndup (name, strlen (name) - strlen (".trashinfo"));
      g_autofree char *origin = read_origin (search, info);
      if (origin == NULL || *file == '\0' || g_str_equal (file, ".") || g_str_equal (file, ".."))
        continue;
      g_autofree char *path = g_build_filename (trash, "files", file, NULL);
      if (hv_trace_is_below (origin, search->places->folder))
        {
          add_file (search, &ours, HV_TRACE_TRASH, trash, origin, path);
          add_file (search, &ours, HV_TRACE_TRASH, trash, NULL, info);
        }
      else if (has_our_name (search, origin))
        {
          if (maybe == NULL)
            maybe = hv_trace_add (search, HV_TRACE_TRASH, HV_TRACE_TELL, trash);
          hv_trace_add_name (maybe, origin);
        }
    }
}

/* --- Small pictures --- */

static guint32
read_number (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* What a PNG says that it is a picture of. (nullable) */
static char *
read_subject (int picture)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const char key[] = "Thumb::URI"; /* a zero ends it in the file too */
  guint8 head[8];
  if (pread (picture, head, sizeof head, 0) != sizeof head || memcmp (head, signature, sizeof head) != 0)
    return NULL;
  gint64 at = sizeof head;
  for (guint i = 0; i < CHUNKS_MOST; i++)
    {
      if (pread (picture, head, sizeof head, at) != sizeof head)
        return NULL;
      guint32 length = read_number (head);
      if (memcmp (head + 4, "tEXt", 4) == 0 && length > sizeof key && length <= CHUNK_MOST)
        {
          g_autofree char *text = g_malloc0 ((gsize)length + 1);
          if (pread (picture, text, length, at + 8) != (gssize)length)
            return NULL;
          if (memcmp (text, key, sizeof key) == 0)
            return g_strdup (text + sizeof key);
        }
      at += 12 + (gint64)length;
    }
  return NULL;
}

static gboolean
shows_ours (HvTraceSearch *search, const char *path)
{
  int picture = hv_trace_open (HV_TRACE_ROOTS (search), path, 0, NULL);
  if (picture < 0)
    return FALSE;
  g_autofree char *uri = read_subject (picture);
  close (picture);
  return uri != NULL && hv_trace_names_uri (&search->places->names, uri);
}

/* The sizes are folders, and what could not be drawn is one deeper. */
static void
look_at_pictures (HvTraceSearch *search, HvTrace **trace, const char *top, const char *folder, guint depth)
{
  g_autoptr (GPtrArray) names = hv_trace_look_into (search, folder);
  for (guint i = 0; names != NULL && i < names->len && !hv_meter_is_stopped (search->meter); i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      if (!g_str_has_suffix (path, ".png"))
        {
          if (depth < 2 && g_file_test (path, G_FILE_TEST_IS_DIR))
            look_at_pictures (search, trace, top, path, depth + 1);
        }
      else if (shows_ours (search, path))
        add_file (search, trace, HV_TRACE_PICTURE, top, names->pdata[i], path);
    }
}

void
hv_trace_find_pictures (HvTraceSearch *search)
{
  g_autofree char *now = g_build_filename (search->places->cache, "thumbnails", NULL);
  g_autofree char *old = g_build_filename (search->places->home, ".thumbnails", NULL);
  HvTrace *trace = NULL;
  look_at_pictures (search, &trace, now, now, 0);
  trace = NULL;
  look_at_pictures (search, &trace, old, old, 0);
}

/* --- Beside the rooms --- */

/* As editors and file managers call what they put aside; never what the program itself calls a file. */
static gboolean
is_put_aside (const char *name)
{
  static const char *const endings[] = { "~", ".bak", ".orig", ".old", ".save", ".swp", ".swo", "#", NULL };
  const char *after;
  gboolean locked = g_str_has_prefix (name, ".#");
  name += locked ? 2 : *name == '.' || *name == '#';
  if (!begins_as_room (name, &after))
    return FALSE;
  if (*after == '\0')
    return locked;
  if (g_str_has_prefix (after, ".~"))
    return g_str_has_suffix (after, "~");
  return g_strv_contains (endings, after);
}

void
hv_trace_find_leftovers (HvTraceSearch *search)
{
  const char *folder = search->places->folder;
  g_autoptr (GPtrArray) names = hv_trace_look_into (search, folder);
  HvTrace *aside = NULL, *begun = NULL;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (is_put_aside (name))
        add_file (search, &aside, HV_TRACE_LEFTOVER, folder, name, path);
      else if (g_str_has_suffix (name, ".part"))
        {
          /* It may be a room that waits for its name: opening takes care of it. */
          if (begun == NULL)
            begun = hv_trace_add (search, HV_TRACE_LEFTOVER, HV_TRACE_TELL, folder);
          hv_trace_add_name (begun, name);
        }
    }
}
