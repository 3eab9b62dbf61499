/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/condition-private.h"
#include "library/step-private.h"

#include <string.h>

#define MAX_LINE_SECONDS 600

/* Ids that mean something in a condition or a text, so that no step may be called so. */
static const char *const reserved[] = { "before", "after", "outcome", "hour", "date", "weekday", NULL };
static const char *const outcomes[] = { "helped", "same", "worse", "unsure", NULL };

/* Conditions */

static gboolean
is_number (const HvComparison *comparison, int largest)
{
  for (guint i = 0; comparison->values != NULL && comparison->values[i] != NULL; i++)
    if (!g_ascii_string_to_unsigned (comparison->values[i], 10, 0, largest, NULL, NULL))
      return FALSE;
  return comparison->values != NULL || comparison->number <= largest;
}

static void
check_values (HvReading *r, int line, const HvComparison *comparison, const HvStep *step)
{
  gboolean chooses = step == NULL || step->choices != NULL;
  if (!chooses || comparison->values == NULL)
    {
      hv_reading_fail (r, line, REFERENCE, "“%s” cannot be compared so: it is no %s", comparison->name,
                       comparison->values == NULL ? "rating" : "choice");
      return;
    }
  for (guint i = 0; comparison->values[i] != NULL; i++)
    {
      const char *value = comparison->values[i];
      gboolean known = step == NULL ? g_strv_contains (outcomes, value)
                                    : hv_step_find_choice (step, value) != NULL
                                        || (step->other && g_str_equal (value, "other"));
      if (!known)
        hv_reading_fail (r, line, REFERENCE, "“%s” has no answer “%s”", comparison->name, value);
    }
}

/* A name with a point in it is a part of a map: the number she gave it. */
static gboolean
check_part (HvReading *r, int line, const HvComparison *comparison, GHashTable *earlier)
{
  const char *point = strchr (comparison->name, '.');
  if (point == NULL)
    return FALSE;
  g_autofree char *id = g_strndup (comparison->name, point - comparison->name);
  const HvStep *step = g_hash_table_lookup (earlier, id);
  gboolean numbered = step != NULL && step->kind == HV_STEP_MAP && (step->map == HV_MAP_COMPASS || step->map == HV_MAP_SHARES);
  if (!numbered)
    hv_reading_fail (r, line, REFERENCE, "“%s” is not an earlier <map> with numbers", id);
  else if (hv_step_find_choice (step, point + 1) == NULL)
    hv_reading_fail (r, line, REFERENCE, "“%s” has no part “%s”", id, point + 1);
  else if (comparison->values != NULL || (step->map == HV_MAP_COMPASS && comparison->number > 10))
    hv_reading_fail (r, line, REFERENCE, "“%s” is a number, to be compared by >= or <=", comparison->name);
  return TRUE;
}

static void
check_comparison (HvReading *r, int line, const HvComparison *comparison, GHashTable *earlier, gboolean at_the_end)
{
  const char *name = comparison->name;
  if (at_the_end && g_str_equal (name, "outcome"))
    {
      check_values (r, line, comparison, NULL);
      return;
    }
  if (check_part (r, line, comparison, earlier))
    return;
  if (g_str_equal (name, "hour"))
    {
      if (!is_number (comparison, 23))
        hv_reading_fail (r, line, REFERENCE, "“hour” is a whole hour from 0 to 23");
      return;
    }
  const HvStep *step = g_hash_table_lookup (earlier, name);
  gboolean rating = g_str_equal (name, "before") || (at_the_end && g_str_equal (name, "after"));
  if (!rating && step == NULL)
    hv_reading_fail (r, line, REFERENCE, "“%s” is not an earlier step", name);
  else if (rating || step->kind == HV_STEP_RATE)
    {
      if (!is_number (comparison, 10))
        hv_reading_fail (r, line, REFERENCE, "“%s” is a rating from 0 to 10", name);
    }
  else
    check_values (r, line, comparison, step);
}

