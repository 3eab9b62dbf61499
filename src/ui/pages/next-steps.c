/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/next-steps.h"

#include "practice/two-lines.h"
#include "store/wipe.h"

#include <glib/gi18n.h>

static gboolean
is_same_day (gint64 one, gint64 two)
{
  g_autoptr (GDateTime) a = g_date_time_new_from_unix_local (one / G_USEC_PER_SEC);
  g_autoptr (GDateTime) b = g_date_time_new_from_unix_local (two / G_USEC_PER_SEC);

  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

HvNextViewState *
hv_next_view_state_new (GPtrArray *kept, gint64 leave_out, gint64 now)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const HvKept *one = g_ptr_array_index (kept, i);
      g_autofree char *step = NULL;
      g_autofree char *when = NULL;
      if (g_strcmp0 (one->kind, "next") != 0 || one->id == leave_out)
        continue;
      hv_two_lines_split (one->text, &step, &when);
      if (*step == '\0')
        continue;
      HvNextViewState *self = g_new0 (HvNextViewState, 1);
      self->id = one->id;
      self->step = g_steal_pointer (&step);
      self->when = *when != '\0' && is_same_day (one->created, now) ? g_steal_pointer (&when) : NULL;
      return self;
    }
  return NULL;
}

void
hv_next_view_state_free (HvNextViewState *self)
{
  if (self == NULL)
    return;
  g_free (self->step);
  g_free (self->when);
  g_free (self);
}

char *
hv_next_step_describe (const HvKept *kept, gint64 now)
{
  g_autofree char *step = NULL;
  g_autofree char *when = NULL;
  hv_two_lines_split (kept->text, &step, &when);
  if (*when == '\0' || !is_same_day (kept->created, now))
    return g_steal_pointer (&step);
  g_autofree char *about = g_strdup_printf (_("About when: %s"), when);
  return hv_two_lines_join (step, about);
}

static const HvKept *
find (HvProgress *progress, gint64 id)
{
  GPtrArray *kept = hv_progress_get_kept (progress);
  for (guint i = 0; i < kept->len; i++)
    if (((HvKept *) kept->pdata[i])->id == id)
      return kept->pdata[i];
  return NULL;
}

/* About when is left behind: it was for the day it was said. */
static void
move_to (HvProgress *progress, gint64 id, const char *kind)
{
  const HvKept *kept = find (progress, id);
  if (kept == NULL)
    return;

  g_autofree char *exercise = g_strdup (kept->exercise);
  g_autofree char *when = NULL;
  char *step = NULL;
  hv_two_lines_split (kept->text, &step, &when);
  g_autoptr (HvWipedString) words = step;
  hv_progress_keep (progress, kind, exercise, words);
  hv_progress_delete_kept (progress, id);
}

void
hv_next_step_finish (HvProgress *progress, gint64 id)
{
  move_to (progress, id, "managed");
}

void
hv_next_step_rest (HvProgress *progress, gint64 id)
{
  move_to (progress, id, "next-rest");
}

void
hv_next_step_take_up (HvProgress *progress, gint64 id)
{
  move_to (progress, id, "next");
}

void
hv_next_step_change (HvProgress *progress, gint64 id, const char *step)
{
  g_return_if_fail (step != NULL);

  const HvKept *kept = find (progress, id);
  if (kept == NULL || *step == '\0')
    return;
  g_autofree char *before = NULL;
  g_autofree char *when = NULL;
  hv_two_lines_split (kept->text, &before, &when);
  g_autoptr (HvWipedString) text = hv_two_lines_join (step, when);
  hv_progress_edit_kept (progress, id, text);
}
