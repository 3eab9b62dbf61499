/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/offer-private.h"

#include <string.h>

#define REST (14 * G_TIME_SPAN_DAY)
/* After so many it is no longer suggested by itself (PB-11); the list of all exercises still has it. */
#define WORSE_LIMIT 2
/* Each time it helped lifts it this many places (more than one, so that once is seen)… */
#define LIFT 2
/* …and each time it made no difference takes one back. */
#define SINK 1

typedef struct
{
  const char *id;
  int place; /* smaller comes first */
  gboolean lifted;
} Candidate;

const HvOfferPast *
hv_offer_find_past (const char *id, const HvOfferPast *past, guint n_past)
{
  for (guint i = 0; i < n_past; i++)
    if (g_str_equal (past[i].exercise, id))
      return &past[i];
  return NULL;
}

gboolean
hv_offer_is_left_out (const HvOfferPast *past, gint64 now)
{
  if (past->hidden || past->worse >= WORSE_LIMIT)
    return TRUE;
  /* A time to come (a clock set back) rests too. */
  return past->worse > 0 && past->last_worse != 0 && now - past->last_worse < REST;
}

int
hv_offer_get_lift (const HvOfferPast *past)
{
  return past != NULL ? LIFT * (int) MIN (past->helped, 1000) - SINK * (int) MIN (past->same, 1000) : 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;
  if (one->place != two->place)
    return one->place - two->place;
  return two->lifted - one->lifted;
}

char **
hv_offer_order (const char *const *candidates, const HvOfferPast *past, guint n_past, gint64 now)
{
  g_return_val_if_fail (candidates != NULL && (past != NULL || n_past == 0), NULL);

  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint i = 0; candidates[i] != NULL; i++)
    {
      const HvOfferPast *known = hv_offer_find_past (candidates[i], past, n_past);
      if (known != NULL && hv_offer_is_left_out (known, now))
        continue;
      int lift = hv_offer_get_lift (known);
      Candidate candidate = { candidates[i], (int) i - MAX (lift, 0), lift > 0 };
      g_array_append_val (offered, candidate);
    }
  g_array_sort (offered, compare); /* stable: the map's order among equals */

  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  for (guint i = 0; i < offered->len; i++)
    g_strv_builder_add (order, g_array_index (offered, Candidate, i).id);
  return g_strv_builder_end (order);
}

char **
hv_offer_for_state (HvState *state, const HvOfferPast *past, guint n_past, gint64 now)
{
  g_return_val_if_fail (HV_IS_STATE (state), NULL);

  const char *const *all = hv_state_get_exercises (state);
  if (!hv_state_shows_emergency (state) || all[0] == NULL)
    return hv_offer_order (all, past, n_past, now);

  const HvOfferPast *first = hv_offer_find_past (all[0], past, n_past);
  g_auto (GStrv) others = hv_offer_order (all + 1, past, n_past, now);
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  if (first == NULL || !first->hidden)
    g_strv_builder_add (order, all[0]);
  g_strv_builder_addv (order, (const char **) others);
  return g_strv_builder_end (order);
}