HvCondition *
hv_step_read_condition (HvReading *r, HvXmlNode *node, GHashTable *earlier, gboolean at_the_end)
{
  const char *text = hv_reading_attribute (r, node, "when");
  if (text == NULL)
    return NULL;
  g_autoptr (GError) error = NULL;
  HvCondition *condition = hv_condition_parse (text, &error);
  if (condition == NULL)
    {
      hv_reading_fail (r, node->line, MALFORMED, "when: %s", error->message);
      return NULL;
    }
  for (guint i = 0; i < condition->comparisons->len; i++)
    check_comparison (r, node->line, g_ptr_array_index (condition->comparisons, i), earlier, at_the_end);
  return condition;
}

/* choose */

void
hv_choice_free (HvChoice *choice)
{
  g_free (choice->value);
  hv_translated_free (choice->label);
  hv_translated_free (choice->detail);
  g_clear_pointer (&choice->when, hv_condition_free);
  g_clear_pointer (&choice->nuances, g_ptr_array_unref);
  g_free (choice->tint);
  g_free (choice);
}

HvChoice *
hv_choice_read (HvReading *r, HvXmlNode *node, const HvStep *step)
{
  HvChoice *choice = g_new0 (HvChoice, 1);
  choice->value = hv_reading_id (r, node, "value");
  const char *tint = hv_reading_one_of (r, node, "tint", hv_tints, "");
  choice->tint = tint[0] != '\0' ? g_strdup (tint) : NULL;
  if (hv_step_find_choice (step, choice->value) != NULL)
    hv_reading_fail (r, node->line, DUPLICATE, "the value “%s” is taken", choice->value);
  return choice;
}

void
hv_step_read_choices (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "choice")) != NULL)
    {
      HvChoice *choice = hv_choice_read (r, child, step);
      choice->when = hv_step_read_condition (r, child, earlier, FALSE);
      choice->label = hv_reading_text (r, child);
      g_ptr_array_add (step->choices, choice);
      if (step->other && g_str_equal (choice->value, "other"))
        hv_reading_fail (r, child->line, DUPLICATE, "“other” is the value of her own words here");
    }
}

/* Points of an earlier map, or of one she kept, offered as answers; one that is chosen counts as words of her own. */
static void
read_from (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->from = hv_reading_optional_id (r, node, "from");
  step->without = hv_reading_ids (r, node, "without");
  step->reads = hv_reading_optional_id (r, node, "reads");
  if (step->from != NULL && step->reads != NULL)
    hv_reading_fail (r, node->line, MALFORMED, "points come from an earlier map or a kept one: from or reads");
  if (step->from == NULL && step->reads == NULL)
    {
      if (step->without[0] != NULL)
        hv_reading_need (r, node, "from");
      return;
    }
  step->other = TRUE;
  if (step->from == NULL)
    return;
  const HvStep *map = g_hash_table_lookup (earlier, step->from);
  if (map == NULL || !hv_step_has_points (map))
    {
      hv_reading_fail (r, node->line, REFERENCE, "from: “%s” is not an earlier <map> of points", step->from);
      return;
    }
  for (guint i = 0; step->without[i] != NULL; i++)
    if (hv_step_find_choice (map, step->without[i]) == NULL)
      hv_reading_fail (r, node->line, REFERENCE, "without: “%s” has no tag “%s”", step->from, step->without[i]);
}

