/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/state-view-state.h"

static HvOfferPast *
find_past (GArray *past, const char *exercise)
{
  for (guint i = 0; i < past->len; i++)
    if (g_str_equal (g_array_index (past, HvOfferPast, i).exercise, exercise))
      return &g_array_index (past, HvOfferPast, i);
  g_array_append_val (past, ((HvOfferPast){ .exercise = exercise }));
  return &g_array_index (past, HvOfferPast, past->len - 1);
}

GArray *
hv_offer_past_from_runs (GPtrArray *runs)
{
  GArray *past = g_array_new (FALSE, TRUE, sizeof (HvOfferPast));
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);
      HvOfferPast *item = find_past (past, run->exercise);
      item->helped += run->verdict == HV_VERDICT_HELPED;
      item->same += run->verdict == HV_VERDICT_SAME;
      if (run->verdict == HV_VERDICT_WORSE)
        {
          item->worse++;
          item->last_worse = MAX (item->last_worse, run->when);
        }
    }
  return past;
}

static void
add_known (GPtrArray *offers, HvLibrary *library, const char *const *ids)
{
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, ids[i]);
      if (exercise != NULL)
        g_ptr_array_add (offers, g_object_ref (exercise));
    }
}

static GPtrArray *
make_offers (HvState *state, HvLibrary *library, GPtrArray *runs, gint64 now)
{
  g_autoptr (GArray) past = hv_offer_past_from_runs (runs);
  g_auto (GStrv) order = hv_offer_for_state (state, (const HvOfferPast *) past->data, past->len, now);
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_object_unref);
  add_known (offers, library, (const char *const *) order);
  if (offers->len == 0)
    {
      /* All of it rests. Then what a pause offers, unless that made it worse too. */
      static const char *const calm[] = { "x02", "x03", "x01", NULL };
      g_auto (GStrv) other = hv_offer_order (calm, (const HvOfferPast *) past->data, past->len, now);
      add_known (offers, library, (const char *const *) other);
    }
  return offers;
}

static GPtrArray *
find_emergency_lines (HvState *state, HvLibrary *library)
{
  static const char *const ids[] = { "112", "1888" };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; hv_state_shows_emergency (state) && i < G_N_ELEMENTS (ids); i++)
    {
      HvHelpLine *line = hv_library_find_help_line (library, ids[i]);
      if (line != NULL)
        g_ptr_array_add (lines, g_object_ref (line));
    }
  return lines;
}

HvStateViewState *
hv_state_view_state_new (HvState *state, HvLibrary *library, GPtrArray *runs, gint64 now)
{
  HvStateViewState *self = g_new0 (HvStateViewState, 1);
  self->title = hv_state_get_title (state);
  self->text = hv_state_get_text (state);
  self->notes = g_ptr_array_new ();
  GPtrArray *notes = hv_state_get_notes (state);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_ptr_array_add (self->notes, (gpointer) hv_translated_get (g_ptr_array_index (notes, i)));
  self->emergency = find_emergency_lines (state, library);
  self->offers = make_offers (state, library, runs, now);
  return self;
}

void
hv_state_view_state_free (HvStateViewState *self)
{
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->emergency);
  g_ptr_array_unref (self->offers);
  g_free (self);
}
