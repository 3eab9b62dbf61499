/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/suggestions.h"

#include "base/clock.h"
#include "ui/pages/state-view-state.h"

/* Names of settings in the room */
#define KEEPS "keep-item-answers"
#define ANSWER_PREFIX "item:"
/* Where nothing is known of how it is. */
#define ANY_STATE "unsure"

struct _HvSuggestions
{
  GObject parent_instance;

  HvLibrary *library;
  HvProgress *progress; /* NULL while no room is open */
  gboolean room_keeps;
  GRand *random;
  GHashTable *answers; /* HvItem → HvItemAnswer */

  char *state;
  GPtrArray *exercises; /* HvExercise */
  GHashTable *seen;     /* of them, since she came there */
};

G_DEFINE_FINAL_TYPE (HvSuggestions, hv_suggestions, G_TYPE_OBJECT)

static guint changed_signal;

static void
hv_suggestions_finalize (GObject *object)
{
  HvSuggestions *self = HV_SUGGESTIONS (object);
  g_clear_object (&self->library);
  g_clear_object (&self->progress);
  g_rand_free (self->random);
  g_hash_table_unref (self->answers);
  g_free (self->state);
  g_ptr_array_unref (self->exercises);
  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (hv_suggestions_parent_class)->finalize (object);
}

static void
hv_suggestions_class_init (HvSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_suggestions_finalize;
  changed_signal
      = g_signal_new ("changed", HV_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_suggestions_init (HvSuggestions *self)
{
  self->random = g_rand_new ();
  self->answers = g_hash_table_new (NULL, NULL);
  self->exercises = g_ptr_array_new_with_free_func (g_object_unref);
  self->seen = g_hash_table_new (NULL, NULL);
}

HvSuggestions *
hv_suggestions_new (HvLibrary *library)
{
  g_return_val_if_fail (HV_IS_LIBRARY (library), NULL);

  HvSuggestions *self = g_object_new (HV_TYPE_SUGGESTIONS, NULL);
  self->library = g_object_ref (library);
  return self;
}

void
hv_suggestions_set_seed (HvSuggestions *self, guint32 seed)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self));
  g_rand_set_seed (self->random, seed);
}

/* What she said */

static void
put_answer (HvSuggestions *self, HvItem *item, HvItemAnswer answer)
{
  g_autofree char *name = g_strconcat (ANSWER_PREFIX, hv_item_get_id (item), NULL);
  const char *value = answer == HV_ITEM_ANSWER_HELPS    ? "helps"
                      : answer == HV_ITEM_ANSWER_HIDDEN ? "hidden"
                                                        : NULL;
  hv_progress_set_setting (self->progress, name, value);
}

static void
load_answers (HvSuggestions *self)
{
  GPtrArray *items = hv_library_get_items (self->library);
  for (guint i = 0; i < items->len && hv_suggestions_get_keeps (self); i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = g_strconcat (ANSWER_PREFIX, hv_item_get_id (item), NULL);
      const char *value = hv_progress_get_setting (self->progress, name);
      HvItemAnswer answer = g_strcmp0 (value, "hidden") == 0  ? HV_ITEM_ANSWER_HIDDEN
                            : g_strcmp0 (value, "helps") == 0 ? HV_ITEM_ANSWER_HELPS
                                                              : HV_ITEM_ANSWER_NONE;
      if (answer != HV_ITEM_ANSWER_NONE)
        g_hash_table_insert (self->answers, item, GINT_TO_POINTER (answer));
    }
}

static void
set_source (HvSuggestions *self, const char *state, GPtrArray *exercises)
{
  char *copy = g_strdup (state); /* it may be the very same */
  g_free (self->state);
  self->state = copy;
  g_hash_table_remove_all (self->seen);
  g_ptr_array_set_size (self->exercises, 0);
  for (guint i = 0; exercises != NULL && i < exercises->len; i++)
    g_ptr_array_add (self->exercises, g_object_ref (g_ptr_array_index (exercises, i)));
}

void
hv_suggestions_follow_room (HvSuggestions *self, HvProgress *progress, gboolean keeps)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self));

  self->room_keeps = keeps;
  if (!g_set_object (&self->progress, progress))
    return;
  g_hash_table_remove_all (self->answers);
  set_source (self, NULL, NULL);
  load_answers (self);
  g_signal_emit (self, changed_signal, 0);
}

HvItemAnswer
hv_suggestions_get_answer (HvSuggestions *self, HvItem *item)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self), HV_ITEM_ANSWER_NONE);
  return (HvItemAnswer)GPOINTER_TO_INT (g_hash_table_lookup (self->answers, item));
}

void
hv_suggestions_set_answer (HvSuggestions *self, HvItem *item, HvItemAnswer answer)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self) && HV_IS_ITEM (item));

  if (hv_suggestions_get_answer (self, item) == answer)
    return;
  if (answer == HV_ITEM_ANSWER_NONE)
    g_hash_table_remove (self->answers, item);
  else
    g_hash_table_insert (self->answers, item, GINT_TO_POINTER (answer));
  if (hv_suggestions_get_keeps (self))
    put_answer (self, item, answer);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
hv_suggestions_has_answers (HvSuggestions *self)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self), FALSE);
  return g_hash_table_size (self->answers) > 0;
}