static void
read_choose (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->many = hv_reading_flag (r, node, "many");
  step->other = hv_reading_flag (r, node, "other");
  read_from (r, node, step, earlier);
  step->choices = hv_step_new_array (hv_choice_free);
  hv_step_read_choices (r, node, step, earlier);
  if (step->choices->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<choose> needs a <choice>");
}

/* rate, write, list */

GPtrArray *
hv_step_take_words (HvReading *r, HvXmlNode *node)
{
  GPtrArray *words = hv_step_new_array (hv_translated_free);
  g_ptr_array_set_size (words, 11);

  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "word")) != NULL)
    {
      guint at = hv_reading_number (r, child, "at", 0, 10, -1);
      HvTranslated *word = hv_reading_text (r, child);
      if (words->pdata[at] != NULL)
        {
          hv_reading_fail (r, child->line, DUPLICATE, "a second word at %u", at);
          /* Kept until the file is dropped: r->texts knows it. */
          g_ptr_array_add (words, word);
        }
      else
        words->pdata[at] = word;
    }
  for (guint at = 0; at <= 10; at++)
    if (words->pdata[at] == NULL)
      hv_reading_fail (r, node->line, MALFORMED, "<%s> needs a <word at=\"%u\">", node->name, at);
  return words;
}

/* With a series the rating has the words; they are filled in when all files are read. */
static void
read_rate (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->series = hv_reading_optional_id (r, node, "series");
  if (step->series != NULL)
    {
      hv_reading_refer_to_rating (r, node, step->series);
      return;
    }
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->words = hv_step_take_words (r, node);
}

static void
read_write (HvReading *r, HvXmlNode *node, HvStep *step)
{
  static const char *const lengths[] = { "short", "long", NULL };
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->example = hv_reading_take_text (r, node, "example");
  step->long_text = g_str_equal (hv_reading_one_of (r, node, "length", lengths, "short"), "long");
  step->keep_as = hv_step_read_keep_as (r, node);
  step->reads = hv_reading_optional_id (r, node, "reads");
  step->letting_go = hv_reading_flag (r, node, "letting-go");
  if (step->letting_go && step->keep_as != NULL)
    hv_reading_fail (r, node->line, MALFORMED, "what is let go cannot be kept: letting-go and keep-as");
}

static void
read_list (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->example = hv_reading_take_text (r, node, "example");
  step->max_items = hv_reading_number (r, node, "max", 1, 20, 5);
  step->keep_as = hv_step_read_keep_as (r, node);
  step->reads = hv_reading_optional_id (r, node, "reads");
}

/* guide, senses, plan, help */

static void
guide_line_free (HvGuideLine *line)
{
  hv_translated_free (line->text);
  g_clear_pointer (&line->when, hv_condition_free);
  g_free (line);
}

static void
read_guide (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->lines = hv_step_new_array (guide_line_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "line")) != NULL)
    {
      HvGuideLine *line = g_new0 (HvGuideLine, 1);
      line->seconds = hv_reading_number (r, child, "seconds", 1, MAX_LINE_SECONDS, -1);
      line->when = hv_step_read_condition (r, child, earlier, FALSE);
      line->text = hv_reading_text (r, child);
      g_ptr_array_add (step->lines, line);
    }
  if (step->lines->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<guide> needs a <line>");
}

static void
sense_free (HvSense *sense)
{
  g_free (sense->id);
  hv_translated_free (sense->prompt);
  g_free (sense);
}

static void
read_senses (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->senses = hv_step_new_array (sense_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "sense")) != NULL)
    {
      HvSense *sense = g_new0 (HvSense, 1);
      sense->id = hv_reading_id (r, child, "id");
      sense->count = hv_reading_number (r, child, "count", 1, 10, -1);
      sense->prompt = hv_reading_text (r, child);
      for (guint i = 0; i < step->senses->len; i++)
        if (g_str_equal (((HvSense *) step->senses->pdata[i])->id, sense->id))
          hv_reading_fail (r, child->line, DUPLICATE, "a second sense “%s”", sense->id);
      g_ptr_array_add (step->senses, sense);
    }
  if (step->senses->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<senses> needs a <sense>");
}

