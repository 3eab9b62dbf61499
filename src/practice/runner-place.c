/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/runner-private.h"

#include "practice/answers-private.h"

/* A saved place is a GVariant of this type, little-endian:
 * version, exercise, digest, phase, step, short version, before, after, outcome, keep, and for each answer
 * its step, choices, other (empty for none), number, text (empty for none), list. */
#define PLACE_TYPE "(yssysbyyyya(sassysas))"
#define PLACE_VERSION 1
/* "No rating" in a byte. */
#define NO_NUMBER 255
#define MAX_PLACE_BYTES (4 * 1024 * 1024)

static void
add_to_digest (GChecksum *sum, GPtrArray *choices)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const HvChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *value = g_strdup_printf (" %s\n", choice->value);
      g_checksum_update (sum, (const guchar *) value, -1);
    }
}

/* A field of a table is known by its place in the list only. */
static void
digest_table (GChecksum *sum, const HvStep *step)
{
  for (guint i = 0; i < step->columns->len; i++)
    {
      const HvTableColumn *column = g_ptr_array_index (step->columns, i);
      g_autofree char *line
          = g_strdup_printf (" %s %d %d\n", column->id, column->rate, column->choices != NULL);
      g_checksum_update (sum, (const guchar *) line, -1);
    }
  for (guint i = 0; step->rows != NULL && i < step->rows->len; i++)
    {
      const HvTableRow *row = g_ptr_array_index (step->rows, i);
      g_autofree char *line = g_strdup_printf (" %s\n", row->id);
      g_checksum_update (sum, (const guchar *) line, -1);
    }
}

/* What a place depends on. When any of it changes, an old place could mean something else. */
static char *
make_digest (HvExercise *exercise)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head
      = g_strdup_printf ("%s %d\n", hv_exercise_get_id (exercise), hv_exercise_get_privacy (exercise));
  g_checksum_update (sum, (const guchar *) head, -1);
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = g_ptr_array_index (steps, i);
      g_autofree char *line
          = g_strdup_printf ("%s %s %d\n", step->id, hv_step_kind_get_name (step->kind), step->letting_go);
      g_checksum_update (sum, (const guchar *) line, -1);
      GPtrArray *parts[] = { step->choices, step->rings, step->tags };
      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        add_to_digest (sum, parts[j]);
      if (step->columns != NULL)
        digest_table (sum, step);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
has_places (HvRunner *self)
{
  return hv_exercise_get_privacy (self->exercise) == HV_PRIVACY_ORDINARY && hv_exercise_keeps_answers (self->exercise);
}

/* Saving. Strings are lent to the variant, not copied, so that the only copy is the one we can wipe. */

static GVariant *
lend_string (const char *text)
{
  if (text == NULL)
    text = "";
  return g_variant_new_from_data (G_VARIANT_TYPE_STRING, text, strlen (text) + 1, TRUE, NULL, NULL);
}

static GVariant *
lend_strings (GStrv strings)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_variant_builder_add_value (&builder, lend_string (strings[i]));
  return g_variant_builder_end (&builder);
}

static guint8
to_byte (int number)
{
  return number >= 0 && number < NO_NUMBER ? number : NO_NUMBER;
}

static GVariant *
answers_to_variant (HvRunner *self)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sassysas)"));
  GPtrArray *steps = hv_exercise_get_steps (self->exercise);
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = g_ptr_array_index (steps, i);
      const HvAnswer *answer = step->letting_go ? NULL : hv_answers_find (self->answers, step->id);
      if (answer == NULL)
        continue;
      GVariant *fields[] = { lend_string (step->id),       lend_strings (answer->choices),
                             lend_string (answer->other),  g_variant_new_byte (to_byte (answer->number)),
                             lend_string (answer->text),   lend_strings (answer->list) };
      g_variant_builder_add_value (&builder, g_variant_new_tuple (fields, G_N_ELEMENTS (fields)));
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
to_little_endian (GVariant *place)
{
#if G_BYTE_ORDER == G_BIG_ENDIAN
  GVariant *swapped = g_variant_byteswap (place);
  g_variant_unref (place);
  return swapped;
#else
  return place;
#endif
}

typedef struct
{
  gsize size;
  guint8 data[];
} Wiped;

static void
wiped_free (gpointer data)
{
  Wiped *wiped = data;
  explicit_bzero (wiped->data, wiped->size);
  g_free (wiped);
}

static GBytes *
variant_to_wiped_bytes (GVariant *place)
{
  Wiped *wiped = g_malloc (sizeof (Wiped) + g_variant_get_size (place));
  wiped->size = g_variant_get_size (place);
  g_variant_store (place, wiped->data);
  return g_bytes_new_with_free_func (wiped->data, wiped->size, wiped_free, wiped);
}

GBytes *
hv_runner_save_place (HvRunner *self)
{
  g_return_val_if_fail (HV_IS_RUNNER (self), NULL);
  if (!self->can_keep || !has_places (self) || self->phase == HV_RUNNER_BEFORE || self->phase == HV_RUNNER_DONE)
    return NULL;

  const HvStep *step = hv_runner_get_step (self);
  g_autofree char *digest = make_digest (self->exercise);
  GVariant *fields[] = {
    g_variant_new_byte (PLACE_VERSION),
    lend_string (hv_exercise_get_id (self->exercise)),
    lend_string (digest),
    g_variant_new_byte (self->phase),
    lend_string (step != NULL ? step->id : ""),
    g_variant_new_boolean (self->short_version),
    g_variant_new_byte (to_byte (self->before)),
    g_variant_new_byte (to_byte (self->after)),
    g_variant_new_byte (self->outcome),
    g_variant_new_byte (self->keep),
    answers_to_variant (self),
  };
  g_autoptr (GVariant) place
      = to_little_endian (g_variant_ref_sink (g_variant_new_tuple (fields, G_N_ELEMENTS (fields))));
  return variant_to_wiped_bytes (place);
}

