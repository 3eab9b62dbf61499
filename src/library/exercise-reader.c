/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/exercise-private.h"
#include "library/step-private.h"

#define MAX_STEPS 64
#define MAX_MINUTES 90

static void
read_head (HvReading *r, HvXmlNode *root, HvExercise *self)
{
  static const char *const phases[] = { "any", "start", "underway", "closing", NULL };
  static const char *const classes[] = { "P0", "P1", "P2", NULL };
  static const char *const ways[] = { "kept", "unkept", NULL };

  self->line = root->line;
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->minutes = hv_reading_number (r, root, "minutes", 1, MAX_MINUTES, -1);
  self->kind = g_strdup (hv_reading_one_of (r, root, "kind", hv_exercise_kinds, NULL));
  self->phase = g_strdup (hv_reading_one_of (r, root, "phase", phases, NULL));
  const char *privacy = hv_reading_one_of (r, root, "privacy", classes, NULL);
  self->privacy = g_str_equal (privacy, "P0")   ? HV_PRIVACY_NOTHING
                  : g_str_equal (privacy, "P1") ? HV_PRIVACY_ORDINARY
                                                : HV_PRIVACY_SENSITIVE;
  self->keeps_answers = g_str_equal (hv_reading_one_of (r, root, "answers", ways, "kept"), "kept")
                        && self->privacy != HV_PRIVACY_NOTHING;
  self->approaches = hv_reading_words (r, root, "approaches");
  self->principles = hv_reading_words (r, root, "principles");
  self->fits = hv_reading_situations (r, root);

  self->unsafe_when = hv_reading_take_unsafe (r, root, &self->unsafe);
  self->title = hv_reading_need_text (r, root, "title");
  self->summary = hv_reading_need_text (r, root, "summary");
  self->purpose = hv_reading_need_text (r, root, "purpose");
  self->asks = hv_reading_need_text (r, root, "asks");
  self->keeps = hv_reading_need_text (r, root, "keeps");
  self->cautions = hv_reading_take_texts (r, root, "caution", 0);
}

static void
read_evidence (HvReading *r, HvXmlNode *root, HvExercise *self)
{
  static const char *const levels[] = { "consensus", "other-groups", "this-group", NULL };
  self->evidence_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_translated_free);
  HvXmlNode *node = hv_reading_take_child (r, root, "evidence");
  if (node == NULL)
    {
      hv_reading_fail (r, root->line, MALFORMED, "<exercise> needs an <evidence>");
      return;
    }
  const char *level = hv_reading_one_of (r, node, "level", levels, NULL);
  self->evidence = g_str_equal (level, "this-group")     ? HV_EVIDENCE_THIS_GROUP
                   : g_str_equal (level, "other-groups") ? HV_EVIDENCE_OTHER_GROUPS
                                                         : HV_EVIDENCE_CONSENSUS;
  self->sources = g_strdup (hv_reading_attribute (r, node, "sources"));
  g_ptr_array_unref (self->evidence_texts);
  self->evidence_texts = hv_reading_take_texts (r, node, "text", 1);
  hv_reading_finish (r, node);
}

/* Gives the steps by id, for what comes after. */
static GHashTable *
read_steps (HvReading *r, HvXmlNode *root, HvExercise *self)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_step_free);
  HvXmlNode *node = hv_reading_take_child (r, root, "steps");
  if (node == NULL)
    {
      hv_reading_fail (r, root->line, MALFORMED, "<exercise> needs <steps>");
      return by_id;
    }
  HvXmlNode *child;
  while ((child = hv_reading_take_any (r, node)) != NULL)
    {
      HvStep *step = hv_step_read (r, child, by_id);
      if (step == NULL)
        continue;
      g_ptr_array_add (self->steps, step);
      if (g_hash_table_contains (by_id, step->id))
        hv_reading_fail (r, child->line, DUPLICATE, "a second step “%s”", step->id);
      else
        g_hash_table_insert (by_id, step->id, step);
    }
  hv_reading_finish (r, node);
  if (node->children->len == 0 || node->children->len > MAX_STEPS)
    hv_reading_fail (r, node->line, MALFORMED, "an exercise has 1 to %d steps", MAX_STEPS);
  return by_id;
}

static void
read_short (HvReading *r, HvXmlNode *root, HvExercise *self, GHashTable *steps)
{
  HvXmlNode *node = hv_reading_take_child (r, root, "short");
  if (node == NULL)
    return;
  self->short_steps = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) ids = hv_reading_ids (r, node, "steps");
  if (ids[0] == NULL)
    hv_reading_need (r, node, "steps");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!g_hash_table_contains (steps, ids[i]))
        hv_reading_fail (r, node->line, REFERENCE, "there is no step “%s”", ids[i]);
      g_ptr_array_add (self->short_steps, g_strdup (ids[i]));
    }
  hv_reading_finish (r, node);
}

static void
read_afterwards (HvReading *r, HvXmlNode *root, HvExercise *self, GHashTable *steps)
{
  self->afterwards = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_afterwards_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "afterwards")) != NULL)
    {
      HvAfterwards *afterwards = g_new0 (HvAfterwards, 1);
      afterwards->exercise = hv_reading_id (r, child, "exercise");
      afterwards->when = hv_step_read_condition (r, child, steps, TRUE);
      afterwards->label = hv_reading_take_text (r, child, "label");
      g_ptr_array_add (self->afterwards, afterwards);
      hv_reading_finish (r, child);
    }
}

HvExercise *
hv_exercise_read (HvReading *r, HvXmlNode *root)
{
  HvExercise *self = g_object_new (HV_TYPE_EXERCISE, NULL);
  guint first_text = r->texts->len;
  read_head (r, root, self);
  read_evidence (r, root, self);
  hv_reading_check_places (r, first_text, NULL);
  if (self->sources == NULL)
    self->sources = g_strdup ("");

  g_autoptr (GHashTable) steps = read_steps (r, root, self);
  read_short (r, root, self, steps);
  first_text = r->texts->len;
  read_afterwards (r, root, self, steps);
  hv_reading_check_places (r, first_text, steps);
  hv_reading_finish (r, root);
  return self;
}
