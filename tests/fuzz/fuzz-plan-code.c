/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed as a plan's words. Half of the inputs are text as it stands; the others pick words of the
 * lists, and some get the check word that belongs to them, as that does not come up by chance. */

#include "fuzz.h"

#include "plan/code-value.h"
#include "plan/plan-code.h"

#include <stdlib.h>
#include <string.h>

static char *
pick_words (const uint8_t *data, size_t size)
{
  static const char *const between[] = { " ", "\n", ", ", ". 7 ", "", "\xcc\x8a", "\xff", "  " };
  const char *language = data[0] & 1 ? "da" : "en";
  gboolean right = (data[0] & 2) != 0;
  HvCode code = { .n = 0 };
  GString *text = g_string_new (NULL);
  for (data++, size--; size >= 3 && code.n < HV_CODE_MOST_WORDS - 1; data += 3, size -= 3)
    {
      code.places[code.n++] = (data[0] | (guint)data[1] << 8) % HV_CODE_LIST;
      g_string_append (text, hv_plan_code_get_word (language, code.places[code.n - 1]));
      if (!right && (data[2] & 0x40) != 0 && text->len > 2)
        g_string_truncate (text, text->len - (data[2] & 3));
      g_string_append (text, right ? " " : between[data[2] >> 3 & 7]);
    }
  if (right && code.n > 0)
    {
      code.n++;
      g_string_append (text, hv_plan_code_get_word (language, hv_code_get_fitting (&code, code.n - 1)));
    }
  return g_string_free (text, FALSE);
}

/* What is taken gives itself when written and read again. */
static void
check_plan (const HvPlan *plan, const char *language)
{
  g_autofree char *code = hv_plan_code_write (plan, language);
  g_autoptr (HvPlan) again = code != NULL ? hv_plan_code_read (code, language, NULL, NULL) : NULL;
  if (again == NULL || !hv_plan_equal (again, plan))
    abort ();
}

/* A whole code that is offered is one. */
static void
check_offers (GPtrArray *offers, const char *language)
{
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const HvPlanOffer *offer = g_ptr_array_index (offers, i);
      g_autoptr (HvPlan) plan
          = offer->code != NULL ? hv_plan_code_read (offer->code, language, NULL, NULL) : NULL;
      if (offer->word == NULL || offer->at >= HV_CODE_MOST_WORDS || (offer->code != NULL && plan == NULL))
        abort ();
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 2)
    return 0;
  const char *language = data[0] & 2 ? "da" : "en";
  g_autofree char *typed
      = data[0] % 2 == 0 ? g_strndup ((const char *)data + 1, size - 1) : pick_words (data + 1, size - 1);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvPlan) plan = hv_plan_code_read (typed, language, &offers, &error);
  if ((plan != NULL) == (error != NULL) || (plan != NULL && offers != NULL))
    abort ();
  if (plan != NULL)
    check_plan (plan, language);
  check_offers (offers, language);
  return 0;
}