/* Taking up */

static gboolean
is_malformed (GError **error)
{
  g_set_error (error, HV_PRACTICE_ERROR, HV_PRACTICE_ERROR_MALFORMED, "not a saved place");
  return FALSE;
}

static GVariant *
read_place (GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  if (size > MAX_PLACE_BYTES)
    {
      is_malformed (error);
      return NULL;
    }
  /* g_bytes may not be aligned; all our types are of alignment 1, so that does not matter. */
  g_autoptr (GVariant) place
      = to_little_endian (g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (PLACE_TYPE), bytes, FALSE)));
  guint8 version = 0;
  if (g_variant_is_normal_form (place))
    g_variant_get_child (place, 0, "y", &version);
  if (version == PLACE_VERSION)
    return g_steal_pointer (&place);
  is_malformed (error);
  return NULL;
}

static gboolean
is_for_this (HvRunner *self, GVariant *place)
{
  const char *id, *digest;
  g_variant_get_child (place, 1, "&s", &id);
  g_variant_get_child (place, 2, "&s", &digest);
  g_autofree char *expected = make_digest (self->exercise);
  return has_places (self) && g_str_equal (id, hv_exercise_get_id (self->exercise)) && g_str_equal (digest, expected);
}

/* The answer goes in by its kind; what the step has no use for stays out. */
static gboolean
take_answer (HvAnswers *answers, HvExercise *exercise, GVariant *saved)
{
  const char *id, *other, *text;
  guint8 number;
  g_autofree const char **choices = NULL;
  g_autofree const char **list = NULL;
  g_variant_get (saved, "(&s^a&s&sy&s^a&s)", &id, &choices, &other, &number, &text, &list);
  const HvStep *step = hv_exercise_find_step (exercise, id);
  if (step == NULL || step->letting_go || hv_answers_has (answers, id))
    return FALSE;

  if (choices[0] != NULL || other[0] != '\0')
    hv_answers_set_choices (answers, id, choices, other);
  else if (number != NO_NUMBER)
    hv_answers_set_number (answers, id, number);
  else if (text[0] != '\0')
    hv_answers_set_text (answers, id, text);
  else
    hv_answers_set_list (answers, id, list);
  return TRUE;
}

static HvAnswers *
read_answers (HvRunner *self, GVariant *place)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  g_autoptr (GVariant) saved = g_variant_get_child_value (place, 10);
  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      g_autoptr (GVariant) answer = g_variant_get_child_value (saved, i);
      if (!take_answer (answers, self->exercise, answer))
        return NULL;
    }
  return g_steal_pointer (&answers);
}

static guint
find_index (HvExercise *exercise, const char *id)
{
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  guint i = 0;
  while (i < steps->len && !g_str_equal (((const HvStep *) g_ptr_array_index (steps, i))->id, id))
    i++;
  return i;
}

static gboolean
is_rating (guint8 byte)
{
  return byte <= 10 || byte == NO_NUMBER;
}

gboolean
hv_runner_restore_place (HvRunner *self, GBytes *place, GError **error)
{
  g_return_val_if_fail (HV_IS_RUNNER (self) && place != NULL, FALSE);

  g_autoptr (GVariant) saved = read_place (place, error);
  if (saved == NULL)
    return FALSE;
  if (!is_for_this (self, saved))
    {
      g_set_error (error, HV_PRACTICE_ERROR, HV_PRACTICE_ERROR_CHANGED, "the exercise is another one now");
      return FALSE;
    }
  guint8 phase, before, after, outcome, keep;
  const char *step;
  gboolean short_version;
  g_variant_get (saved, "(y&s&sy&sbyyyy@a(sassysas))", NULL, NULL, NULL, &phase, &step, &short_version, &before,
                 &after, &outcome, &keep, NULL);
  guint index = phase == HV_RUNNER_STEP ? find_index (self->exercise, step) : 0;
  if (phase == HV_RUNNER_BEFORE || phase >= HV_RUNNER_DONE || !is_rating (before) || !is_rating (after)
      || outcome > HV_OUTCOME_UNSURE || keep > HV_RUNNER_KEEP_ALL
      || index >= hv_exercise_get_steps (self->exercise)->len
      || (short_version && hv_exercise_get_short_steps (self->exercise) == NULL))
    return is_malformed (error);
  HvAnswers *answers = read_answers (self, saved);
  if (answers == NULL)
    return is_malformed (error);

  hv_answers_free (self->answers);
  self->answers = answers;
  self->phase = phase == HV_RUNNER_KEEP && !self->can_keep ? HV_RUNNER_CLOSE : (HvRunnerPhase) phase;
  self->step = index;
  self->short_version = short_version;
  self->before = before == NO_NUMBER ? -1 : before;
  self->after = after == NO_NUMBER ? -1 : after;
  self->outcome = outcome;
  self->keep = self->can_keep ? (HvRunnerKeep) keep : HV_RUNNER_KEEP_NOTHING;
  hv_runner_settle_total (self);
  hv_runner_changed (self);
  return TRUE;
}
