/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/module-view-state.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append (GArray *screens, HvModuleScreenKind kind, const char *id, guint page)
{
  HvModuleScreen screen = { kind, id, page, 0 };
  if (kind != HV_MODULE_SCREEN_NOTE)
    screen.number = hv_module_screens_count (screens) + 1;
  g_array_append_val (screens, screen);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

GArray *
hv_module_screens_new (HvModule *module, gboolean is_short)
{
  g_return_val_if_fail (HV_IS_MODULE (module), NULL);

  GArray *screens = g_array_new (FALSE, FALSE, sizeof (HvModuleScreen));
  if (is_short)
    append (screens, HV_MODULE_SCREEN_SHORT, ":short", 0);
  else
    {
      if (is_text (hv_module_get_content_note (module)))
        append (screens, HV_MODULE_SCREEN_NOTE, ":note", 0);
      GPtrArray *pages = hv_module_get_pages (module);
      for (guint i = 0; i < pages->len; i++)
        {
          const HvModulePage *page = g_ptr_array_index (pages, i);
          append (screens, HV_MODULE_SCREEN_PAGE, page->id, i);
        }
    }
  if (is_text (hv_module_get_already (module)))
    append (screens, HV_MODULE_SCREEN_ALREADY, ":already", 0);
  if (is_text (hv_module_get_reflection (module)))
    append (screens, HV_MODULE_SCREEN_REFLECTION, ":reflection", 0);
  append (screens, HV_MODULE_SCREEN_AHEAD, ":ahead", 0);
  return screens;
}

int
hv_module_screens_find (GArray *screens, const char *id)
{
  for (guint i = 0; i < screens->len; i++)
    if (g_strcmp0 (g_array_index (screens, HvModuleScreen, i).id, id) == 0)
      return (int)i;
  return -1;
}

guint
hv_module_screens_count (GArray *screens)
{
  guint n = 0;
  for (guint i = 0; i < screens->len; i++)
    n += g_array_index (screens, HvModuleScreen, i).kind != HV_MODULE_SCREEN_NOTE;
  return n;
}

const char *
hv_module_describe_door (const char *door)
{
  if (g_strcmp0 (door, "calm") == 0)
    /* Translators: one of the four doors of Learn: calm, me, others, everyday life */
    return C_ ("door", "Calm");
  if (g_strcmp0 (door, "me") == 0)
    return C_ ("door", "Me");
  if (g_strcmp0 (door, "others") == 0)
    return C_ ("door", "Others");
  if (g_strcmp0 (door, "everyday") == 0)
    return C_ ("door", "Everyday life");
  return "";
}

static int
compare_gentleness (gconstpointer a, gconstpointer b)
{
  HvModule *first = *(HvModule *const *)a, *second = *(HvModule *const *)b;
  int by_sensitivity = (int)hv_module_get_sensitivity (first) - (int)hv_module_get_sensitivity (second);
  return by_sensitivity != 0 ? by_sensitivity : strcmp (hv_module_get_id (first), hv_module_get_id (second));
}

GPtrArray *
hv_module_find_group (HvLibrary *library, const char *phase, const char *door)
{
  GPtrArray *modules = hv_library_get_modules (library);
  GPtrArray *group = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < modules->len; i++)
    {
      HvModule *module = g_ptr_array_index (modules, i);
      if (g_strcmp0 (hv_module_get_phase (module), phase) == 0
          && (door == NULL || g_strcmp0 (hv_module_get_door (module), door) == 0))
        g_ptr_array_add (group, g_object_ref (module));
    }
  g_ptr_array_sort (group, compare_gentleness);
  return group;
}
