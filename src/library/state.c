/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/state-private.h"

#include "library/exercise.h"

struct _HvState
{
  GObject parent_instance;
  char *id, *tint, *resting_kind;
  HvTranslated *title, *text;
  guint order;
  gboolean emergency, further, fixed;
  GStrv exercises, avoided, made_first;
  GPtrArray *notes, *branches;
};

static void
branch_free (HvStateBranch *branch)
{
  g_free (branch->id);
  g_clear_pointer (&branch->ask, hv_translated_free);
  g_clear_pointer (&branch->texts, g_ptr_array_unref);
  GStrv lists[] = { branch->exercises, branch->modules, branch->states, branch->lines };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
  g_free (branch);
}

G_DEFINE_FINAL_TYPE (HvState, hv_state, G_TYPE_OBJECT)

static void
hv_state_finalize (GObject *object)
{
  HvState *self = HV_STATE (object);
  g_free (self->id);
  g_free (self->tint);
  hv_translated_free (self->title);
  hv_translated_free (self->text);
  g_free (self->resting_kind);
  g_strfreev (self->exercises);
  g_strfreev (self->avoided);
  g_strfreev (self->made_first);
  g_clear_pointer (&self->branches, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_state_parent_class)->finalize (object);
}

static void
hv_state_class_init (HvStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_state_finalize;
}

static void
hv_state_init (HvState *self)
{
}

static HvStateOpening
read_opening (HvReading *r, HvXmlNode *node)
{
  static const char *const names[] = { "calmer", "later", "low-hope", NULL };
  const char *name = hv_reading_one_of (r, node, "opens", names, "");
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (name, names[i]))
      return HV_STATE_OPENS_CALMER + i;
  return HV_STATE_OPENS_BY_HER;
}

static HvStateBranch *
read_branch (HvReading *r, HvXmlNode *node)
{
  static const char *const places[] = { "before", "after", NULL };
  HvStateBranch *branch = g_new0 (HvStateBranch, 1);
  branch->id = hv_reading_id (r, node, "id");
  branch->before = g_str_equal (hv_reading_one_of (r, node, "place", places, "after"), "before");
  branch->opens = read_opening (r, node);
  branch->exercises = hv_reading_ids (r, node, "exercises");
  branch->modules = hv_reading_ids (r, node, "modules");
  branch->states = hv_reading_ids (r, node, "states");
  branch->lines = hv_reading_ids (r, node, "lines");
  for (guint i = 0; branch->lines[i] != NULL; i++)
    hv_reading_refer_to_help (r, node, branch->lines[i]);
  branch->ask = hv_reading_take_text (r, node, "ask");
  branch->texts = hv_reading_take_texts (r, node, "text", 1);
  if (branch->ask == NULL && branch->opens != HV_STATE_OPENS_BY_HER)
    hv_reading_fail (r, node->line, MALFORMED, "what opens by itself needs an <ask> to stand behind");
  hv_reading_finish (r, node);
  return branch;
}

static gboolean
has_branch (HvState *self, const char *id)
{
  for (guint i = 0; i < self->branches->len; i++)
    if (g_str_equal (((HvStateBranch *)self->branches->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
check_avoided (HvReading *r, HvXmlNode *node, HvState *self, GStrv offered)
{
  for (guint i = 0; self->avoided[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)offered, self->avoided[i]))
      hv_reading_fail (r, node->line, MALFORMED, "“%s” is offered and to be avoided", self->avoided[i]);
}

static void
read_branches (HvReading *r, HvXmlNode *root, HvState *self)
{
  HvXmlNode *node;
  self->branches = g_ptr_array_new_with_free_func ((GDestroyNotify)branch_free);
  while ((node = hv_reading_take_child (r, root, "branch")) != NULL)
    {
      HvStateBranch *branch = read_branch (r, node);
      if (has_branch (self, branch->id))
        hv_reading_fail (r, node->line, DUPLICATE, "there is a branch “%s” already", branch->id);
      check_avoided (r, node, self, branch->exercises);
      g_ptr_array_add (self->branches, branch);
    }
}

HvState *
hv_state_read (HvReading *r, HvXmlNode *root)
{
  HvState *self = g_object_new (HV_TYPE_STATE, NULL);
  guint first_text = r->texts->len;
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->order = hv_reading_number (r, root, "order", 0, 100, -1);
  self->tint = g_strdup (hv_reading_one_of (r, root, "tint", hv_tints, NULL));
  self->emergency = hv_reading_flag (r, root, "emergency");
  self->further = hv_reading_flag (r, root, "further");
  self->fixed = hv_reading_flag (r, root, "fixed");
  const char *rests = hv_reading_one_of (r, root, "rests", hv_exercise_kinds, "");
  self->resting_kind = rests[0] != '\0' ? g_strdup (rests) : NULL;
  self->exercises = hv_reading_ids (r, root, "exercises");
  self->avoided = hv_reading_ids (r, root, "avoid");
  self->made_first = hv_reading_ids (r, root, "made-first");
  check_avoided (r, root, self, self->exercises);
  self->title = hv_reading_need_text (r, root, "title");
  self->text = hv_reading_need_text (r, root, "text");
  self->notes = hv_reading_take_texts (r, root, "note", 0);
  read_branches (r, root, self);
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return self;
}

const char *
hv_state_get_id (HvState *self)
{
  return self->id;
}

const char *
hv_state_get_title (HvState *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_state_get_text (HvState *self)
{
  return hv_translated_get (self->text);
}

const char *
hv_state_get_tint (HvState *self)
{
  return self->tint;
}

guint
hv_state_get_order (HvState *self)
{
  return self->order;
}

gboolean
hv_state_shows_emergency (HvState *self)
{
  return self->emergency;
}

const char *const *
hv_state_get_exercises (HvState *self)
{
  return (const char *const *) self->exercises;
}

GPtrArray *
hv_state_get_notes (HvState *self)
{
  return self->notes;
}

const char *const *
hv_state_get_avoided (HvState *self)
{
  return (const char *const *)self->avoided;
}

const char *const *
hv_state_get_made_first (HvState *self)
{
  return (const char *const *)self->made_first;
}

const char *
hv_state_get_resting_kind (HvState *self)
{
  return self->resting_kind;
}

GPtrArray *
hv_state_get_branches (HvState *self)
{
  return self->branches;
}

gboolean
hv_state_is_further (HvState *self)
{
  return self->further;
}

gboolean
hv_state_is_fixed (HvState *self)
{
  return self->fixed;
}
