/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/route-view-state.h"

#define MAX_SUGGESTIONS 3

static GPtrArray *
get_texts (GPtrArray *translated)
{
  GPtrArray *texts = g_ptr_array_new ();
  for (guint i = 0; i < translated->len; i++)
    g_ptr_array_add (texts, (gpointer)hv_translated_get (translated->pdata[i]));
  return texts;
}

static void
part_view_free (HvRoutePartView *view)
{
  g_ptr_array_unref (view->texts);
  g_ptr_array_unref (view->leaders);
  g_ptr_array_unref (view->items);
  g_free (view);
}

static gboolean
has_run (GPtrArray *runs, const char *exercise)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    if (g_strcmp0 (((const HvRun *)runs->pdata[i])->exercise, exercise) == 0)
      return TRUE;
  return FALSE;
}

static void
leave_out (HvRouteViewState *self, gpointer thing)
{
  if (!g_ptr_array_find (self->left_out, thing, NULL))
    g_ptr_array_add (self->left_out, g_object_ref (thing));
}

static void
add_item (HvRouteViewState *self, HvRoutePartView *view, HvRouteItem item)
{
  g_ptr_array_add (view->items, g_memdup2 (&item, sizeof item));
  self->has_begun = self->has_begun || item.been_there;
  if (!item.been_there && self->next == NULL)
    self->next = view->items->pdata[view->items->len - 1];
}

static void
add_modules (HvRouteViewState *self, HvRoutePartView *view, const HvRoutePart *part, gboolean for_group,
             HvLibrary *library, const HvRoutePast *past)
{
  for (guint i = 0; part->modules[i] != NULL; i++)
    {
      HvModule *module = hv_library_find_module (library, part->modules[i]);
      if (module == NULL)
        continue;
      gboolean is_for = hv_module_is_for (module, past->circumstances);
      HvRouteItem item = { .module = module, .unsafe = is_for ? NULL : hv_module_get_unsafe (module) };
      item.been_there = past->read != NULL && g_strv_contains (past->read, part->modules[i]);
      if (is_for || for_group)
        add_item (self, view, item);
      else
        leave_out (self, module);
    }
}

static void
add_exercises (HvRouteViewState *self, HvRoutePartView *view, const HvRoutePart *part, gboolean for_group,
               HvLibrary *library, const HvRoutePast *past)
{
  for (guint i = 0; part->exercises[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, part->exercises[i]);
      if (exercise == NULL)
        continue;
      gboolean is_for = hv_exercise_is_for (exercise, past->circumstances);
      HvRouteItem item
          = { .exercise = exercise, .unsafe = is_for ? NULL : hv_exercise_get_unsafe (exercise) };
      item.been_there = has_run (past->runs, part->exercises[i]);
      if (is_for || for_group)
        add_item (self, view, item);
      else
        leave_out (self, exercise);
    }
}

static gboolean
is_among (GPtrArray *parts, HvExercise *exercise)
{
  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *items = ((const HvRoutePartView *)parts->pdata[i])->items;
      for (guint j = 0; j < items->len; j++)
        if (((const HvRouteItem *)items->pdata[j])->exercise == exercise)
          return TRUE;
    }
  return FALSE;
}

HvRouteViewState *
hv_route_view_state_new (HvRoute *route, HvLibrary *library, const HvRoutePast *past)
{
  gboolean for_group = hv_route_is_for_group (route);
  HvRouteViewState *self = g_new0 (HvRouteViewState, 1);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_view_free);
  self->left_out = g_ptr_array_new_with_free_func (g_object_unref);

  GPtrArray *parts = hv_route_get_parts (route);
  for (guint i = 0; i < parts->len; i++)
    {
      const HvRoutePart *part = parts->pdata[i];
      HvRoutePartView *view = g_new0 (HvRoutePartView, 1);
      view->heading = hv_translated_get (part->heading);
      view->texts = get_texts (part->texts);
      view->leaders = get_texts (part->leaders);
      view->items = g_ptr_array_new_with_free_func (g_free);
      add_modules (self, view, part, for_group, library, past);
      add_exercises (self, view, part, for_group, library, past);
      if (view->items->len > 0)
        g_ptr_array_add (self->parts, view);
      else
        part_view_free (view);
    }

  HvExercise *connection = hv_library_find_exercise (library, hv_route_get_connection (route));
  if (connection != NULL && !is_among (self->parts, connection))
    {
      if (for_group || hv_exercise_is_for (connection, past->circumstances))
        self->connection = connection;
      else
        leave_out (self, connection);
    }
  return self;
}

