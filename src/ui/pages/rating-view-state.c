/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/rating-view-state.h"

#include "base/dates.h"

#include <glib/gi18n.h>

#define SWITCHED_OFF "ratings-off"
#define NUMBERS "ratings-numbers"

/* A week, and some days on either side of it. */
#define WEEK_AND_A_HALF (10 * G_TIME_SPAN_DAY)
/* So much is chance (content map §5.3). */
#define ABOUT_THE_SAME 1
#define LOW_SAFETY 3
#define LOW_HOPE 2
/* After that an answer says nothing about now. */
#define STILL_TRUE (14 * G_TIME_SPAN_DAY)
#define SAFETY_PLAN "x39"

static void
entry_free (HvRatingEntry *entry)
{
  g_free (entry->date);
  g_free (entry->words);
  g_free (entry);
}

static HvRatingEntry *
make_entry (HvRating *rating, const HvPoint *point, gboolean numbers, gint64 now)
{
  HvRatingEntry *entry = g_new0 (HvRatingEntry, 1);
  const char *word = hv_rating_get_word (rating, (guint) point->value);
  entry->id = point->id;
  entry->when = point->when;
  entry->value = point->value;
  entry->date = hv_dates_format_near (point->when, now);
  /* Translators: a number from 0 to 10 and what it means */
  entry->words = numbers ? g_strdup_printf (_ ("%d · %s"), point->value, word) : g_strdup (word);
  entry->note = point->note;
  return entry;
}

static GPtrArray *
make_entries (HvRating *rating, GPtrArray *points, gboolean numbers, gint64 now)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = 0; i < points->len; i++)
    {
      const HvPoint *point = points->pdata[i];
      if (!g_str_equal (point->rating, hv_rating_get_id (rating)))
        continue;
      HvRatingEntry *after = entries->len > 0 ? entries->pdata[entries->len - 1] : NULL;
      if (after != NULL)
        after->gap = after->when - point->when > WEEK_AND_A_HALF;
      g_ptr_array_add (entries, make_entry (rating, point, numbers, now));
    }
  return entries;
}

static void
compare_with_last (HvRatingViewState *self, gboolean numbers)
{
  if (self->entries->len < 2)
    return;
  const HvRatingEntry *newest = self->entries->pdata[0], *before = self->entries->pdata[1];
  int change = newest->value - before->value;
  if (ABS (change) <= ABOUT_THE_SAME)
    self->change = _ ("About as last time.");
  else if (!numbers)
    return;
  else if (change > 0)
    self->change = _ ("The number is higher than last time. Do you know of something that may have helped?");
  else
    {
      self->change
          = _ ("The number is lower than last time. It can swing for many reasons. Do you need something now?");
      self->asks_need = TRUE;
    }
}

static HvExercise *
find_exercise (HvRating *rating, HvLibrary *library, GPtrArray *entries, const char *circumstances)
{
  if (g_strcmp0 (hv_rating_get_topic (rating), "safety") != 0 || entries->len == 0
      || ((const HvRatingEntry *) entries->pdata[0])->value > LOW_SAFETY)
    return NULL;
  HvExercise *plan = hv_library_find_exercise (library, SAFETY_PLAN);
  return plan != NULL && hv_exercise_is_for (plan, circumstances) ? plan : NULL;
}

HvRatingViewState *
hv_rating_view_state_new (HvRating *rating, HvLibrary *library, GPtrArray *points, gboolean numbers,
                          const char *circumstances, gint64 now)
{
  HvRatingViewState *self = g_new0 (HvRatingViewState, 1);
  self->title = hv_rating_get_title (rating);
  self->sentence = hv_rating_get_sentence (rating);
  self->entries = make_entries (rating, points, numbers, now);
  self->shows_line = numbers && self->entries->len >= HV_RATING_LINE;
  compare_with_last (self, numbers);
  self->exercise = find_exercise (rating, library, self->entries, circumstances);
  return self;
}

void
hv_rating_view_state_free (HvRatingViewState *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

gboolean
hv_ratings_is_hope_low (HvLibrary *library, GPtrArray *points, gint64 now)
{
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const HvPoint *point = points->pdata[i];
      HvRating *rating = hv_library_find_rating (library, point->rating);
      if (rating != NULL && g_strcmp0 (hv_rating_get_topic (rating), "hope") == 0)
        return point->value <= LOW_HOPE && point->when <= now && now - point->when <= STILL_TRUE;
    }
  return FALSE;
}

GStrv
hv_ratings_get_switched_off (HvProgress *progress)
{
  const char *ids = progress != NULL ? hv_progress_get_setting (progress, SWITCHED_OFF) : NULL;
  return g_strsplit (ids != NULL ? ids : "", " ", -1);
}

void
hv_ratings_switch (HvProgress *progress, const char *id, gboolean on)
{
  g_auto (GStrv) before = hv_ratings_get_switched_off (progress);
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], id))
      g_strv_builder_add (after, before[i]);
  if (!on)
    g_strv_builder_add (after, id);
  g_auto (GStrv) ids = g_strv_builder_end (after);
  g_autofree char *value = g_strjoinv (" ", ids);
  hv_progress_set_setting (progress, SWITCHED_OFF, *value != '\0' ? value : NULL);
}

gboolean
hv_ratings_show_numbers (HvProgress *progress)
{
  return progress == NULL || g_strcmp0 (hv_progress_get_setting (progress, NUMBERS), "no") != 0;
}

void
hv_ratings_set_show_numbers (HvProgress *progress, gboolean show)
{
  hv_progress_set_setting (progress, NUMBERS, show ? NULL : "no");
}
