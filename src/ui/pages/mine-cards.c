/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/mine-cards.h"

#include "base/clock.h"
#include "ui/pages/rating-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"

/* NULL: she has not answered this one yet. */
static GtkWidget *
make_rating_card (HvSession *session, HvProgress *progress, HvRating *rating, gint64 now)
{
  g_autoptr (HvRatingViewState) state = hv_rating_view_state_new (
      rating, hv_session_get_library (session), hv_progress_get_points (progress), hv_ratings_show_numbers (progress),
      hv_session_get_circumstances (session), now);
  if (state->entries->len == 0)
    return NULL;
  const HvRatingEntry *newest = state->entries->pdata[0];
  g_autofree char *meta = g_strdup_printf ("%s · %s", newest->words, newest->date);
  GtkWidget *card = hv_card_new (NULL, state->title, meta, state->sentence);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_rating_get_id (rating));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-rating");
  return card;
}

GtkWidget *
hv_mine_ratings_new (HvSession *session, HvProgress *progress)
{
  GPtrArray *ratings = hv_library_get_ratings (hv_session_get_library (session));
  gint64 now = hv_clock_now ();
  GtkWidget *grid = hv_card_grid_new (24, 3);
  for (guint i = 0; i < ratings->len; i++)
    {
      GtkWidget *card = make_rating_card (session, progress, ratings->pdata[i], now);
      if (card != NULL)
        hv_card_grid_append (HV_CARD_GRID (grid), card);
    }
  return grid;
}

GtkWidget *
hv_mine_favourites_new (HvSession *session, HvProgress *progress)
{
  HvLibrary *library = hv_session_get_library (session);
  GPtrArray *exercises = hv_library_get_exercises (library), *modules = hv_library_get_modules (library);
  GtkWidget *grid = hv_card_grid_new (24, 3);
  for (guint i = 0; i < exercises->len; i++)
    {
      HvExercise *exercise = g_ptr_array_index (exercises, i);
      if (hv_progress_is_favourite (progress, hv_exercise_get_id (exercise)))
        hv_card_grid_append (HV_CARD_GRID (grid), hv_exercise_card_new (exercise));
    }
  for (guint i = 0; i < modules->len; i++)
    {
      HvModule *module = g_ptr_array_index (modules, i);
      if (hv_progress_is_favourite (progress, hv_module_get_id (module)))
        hv_card_grid_append (HV_CARD_GRID (grid), hv_module_card_new (module));
    }
  return grid;
}
