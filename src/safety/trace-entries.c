/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-files.h"
#include "safety/trace-scan-private.h"

#include <string.h>
#include <unistd.h>

/* Entries of menus, of the desktop and of what starts with it. */

/* Whether a desktop file starts this program. */
static gboolean
starts_us (HvTraceSearch *search, const char *path)
{
  g_auto (HvTraceText) text = { 0 };
  GError *error = NULL;
  if (!hv_trace_read (HV_TRACE_ROOTS (search), path, &text, &error))
    {
      g_error_free (error); /* one odd file among many says nothing */
      return FALSE;
    }
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  if (text.size == 0 || !g_key_file_load_from_data (keys, text.bytes, text.size, G_KEY_FILE_NONE, NULL))
    return FALSE;
  g_autofree char *command
      = g_key_file_get_string (keys, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  return command != NULL && hv_trace_names_command (&search->places->names, command);
}

/* A link to the program, or to its entry in the menu. */
static gboolean
leads_to_us (HvTraceSearch *search, const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autofree char *name = target != NULL ? g_path_get_basename (target) : NULL;
  return name != NULL && g_strv_contains (search->places->names.programs, name);
}

static HvTrace *
find_found (HvTraceSearch *search, HvTraceKind kind)
{
  for (guint i = 0; i < search->found->len; i++)
    {
      HvTrace *trace = search->found->pdata[i];
      if (trace->kind == kind)
        return trace;
    }
  return NULL;
}

/* One finding for each entry, but for those that came with the program; links count where they are what is
 * clicked. */
static void
look (HvTraceSearch *search, const char *folder, const char *inner, HvTraceKind kind, HvTraceDeed deed)
{
  g_autofree char *place = inner != NULL ? g_build_filename (folder, inner, NULL) : g_strdup (folder);
  g_autoptr (GPtrArray) names = hv_trace_look_into (search, place);
  for (guint i = 0; names != NULL && i < names->len && !hv_meter_is_stopped (search->meter); i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (place, name, NULL);
      if ((g_str_has_suffix (name, ".desktop") && starts_us (search, path))
          || (deed == HV_TRACE_DELETE && leads_to_us (search, path)))
        {
          HvTrace *trace = kind == HV_TRACE_INSTALLED ? find_found (search, kind) : NULL;
          if (trace == NULL)
            trace = hv_trace_add (search, kind, deed, path);
          hv_trace_add_name (trace, name);
          if (deed == HV_TRACE_DELETE)
            g_ptr_array_add (trace->files, g_strdup (path));
        }
    }
}

/* Without its entry in the menu the package is still there. */
static void
look_for_package (HvTraceSearch *search)
{
  g_autofree char *path = g_build_filename (search->places->packages, "hverdag.list", NULL);
  int list = hv_trace_open (HV_TRACE_ROOTS (search), path, 0, NULL);
  if (list < 0)
    return;
  close (list);
  hv_trace_add (search, HV_TRACE_INSTALLED, HV_TRACE_TELL, path);
}

void
hv_trace_find_entries (HvTraceSearch *search)
{
  HvTracePlaces *places = search->places;
  for (char **folder = places->system_data; *folder != NULL; folder++)
    look (search, *folder, "applications", HV_TRACE_INSTALLED, HV_TRACE_TELL);
  if (find_found (search, HV_TRACE_INSTALLED) == NULL)
    look_for_package (search);
  look (search, places->data, "applications", HV_TRACE_LAUNCHER, HV_TRACE_TELL);
  for (char **folder = places->system_config; *folder != NULL; folder++)
    look (search, *folder, "autostart", HV_TRACE_AUTOSTART, HV_TRACE_TELL);
  look (search, places->config, "autostart", HV_TRACE_AUTOSTART, HV_TRACE_DELETE);
  look (search, places->desktop, NULL, HV_TRACE_SHORTCUT, HV_TRACE_DELETE);
}