HvRouteViewState *
hv_route_view_state_new_for_session (HvRoute *route, HvSession *session)
{
  HvLibrary *library = hv_session_get_library (session);
  HvProgress *progress = hv_session_get_progress (session);
  g_auto (GStrv) read = hv_modules_find_read (library, progress);
  HvRoutePast past = { .circumstances = hv_session_get_circumstances (session),
                       .runs = progress != NULL ? hv_progress_get_runs (progress) : NULL,
                       .read = (const char *const *) read };
  return hv_route_view_state_new (route, library, &past);
}

void
hv_route_view_state_free (HvRouteViewState *self)
{
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

const char *
hv_route_item_get_title (const HvRouteItem *item)
{
  return item->module != NULL ? hv_module_get_title (item->module) : hv_exercise_get_title (item->exercise);
}

static const char *
get_id (const HvRouteItem *item)
{
  return item->module != NULL ? hv_module_get_id (item->module) : hv_exercise_get_id (item->exercise);
}

char *
hv_route_view_state_describe (const HvRouteViewState *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      GPtrArray *items = ((const HvRoutePartView *)self->parts->pdata[i])->items;
      for (guint j = 0; j < items->len; j++)
        {
          const HvRouteItem *item = items->pdata[j];
          g_string_append_printf (words, "%s%s%s ", get_id (item), item->been_there ? "+" : "",
                                  item == self->next ? "!" : "");
        }
    }
  g_string_append_printf (words, "%u", self->left_out->len);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
suggest (GPtrArray *suggested, HvLibrary *library, const char *id)
{
  HvRoute *route = id != NULL ? hv_library_find_route (library, id) : NULL;
  if (route != NULL && suggested->len < MAX_SUGGESTIONS && !g_ptr_array_find (suggested, route, NULL))
    g_ptr_array_add (suggested, route);
}

GPtrArray *
hv_routes_suggest (HvLibrary *library, const char *circumstances, const char *chosen)
{
  gboolean is_close = g_strcmp0 (circumstances, "living") == 0 || g_strcmp0 (circumstances, "leaving") == 0;
  gboolean is_apart = g_strcmp0 (circumstances, "apart") == 0 || g_strcmp0 (circumstances, "children") == 0;
  GPtrArray *suggested = g_ptr_array_new ();
  suggest (suggested, library, chosen);
  suggest (suggested, library, is_close ? "living" : "start");
  suggest (suggested, library, is_close ? "start" : is_apart ? "long-ago" : "living");
  suggest (suggested, library, is_close || is_apart ? "calm" : "long-ago");
  return suggested;
}

/* What is read to the end is a setting for each: what is done and kept is listed elsewhere. */

static char *
make_setting (const char *module)
{
  return g_strconcat ("read-", module, NULL);
}

void
hv_module_set_read (HvProgress *progress, const char *module, gboolean is_read)
{
  g_autofree char *setting = make_setting (module);
  if ((hv_progress_get_setting (progress, setting) != NULL) != is_read)
    hv_progress_set_setting (progress, setting, is_read ? "yes" : NULL);
}

GStrv
hv_modules_find_read (HvLibrary *library, HvProgress *progress)
{
  g_autoptr (GStrvBuilder) read = g_strv_builder_new ();
  GPtrArray *modules = hv_library_get_modules (library);
  for (guint i = 0; progress != NULL && i < modules->len; i++)
    {
      g_autofree char *setting = make_setting (hv_module_get_id (modules->pdata[i]));
      if (hv_progress_get_setting (progress, setting) != NULL)
        g_strv_builder_add (read, hv_module_get_id (modules->pdata[i]));
    }
  return g_strv_builder_end (read);
}
