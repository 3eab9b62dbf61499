/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-files.h"
#include "safety/trace-scan-private.h"

#include <string.h>

/* Lists that others keep: of files used of late, of commands that were typed. */

static const struct
{
  const char *name;
  HvTraceShell shell;
} histories[] = {
  { ".bash_history", HV_TRACE_SHELL_PLAIN }, { ".history", HV_TRACE_SHELL_PLAIN },
  { ".sh_history", HV_TRACE_SHELL_PLAIN },   { ".ksh_history", HV_TRACE_SHELL_PLAIN },
  { ".mksh_history", HV_TRACE_SHELL_PLAIN }, { ".zsh_history", HV_TRACE_SHELL_ZSH },
  { ".zhistory", HV_TRACE_SHELL_ZSH },       { ".histfile", HV_TRACE_SHELL_ZSH },
};

/* As people read it. */
static char *
show_uri (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  return path != NULL ? g_filename_display_name (path) : g_utf8_make_valid (uri, -1);
}

/* What the text is without the lines that name us, and which they are. */
static gboolean
divide (HvTracePlaces *places, HvTraceKind kind, const char *path, const HvTraceText *text, GString **rest,
        GPtrArray **taken, GError **error)
{
  if (kind == HV_TRACE_HISTORY)
    {
      HvTraceShell shell
          = g_str_has_suffix (path, "fish_history") ? HV_TRACE_SHELL_FISH : HV_TRACE_SHELL_PLAIN;
      for (gsize i = 0; i < G_N_ELEMENTS (histories); i++)
        if (g_str_has_suffix (path, histories[i].name))
          shell = histories[i].shell;
      hv_trace_lines_of_history (&places->names, shell, text->bytes, text->size, rest, taken);
      return TRUE;
    }
  if (!hv_trace_lines_of_recent (&places->names, text->bytes, text->size, rest, taken, error))
    return FALSE;
  for (guint i = 0; i < (*taken)->len; i++)
    {
      char *uri = (*taken)->pdata[i];
      (*taken)->pdata[i] = show_uri (uri);
      g_free (uri);
    }
  return TRUE;
}

static void
look (HvTraceSearch *search, const char *path, HvTraceKind kind)
{
  g_auto (HvTraceText) text = { 0 };
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GString) rest = NULL;
  GError *error = NULL;
  if (!hv_trace_read (HV_TRACE_ROOTS (search), path, &text, &error))
    hv_trace_add_unread (search, path, error);
  else if (text.size > 0 && !divide (search->places, kind, path, &text, &rest, &taken, &error))
    hv_trace_add_unread (search, path, error);
  else if (taken != NULL && taken->len > 0)
    {
      HvTrace *trace = hv_trace_add (search, kind, HV_TRACE_LINES, path);
      g_ptr_array_unref (trace->what);
      trace->what = g_steal_pointer (&taken);
    }
}

static gboolean
are_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
hv_trace_take_lines (HvTracePlaces *places, const HvTrace *trace, GError **error)
{
  const char *const *roots = (const char *const *)places->roots;
  g_auto (HvTraceText) text = { 0 };
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GString) rest = NULL;
  g_autoptr (GError) why = NULL;
  if (!hv_trace_read (roots, trace->path, &text, &why))
    {
      if (g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (text.size == 0)
    return TRUE;
  if (!divide (places, trace->kind, trace->path, &text, &rest, &taken, NULL)
      || (taken->len > 0 && !are_equal (taken, trace->what)))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN, "it has been written meanwhile");
      return FALSE;
    }
  return taken->len == 0 || hv_trace_replace (roots, trace->path, &text, rest->str, rest->len, error);
}

/* What one of KDE's small files leads to. It names her home by a variable, in a key that GKeyFile refuses.
 * (nullable) */
static char *
read_link (HvTraceSearch *search, const char *path)
{
  static const char variable[] = "file:$HOME";
  g_auto (HvTraceText) text = { 0 };
  if (!hv_trace_read (HV_TRACE_ROOTS (search), path, &text, NULL))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text.bytes, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "URL=") || g_str_has_prefix (*line, "URL[$e]="))
      {
        const char *uri = strchr (*line, '=') + 1;
        return g_str_has_prefix (uri, variable)
                   ? g_strconcat ("file://", search->places->home, uri + strlen (variable), NULL)
                   : g_strdup (uri);
      }
  return NULL;
}

/* One for each file used of late. */
static void
look_at_documents (HvTraceSearch *search)
{
  g_autofree char *folder = g_build_filename (search->places->data, "RecentDocuments", NULL);
  g_autoptr (GPtrArray) names = hv_trace_look_into (search, folder);
  HvTrace *trace = NULL;
  for (guint i = 0; names != NULL && i < names->len && !hv_meter_is_stopped (search->meter); i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *uri = g_str_has_suffix (path, ".desktop") ? read_link (search, path) : NULL;
      if (uri == NULL || !hv_trace_names_uri (&search->places->names, uri))
        continue;
      if (trace == NULL)
        trace = hv_trace_add (search, HV_TRACE_RECENT, HV_TRACE_DELETE, folder);
      hv_trace_add_name (trace, names->pdata[i]);
      g_ptr_array_add (trace->files, g_steal_pointer (&path));
    }
}

void
hv_trace_find_recent (HvTraceSearch *search)
{
  g_autofree char *now = g_build_filename (search->places->data, "recently-used.xbel", NULL);
  g_autofree char *old = g_build_filename (search->places->home, ".recently-used.xbel", NULL);
  look (search, now, HV_TRACE_RECENT);
  look (search, old, HV_TRACE_RECENT);
  look_at_documents (search);
}

void
hv_trace_find_histories (HvTraceSearch *search)
{
  for (gsize i = 0; i < G_N_ELEMENTS (histories); i++)
    {
      g_autofree char *path = g_build_filename (search->places->home, histories[i].name, NULL);
      look (search, path, HV_TRACE_HISTORY);
    }
  g_autofree char *fish = g_build_filename (search->places->data, "fish", "fish_history", NULL);
  look (search, fish, HV_TRACE_HISTORY);
}