static void
read_plan_part (HvReading *r, HvXmlNode *node, const char *name, gboolean needed, HvTranslated **prompt,
                HvTranslated **example)
{
  HvXmlNode *child = hv_reading_take_child (r, node, name);
  if (child == NULL)
    {
      if (needed)
        hv_reading_fail (r, node->line, MALFORMED, "<plan> needs a <%s>", name);
      return;
    }
  *prompt = hv_reading_need_text (r, child, "prompt");
  *example = hv_reading_take_text (r, child, "example");
  hv_reading_finish (r, child);
}

static void
read_plan (HvReading *r, HvXmlNode *node, HvStep *step)
{
  read_plan_part (r, node, "if", TRUE, &step->if_prompt, &step->if_example);
  read_plan_part (r, node, "then", TRUE, &step->then_prompt, &step->then_example);
  read_plan_part (r, node, "because", FALSE, &step->because_prompt, &step->because_example);
  step->keep_as = hv_step_read_keep_as (r, node);
}

static void
read_help (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->help_lines = hv_reading_ids (r, node, "lines");
  if (step->help_lines[0] == NULL)
    hv_reading_need (r, node, "lines");
  for (guint i = 0; step->help_lines[i] != NULL; i++)
    hv_reading_refer_to_help (r, node, step->help_lines[i]);
}

/* All */

static void
read_kind (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  switch (step->kind)
    {
    case HV_STEP_READ:
      step->by_line = hv_reading_flag (r, node, "by-line");
      if (step->texts->len == 0 && step->drawing == NULL)
        hv_reading_fail (r, node->line, MALFORMED, "<read> needs a <text> or a <drawing>");
      break;
    case HV_STEP_CHOOSE:
      read_choose (r, node, step, earlier);
      break;
    case HV_STEP_RATE:
      read_rate (r, node, step);
      break;
    case HV_STEP_WRITE:
      read_write (r, node, step);
      break;
    case HV_STEP_LIST:
      read_list (r, node, step);
      break;
    case HV_STEP_BREATHE:
      hv_step_read_breathe (r, node, step, earlier);
      break;
    case HV_STEP_GUIDE:
      read_guide (r, node, step, earlier);
      break;
    case HV_STEP_SENSES:
      read_senses (r, node, step);
      break;
    case HV_STEP_PLAN:
      read_plan (r, node, step);
      break;
    case HV_STEP_MAP:
      hv_step_read_map (r, node, step, earlier);
      break;
    case HV_STEP_HELP:
      read_help (r, node, step);
      break;
    case HV_STEP_TABLE:
      hv_step_read_table (r, node, step);
      break;
    case HV_STEP_CONTACTS:
      hv_step_read_contacts (r, node, step);
      break;
    case HV_STEP_NEXT:
      hv_step_read_next (r, node, step, earlier);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
find_kind (const char *name, HvStepKind *kind)
{
  for (*kind = HV_STEP_READ; *kind < HV_STEP_N_KINDS; (*kind)++)
    if (g_str_equal (name, hv_step_kind_get_name (*kind)))
      return TRUE;
  return FALSE;
}

HvStep *
hv_step_read (HvReading *r, HvXmlNode *node, GHashTable *earlier)
{
  HvStepKind kind;
  if (!find_kind (node->name, &kind))
    {
      hv_reading_fail (r, node->line, MALFORMED, "<%s> is no kind of step", node->name);
      return NULL;
    }
  guint first_text = r->texts->len;
  HvStep *step = g_new0 (HvStep, 1);
  step->kind = kind;
  step->id = hv_reading_id (r, node, "id");
  if (g_strv_contains (reserved, step->id))
    hv_reading_fail (r, node->line, DUPLICATE, "“%s” already means something else", step->id);
  step->when = hv_step_read_condition (r, node, earlier, FALSE);
  step->heading = hv_reading_take_text (r, node, "heading");
  step->texts = hv_reading_take_texts (r, node, "text", 0);
  step->drawing = hv_reading_take_drawing (r, node);
  read_kind (r, node, step, earlier);
  hv_reading_finish (r, node);
  hv_reading_check_places (r, first_text, earlier);
  return step;
}
