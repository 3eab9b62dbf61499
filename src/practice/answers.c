/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/answers-private.h"

struct _HvAnswers
{
  GHashTable *by_step; /* char * → HvAnswer */
};

static void
answer_free (HvAnswer *answer)
{
  hv_wipe_strings (answer->choices);
  hv_wipe_string (answer->other);
  answer->number = -1;
  hv_wipe_string (answer->text);
  hv_wipe_strings (answer->list);
  g_free (answer);
}

HvAnswers *
hv_answers_new (void)
{
  HvAnswers *self = g_new0 (HvAnswers, 1);
  self->by_step = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) answer_free);
  return self;
}

void
hv_answers_free (HvAnswers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_step);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
are_blank (const char *const *items)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    if (!is_blank (items[i]))
      return FALSE;
  return TRUE;
}

/* The new answer may be made of the old one's strings, so that goes last. */
static HvAnswer *
answer_new (void)
{
  HvAnswer *answer = g_new0 (HvAnswer, 1);
  answer->number = -1;
  return answer;
}

static void
put (HvAnswers *self, const char *step, HvAnswer *answer)
{
  g_hash_table_replace (self->by_step, g_strdup (step), answer);
}

void
hv_answers_set_choices (HvAnswers *self, const char *step, const char *const *values, const char *other)
{
  g_return_if_fail (self != NULL && step != NULL);
  gboolean any = values != NULL && values[0] != NULL;
  if (!any && is_blank (other))
    {
      hv_answers_clear (self, step);
      return;
    }
  HvAnswer *answer = answer_new ();
  answer->choices = any ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  answer->other = is_blank (other) ? NULL : g_strdup (other);
  put (self, step, answer);
}

void
hv_answers_set_number (HvAnswers *self, const char *step, int number)
{
  g_return_if_fail (self != NULL && step != NULL);
  if (number < 0)
    {
      hv_answers_clear (self, step);
      return;
    }
  HvAnswer *answer = answer_new ();
  answer->number = number;
  put (self, step, answer);
}

void
hv_answers_set_text (HvAnswers *self, const char *step, const char *text)
{
  g_return_if_fail (self != NULL && step != NULL);
  if (is_blank (text))
    {
      hv_answers_clear (self, step);
      return;
    }
  HvAnswer *answer = answer_new ();
  answer->text = g_strdup (text);
  put (self, step, answer);
}

void
hv_answers_set_list (HvAnswers *self, const char *step, const char *const *items)
{
  g_return_if_fail (self != NULL && step != NULL);
  if (are_blank (items))
    {
      hv_answers_clear (self, step);
      return;
    }
  HvAnswer *answer = answer_new ();
  answer->list = g_strdupv ((char **) items);
  put (self, step, answer);
}

void
hv_answers_clear (HvAnswers *self, const char *step)
{
  g_return_if_fail (self != NULL && step != NULL);
  g_hash_table_remove (self->by_step, step);
}

const HvAnswer *
hv_answers_find (HvAnswers *self, const char *step)
{
  return g_hash_table_lookup (self->by_step, step);
}

gboolean
hv_answers_has (HvAnswers *self, const char *step)
{
  return hv_answers_find (self, step) != NULL;
}

const char *const *
hv_answers_get_choices (HvAnswers *self, const char *step)
{
  const HvAnswer *answer = hv_answers_find (self, step);
  return answer != NULL ? (const char *const *) answer->choices : NULL;
}

const char *
hv_answers_get_other (HvAnswers *self, const char *step)
{
  const HvAnswer *answer = hv_answers_find (self, step);
  return answer != NULL ? answer->other : NULL;
}

int
hv_answers_get_number (HvAnswers *self, const char *step, int fallback)
{
  const HvAnswer *answer = hv_answers_find (self, step);
  return answer != NULL && answer->number >= 0 ? answer->number : fallback;
}

const char *
hv_answers_get_text (HvAnswers *self, const char *step)
{
  const HvAnswer *answer = hv_answers_find (self, step);
  return answer != NULL ? answer->text : NULL;
}

const char *const *
hv_answers_get_list (HvAnswers *self, const char *step)
{
  const HvAnswer *answer = hv_answers_find (self, step);
  return answer != NULL ? (const char *const *) answer->list : NULL;
}
