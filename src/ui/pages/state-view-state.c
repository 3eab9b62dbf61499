/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/state-view-state.h"

/* How long ago a rating still says something about now, and how long "later the same day" goes on. */
#define RECENT (2 * G_TIME_SPAN_HOUR)
#define SAME_DAY (16 * G_TIME_SPAN_HOUR)
/* The rating from which it counts as calmer (content map §4). */
#define CALMER 5

static HvOfferPast *
find_past (GArray *past, const char *exercise)
{
  for (guint i = 0; i < past->len; i++)
    if (g_str_equal (g_array_index (past, HvOfferPast, i).exercise, exercise))
      return &g_array_index (past, HvOfferPast, i);
  g_array_append_val (past, ((HvOfferPast){ .exercise = exercise }));
  return &g_array_index (past, HvOfferPast, past->len - 1);
}

GArray *
hv_offer_past_from_runs (GPtrArray *runs)
{
  GArray *past = g_array_new (FALSE, TRUE, sizeof (HvOfferPast));
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);
      HvOfferPast *item = find_past (past, run->exercise);
      item->helped += run->verdict == HV_VERDICT_HELPED;
      item->same += run->verdict == HV_VERDICT_SAME;
      if (run->verdict == HV_VERDICT_WORSE)
        {
          item->worse++;
          item->last_worse = MAX (item->last_worse, run->when);
        }
    }
  return past;
}

static gboolean
is_made (GPtrArray *kept, const char *exercise)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (g_strcmp0 (((const HvKept *)kept->pdata[i])->exercise, exercise) == 0)
      return TRUE;
  return FALSE;
}

/* Whatever the state: safe as she lives now, and of no kind that rests. */
static gboolean
is_for_now (HvExercise *exercise, const HvStateMoment *moment)
{
  return hv_exercise_is_for (exercise, moment->circumstances)
         && g_strcmp0 (hv_exercise_get_kind (exercise), moment->resting_kind) != 0;
}

static gboolean
may_be_offered (HvState *state, HvExercise *exercise, const HvStateMoment *moment)
{
  const char *id = hv_exercise_get_id (exercise);
  return is_for_now (exercise, moment) && !g_strv_contains (hv_state_get_avoided (state), id)
         && (!g_strv_contains (hv_state_get_made_first (state), id) || is_made (moment->kept, id));
}

static void
add_known (GPtrArray *offers, HvLibrary *library, HvState *state, const char *const *ids,
           const HvStateMoment *moment)
{
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, ids[i]);
      if (exercise != NULL && may_be_offered (state, exercise, moment))
        g_ptr_array_add (offers, g_object_ref (exercise));
    }
}

static GPtrArray *
make_offers (HvState *state, HvLibrary *library, const HvStateMoment *moment)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_object_unref);
  if (hv_state_is_fixed (state))
    return offers;
  g_autoptr (GArray) past = hv_offer_past_from_runs (moment->runs);
  const HvOfferPast *known = (const HvOfferPast *)past->data;
  g_auto (GStrv) order = hv_offer_for_state (state, known, past->len, moment->now);
  add_known (offers, library, state, (const char *const *)order, moment);
  if (offers->len == 0)
    {
      /* All of it rests. Then what a pause offers, unless that made it worse too. */
      static const char *const calm[] = { "x02", "x03", "x01", NULL };
      g_auto (GStrv) other = hv_offer_order (calm, known, past->len, moment->now);
      add_known (offers, library, state, (const char *const *)other, moment);
    }
  return offers;
}

/* Branches */

static gboolean
is_calmer (GPtrArray *runs, gint64 now)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = runs->pdata[i];
      if (run->after >= 0 && run->when <= now)
        return now - run->when <= RECENT && run->after <= CALMER;
    }
  return FALSE;
}

static gboolean
is_later (HvState *state, GPtrArray *runs, gint64 now)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = runs->pdata[i];
      gint64 ago = now - run->when;
      if (ago >= G_TIME_SPAN_HOUR && ago <= SAME_DAY
          && g_strv_contains (hv_state_get_exercises (state), run->exercise))
        return TRUE;
    }
  return FALSE;
}

static gboolean
opens_now (HvState *state, const HvStateBranch *branch, const HvStateMoment *moment)
{
  switch (branch->opens)
    {
    case HV_STATE_OPENS_CALMER:
      return is_calmer (moment->runs, moment->now);
    case HV_STATE_OPENS_LATER:
      return is_later (state, moment->runs, moment->now);
    case HV_STATE_OPENS_LOW_HOPE:
      return moment->hope_is_low;
    case HV_STATE_OPENS_BY_HER:
      break;
    }
  return FALSE;
}

typedef gpointer (*FindFunc) (HvLibrary *library, const char *id);

static GPtrArray *
find_all (HvLibrary *library, GStrv ids, FindFunc find)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      gpointer object = find (library, ids[i]);
      if (object != NULL)
        g_ptr_array_add (found, g_object_ref (object));
    }
  return found;
}

