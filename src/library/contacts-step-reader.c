/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/step-private.h"

#define MAX_CONTACTS 8

/* What the program itself knows how to show and take up again, and so what only one kind of step may keep. */
static const char *const contacts_only[] = { "contacts", NULL };
static const char *const next_only[] = { "next", NULL };

char *
hv_step_read_keep_as (HvReading *r, HvXmlNode *node)
{
  char *keep_as = hv_reading_optional_id (r, node, "keep-as");
  if (g_strcmp0 (keep_as, contacts_only[0]) == 0 || g_strcmp0 (keep_as, next_only[0]) == 0)
    hv_reading_fail (r, node->line, MALFORMED, "“%s” is kept by <%s>", keep_as, keep_as);
  return keep_as;
}

static char *
read_only_kind (HvReading *r, HvXmlNode *node, const char *attribute, const char *const *only)
{
  const char *value = hv_reading_one_of (r, node, attribute, only, "");
  return value[0] != '\0' ? g_strdup (value) : NULL;
}

void
hv_step_read_contacts (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->max_items = hv_reading_number (r, node, "max", 1, MAX_CONTACTS, 3);
  step->keep_as = read_only_kind (r, node, "keep-as", contacts_only);
  step->reads = read_only_kind (r, node, "reads", contacts_only);
  step->help_lines = hv_reading_ids (r, node, "lines");
  for (guint i = 0; step->help_lines[i] != NULL; i++)
    hv_reading_refer_to_help (r, node, step->help_lines[i]);
}

void
hv_step_read_next (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->example = hv_reading_take_text (r, node, "example");
  step->keep_as = read_only_kind (r, node, "keep-as", next_only);
  step->choices = hv_step_new_array (hv_choice_free);
  hv_step_read_choices (r, node, step, earlier);
  if (step->choices->len == 0)
    g_clear_pointer (&step->choices, g_ptr_array_unref);
}
