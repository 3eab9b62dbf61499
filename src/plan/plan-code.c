/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/plan-code.h"

#include "base/text.h"
#include "plan/code-offers.h"

#include <string.h>

/* Far more than eleven words with numbers need. */
#define MOST_BYTES 1000

/* ---- writing ---- */

const char *
hv_plan_code_get_word (const char *language, guint place)
{
  const HvCodeList *list = hv_code_list_find (language);
  return list != NULL && place < HV_CODE_LIST ? hv_code_list_get_word (list, place) : NULL;
}

char *
hv_plan_code_write (const HvPlan *plan, const char *language)
{
  g_return_val_if_fail (plan != NULL, NULL);

  const HvCodeList *list = hv_code_list_find (language);
  HvCode code;
  if (hv_plan_is_empty (plan))
    return NULL;
  hv_code_write (plan, &code);
  return hv_code_join (&code, list != NULL ? list : hv_code_list_find ("en"));
}

/* ---- what was typed ---- */

static gboolean
is_between_words (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_isdigit (c) || (c < 0x80 && strchr (",.;:()-", (int)c) != NULL);
}

static void
typed_clear (HvCodeTyped *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->folded[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HvCodeTyped, typed_clear)

static gboolean
split (HvCodeTyped *self, const char *typed, GError **error)
{
  gsize size = strnlen (typed, MOST_BYTES + 1);
  g_autofree char *valid = g_utf8_make_valid (typed, (gssize)MIN (size, MOST_BYTES));
  gboolean too_long = size > MOST_BYTES;
  for (const char *p = valid; *p != '\0' && !too_long;)
    {
      const char *end = p;
      while (*end != '\0' && !is_between_words (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      too_long = self->n == HV_CODE_MOST_WORDS;
      g_autofree char *word = g_strndup (p, (gsize)(end - p));
      if (!too_long)
        self->folded[self->n++] = hv_text_fold (word);
      p = end;
    }
  if (too_long)
    g_set_error_literal (error, HV_PLAN_ERROR, HV_PLAN_ERROR_TOO_LONG, "more than a code has");
  else if (self->n == 0)
    g_set_error_literal (error, HV_PLAN_ERROR, HV_PLAN_ERROR_EMPTY, "no words");
  return !too_long && self->n > 0;
}

/* ---- reading ---- */

typedef struct
{
  const HvCodeList *list;
  int places[HV_CODE_MOST_WORDS];
  guint n_known;
} Attempt;

static void
match (Attempt *self, const HvCodeTyped *typed, const HvCodeList *list)
{
  *self = (Attempt){ .list = list };
  for (guint i = 0; i < typed->n; i++)
    {
      self->places[i] = hv_code_list_match (list, typed->folded[i]);
      self->n_known += self->places[i] >= 0;
    }
}

static HvPlan *
read_attempt (const Attempt *self, guint n, HvPlanError *why)
{
  HvCode code = { .n = n };
  *why = HV_PLAN_ERROR_UNKNOWN_WORD;
  if (self->n_known < n)
    return NULL;
  for (guint i = 0; i < n; i++)
    code.places[i] = (guint)self->places[i];
  return hv_code_read (&code, why);
}

static void
set_error (GError **error, HvPlanError code)
{
  g_set_error_literal (error, HV_PLAN_ERROR, code,
                       code == HV_PLAN_ERROR_NEWER          ? "of a later version"
                       : code == HV_PLAN_ERROR_UNKNOWN_WORD ? "a word that is on no list"
                                                            : "words that do not belong together");
}

/* @language's list first, then the others; what is told is told of the list that knows most of the words. */
static HvPlan *
read_typed (const HvCodeTyped *typed, const char *language, GPtrArray **offers, GError **error)
{
  const HvCodeList *own = hv_code_list_find (language);
  Attempt best = { NULL };
  HvPlanError best_why = HV_PLAN_ERROR_UNKNOWN_WORD;
  for (guint i = 0; i <= hv_code_list_count (); i++)
    {
      const HvCodeList *list = i == 0 ? own : hv_code_list_at (i - 1);
      if (list == NULL || (i > 0 && list == own))
        continue;
      Attempt attempt;
      HvPlanError why;
      match (&attempt, typed, list);
      HvPlan *plan = read_attempt (&attempt, typed->n, &why);
      if (plan != NULL)
        return plan;
      if (best.list == NULL || attempt.n_known > best.n_known)
        {
          best = attempt;
          best_why = why;
        }
    }
  if (offers != NULL && best_why != HV_PLAN_ERROR_NEWER)
    *offers = hv_code_offers_find (typed, best.places, best.list);
  set_error (error, best_why);
  return NULL;
}

HvPlan *
hv_plan_code_read (const char *typed, const char *language, GPtrArray **offers, GError **error)
{
  g_return_val_if_fail (typed != NULL, NULL);

  g_auto (HvCodeTyped) words = { .n = 0 };
  if (offers != NULL)
    *offers = NULL;
  return split (&words, typed, error) ? read_typed (&words, language, offers, error) : NULL;
}