static GPtrArray *
find_exercises (HvLibrary *library, GStrv ids, const HvStateMoment *moment)
{
  GPtrArray *found = find_all (library, ids, (FindFunc)hv_library_find_exercise);
  for (guint i = found->len; i > 0; i--)
    if (!is_for_now (found->pdata[i - 1], moment))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

static GPtrArray *
find_modules (HvLibrary *library, GStrv ids, const HvStateMoment *moment)
{
  GPtrArray *found = find_all (library, ids, (FindFunc)hv_library_find_module);
  for (guint i = found->len; i > 0; i--)
    if (!hv_module_is_for (found->pdata[i - 1], moment->circumstances))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

static void
branch_view_free (HvStateBranchView *view)
{
  GPtrArray *arrays[] = { view->texts, view->lines, view->exercises, view->modules, view->states };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_free (view);
}

static GPtrArray *
get_texts (GPtrArray *translated)
{
  GPtrArray *texts = g_ptr_array_new ();
  for (guint i = 0; translated != NULL && i < translated->len; i++)
    g_ptr_array_add (texts, (gpointer)hv_translated_get (translated->pdata[i]));
  return texts;
}

static HvStateBranchView *
make_branch_view (HvState *state, const HvStateBranch *branch, HvLibrary *library,
                  const HvStateMoment *moment)
{
  HvStateBranchView *view = g_new0 (HvStateBranchView, 1);
  view->ask = branch->ask != NULL ? hv_translated_get (branch->ask) : NULL;
  view->texts = get_texts (branch->texts);
  view->before = branch->before;
  view->open = opens_now (state, branch, moment);
  view->lines = find_all (library, branch->lines, (FindFunc)hv_library_find_help_line);
  view->exercises = find_exercises (library, branch->exercises, moment);
  view->modules = find_modules (library, branch->modules, moment);
  view->states = find_all (library, branch->states, (FindFunc)hv_library_find_state);
  return view;
}

static gboolean
leads_nowhere (const HvStateBranch *branch, const HvStateBranchView *view)
{
  guint named = g_strv_length (branch->lines) + g_strv_length (branch->exercises)
                + g_strv_length (branch->modules) + g_strv_length (branch->states);
  return named > 0 && view->lines->len + view->exercises->len + view->modules->len + view->states->len == 0;
}

static GPtrArray *
make_branches (HvState *state, HvLibrary *library, const HvStateMoment *moment)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify)branch_view_free);
  GPtrArray *branches = hv_state_get_branches (state);
  for (guint i = 0; i < branches->len; i++)
    {
      const HvStateBranch *branch = branches->pdata[i];
      HvStateBranchView *view = make_branch_view (state, branch, library, moment);
      if (leads_nowhere (branch, view))
        branch_view_free (view);
      else
        g_ptr_array_add (views, view);
    }
  return views;
}

static void
leave_out (GPtrArray *left_out, HvLibrary *library, const char *const *exercises, const char *const *modules,
           const char *circumstances)
{
  for (gsize i = 0; exercises[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, exercises[i]);
      if (exercise != NULL && !hv_exercise_is_for (exercise, circumstances)
          && !g_ptr_array_find (left_out, exercise, NULL))
        g_ptr_array_add (left_out, g_object_ref (exercise));
    }
  for (gsize i = 0; modules[i] != NULL; i++)
    {
      HvModule *module = hv_library_find_module (library, modules[i]);
      if (module != NULL && !hv_module_is_for (module, circumstances) && !g_ptr_array_find (left_out, module, NULL))
        g_ptr_array_add (left_out, g_object_ref (module));
    }
}

static GPtrArray *
find_left_out (HvState *state, HvLibrary *library, const char *circumstances)
{
  static const char *const no_modules[] = { NULL };
  GPtrArray *left_out = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *branches = hv_state_get_branches (state);
  leave_out (left_out, library, hv_state_get_exercises (state), no_modules, circumstances);
  for (guint i = 0; i < branches->len; i++)
    {
      const HvStateBranch *branch = branches->pdata[i];
      leave_out (left_out, library, (const char *const *)branch->exercises, (const char *const *)branch->modules,
                 circumstances);
    }
  return left_out;
}

static GPtrArray *
find_emergency_lines (HvState *state, HvLibrary *library)
{
  static const char *const ids[] = { "112", "1888" };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; hv_state_shows_emergency (state) && i < G_N_ELEMENTS (ids); i++)
    {
      HvHelpLine *line = hv_library_find_help_line (library, ids[i]);
      if (line != NULL)
        g_ptr_array_add (lines, g_object_ref (line));
    }
  return lines;
}

HvStateViewState *
hv_state_view_state_new (HvState *state, HvLibrary *library, const HvStateMoment *moment)
{
  HvStateViewState *self = g_new0 (HvStateViewState, 1);
  self->title = hv_state_get_title (state);
  self->text = hv_state_get_text (state);
  self->fixed = hv_state_is_fixed (state);
  self->notes = get_texts (hv_state_get_notes (state));
  self->emergency = find_emergency_lines (state, library);
  self->offers = make_offers (state, library, moment);
  self->left_out = find_left_out (state, library, moment->circumstances);
  self->branches = make_branches (state, library, moment);
  return self;
}

void
hv_state_view_state_free (HvStateViewState *self)
{
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->emergency);
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->branches);
  g_free (self);
}