gboolean
hv_suggestions_can_keep (HvSuggestions *self)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self), FALSE);
  return self->progress != NULL && self->room_keeps;
}

gboolean
hv_suggestions_get_keeps (HvSuggestions *self)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self), FALSE);
  return self->progress != NULL && g_strcmp0 (hv_progress_get_setting (self->progress, KEEPS), "yes") == 0;
}

/* All of them, also those of before. */
static void
put_answers (HvSuggestions *self, gboolean keeps)
{
  GPtrArray *items = hv_library_get_items (self->library);
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      put_answer (self, item, keeps ? hv_suggestions_get_answer (self, item) : HV_ITEM_ANSWER_NONE);
    }
}

void
hv_suggestions_set_keeps (HvSuggestions *self, gboolean keeps)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self));
  g_return_if_fail (self->progress != NULL);

  hv_progress_set_setting (self->progress, KEEPS, keeps ? "yes" : NULL);
  put_answers (self, keeps);
  g_signal_emit (self, changed_signal, 0);
}

void
hv_suggestions_forget_answers (HvSuggestions *self)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self));

  g_hash_table_remove_all (self->answers);
  if (self->progress != NULL)
    put_answers (self, FALSE);
  g_signal_emit (self, changed_signal, 0);
}

/* Small items */

static GArray *
make_past (HvSuggestions *self)
{
  GArray *past = g_array_new (FALSE, TRUE, sizeof (HvOfferPast));
  GHashTableIter iter;
  gpointer item, answer;
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &item, &answer))
    {
      HvOfferPast one = { .exercise = hv_item_get_id (item),
                          .helped = GPOINTER_TO_INT (answer) == HV_ITEM_ANSWER_HELPS,
                          .hidden = GPOINTER_TO_INT (answer) == HV_ITEM_ANSWER_HIDDEN };
      g_array_append_val (past, one);
    }
  return past;
}

HvItem *
hv_suggestions_draw_item (HvSuggestions *self, const HvOfferWish *wish, HvItem *last)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self) && wish != NULL, NULL);

  HvOfferWish some = *wish;
  if (some.state == NULL)
    some.state = ANY_STATE;
  g_autoptr (GArray) found = hv_offer_find_items (hv_library_get_items (self->library), &some);
  g_autoptr (GArray) past = make_past (self);
  HvOfferCandidate before = { 0 };
  if (last != NULL)
    before = (HvOfferCandidate){ .id = hv_item_get_id (last), .kind = hv_item_get_kind (last) };
  const HvOfferCandidate *drawn
      = hv_offer_draw ((const HvOfferCandidate *)found->data, found->len, last != NULL ? &before : NULL,
                       (const HvOfferPast *)past->data, past->len, hv_clock_now (), self->random);
  return drawn != NULL ? hv_library_find_item (self->library, drawn->id) : NULL;
}

/* Exercises */

static gboolean
is_same_list (GPtrArray *one, GPtrArray *two)
{
  gboolean same = one->len == two->len;
  for (guint i = 0; same && i < one->len; i++)
    same = one->pdata[i] == two->pdata[i];
  return same;
}

void
hv_suggestions_set_source (HvSuggestions *self, const char *state, GPtrArray *exercises)
{
  g_return_if_fail (HV_IS_SUGGESTIONS (self));
  g_return_if_fail (exercises != NULL);

  /* Back on the page between two of them: what she has seen is still seen. */
  if (g_strcmp0 (self->state, state) != 0 || !is_same_list (self->exercises, exercises))
    set_source (self, state, exercises);
}

static GArray *
make_candidates (HvSuggestions *self, const char *circumstances)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (HvOfferCandidate));
  HvState *state = self->state != NULL ? hv_library_find_state (self->library, self->state) : NULL;
  gboolean danger = state != NULL && hv_state_shows_emergency (state);
  for (guint i = 0; i < self->exercises->len; i++)
    {
      HvExercise *exercise = g_ptr_array_index (self->exercises, i);
      HvOfferCandidate candidate = { .id = hv_exercise_get_id (exercise),
                                     .kind = hv_exercise_get_kind (exercise),
                                     .comes_first = danger && i == 0,
                                     .seen = g_hash_table_contains (self->seen, exercise) };
      if (hv_exercise_is_for (exercise, circumstances))
        g_array_append_val (candidates, candidate);
    }
  return candidates;
}

HvExercise *
hv_suggestions_find_another (HvSuggestions *self, HvExercise *current, const char *circumstances)
{
  g_return_val_if_fail (HV_IS_SUGGESTIONS (self) && HV_IS_EXERCISE (current), NULL);

  if (g_ptr_array_find (self->exercises, current, NULL))
    g_hash_table_add (self->seen, current);
  g_autoptr (GArray) candidates = make_candidates (self, circumstances);
  g_autoptr (GArray) past
      = hv_offer_past_from_runs (self->progress != NULL ? hv_progress_get_runs (self->progress) : NULL);
  HvOfferCandidate last = { .id = hv_exercise_get_id (current), .kind = hv_exercise_get_kind (current) };
  const HvOfferCandidate *drawn
      = hv_offer_draw ((const HvOfferCandidate *)candidates->data, candidates->len, &last,
                       (const HvOfferPast *)past->data, past->len, hv_clock_now (), self->random);
  return drawn != NULL ? hv_library_find_exercise (self->library, drawn->id) : NULL;
}
