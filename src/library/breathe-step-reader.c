/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/step-private.h"

#define MAX_MINUTES 60

static void
pattern_free (HvBreathPattern *pattern)
{
  g_free (pattern->id);
  hv_translated_free (pattern->label);
  g_free (pattern->variant);
  g_ptr_array_unref (pattern->lines);
  g_free (pattern);
}

static HvBreathPattern *
read_pattern (HvReading *r, HvXmlNode *node)
{
  static const char *const variants[] = { "circle", "uncounted", "finger", "read", NULL };
  HvBreathPattern *pattern = g_new0 (HvBreathPattern, 1);
  pattern->id = hv_reading_id (r, node, "id");
  pattern->variant = g_strdup (hv_reading_one_of (r, node, "variant", variants, "circle"));
  pattern->label = hv_reading_take_text (r, node, "label");
  gboolean counted = g_str_equal (pattern->variant, "circle");
  if (counted || hv_reading_attribute (r, node, "in") != NULL || hv_reading_attribute (r, node, "out") != NULL)
    {
      pattern->in = hv_reading_decimal (r, node, "in", 1, 20);
      pattern->out = hv_reading_decimal (r, node, "out", 1, 20);
    }
  gboolean by_lines = g_str_equal (pattern->variant, "finger") || g_str_equal (pattern->variant, "read");
  pattern->lines = hv_reading_take_texts (r, node, "line", by_lines ? 1 : 0);
  hv_reading_finish (r, node);
  return pattern;
}

static void
read_minutes (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->minutes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = hv_reading_words (r, node, "minutes");
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 minutes;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, MAX_MINUTES, &minutes, NULL))
        {
          hv_reading_fail (r, node->line, MALFORMED, "“%s” in minutes is not a whole number from 1 to %d", words[i],
                           MAX_MINUTES);
          continue;
        }
      guint value = minutes;
      g_array_append_val (step->minutes, value);
    }
  if (words[0] == NULL)
    hv_reading_need (r, node, "minutes");
}

static void
check_pattern_from (HvReading *r, HvXmlNode *node, const HvStep *step, GHashTable *earlier)
{
  const HvStep *from = g_hash_table_lookup (earlier, step->pattern_from);
  if (from == NULL || from->kind != HV_STEP_CHOOSE)
    {
      hv_reading_fail (r, node->line, REFERENCE, "pattern-from: “%s” is not an earlier <choose>", step->pattern_from);
      return;
    }
  for (guint i = 0; i < from->choices->len; i++)
    {
      const HvChoice *choice = g_ptr_array_index (from->choices, i);
      if (hv_step_find_pattern (step, choice->value) == NULL)
        hv_reading_advise (r, node->line, "no pattern for the choice “%s”: the first is taken", choice->value);
    }
}

void
hv_step_read_breathe (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->patterns = hv_step_new_array (pattern_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "pattern")) != NULL)
    {
      HvBreathPattern *pattern = read_pattern (r, child);
      if (hv_step_find_pattern (step, pattern->id) != NULL)
        hv_reading_fail (r, child->line, DUPLICATE, "a second pattern “%s”", pattern->id);
      g_ptr_array_add (step->patterns, pattern);
    }
  if (step->patterns->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<breathe> needs a <pattern>");
  read_minutes (r, node, step);
  step->pattern_from = hv_reading_optional_id (r, node, "pattern-from");
  if (step->pattern_from != NULL)
    {
      check_pattern_from (r, node, step, earlier);
      return;
    }
  for (guint i = 0; step->patterns->len > 1 && i < step->patterns->len; i++)
    {
      const HvBreathPattern *pattern = g_ptr_array_index (step->patterns, i);
      if (pattern->label == NULL)
        hv_reading_fail (r, node->line, MALFORMED, "the pattern “%s” needs a <label> to be chosen by", pattern->id);
    }
}
