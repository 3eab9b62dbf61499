/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/choose-step.h"

#include "practice/map-points.h"
#include "ui/ui.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/kept-map.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

struct _HvChooseStep
{
  HvStepView parent;
  GPtrArray *rows;   /* element-type GtkCheckButton, not owned */
  GPtrArray *own;    /* the same: points of hers from an earlier map */
  GtkWidget *other;  /* (nullable): her own words */
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (HvChooseStep, hv_choose_step, HV_TYPE_STEP_VIEW)

/* Points of hers that are ticked are words of her own, as what she writes is. */
static char *
join_own (HvChooseStep *self, const char *written)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < self->own->len; i++)
    if (gtk_check_button_get_active (self->own->pdata[i]))
      g_ptr_array_add (words, (char *) hv_answer_row_get_value (self->own->pdata[i]));
  if (written != NULL && *written != '\0')
    g_ptr_array_add (words, (char *) written);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
tell_runner (HvChooseStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *written = self->other != NULL ? hv_text_field_get_text (HV_TEXT_FIELD (self->other)) : NULL;
  g_autofree char *other = join_own (self, written);

  if (self->restoring)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (self->rows->pdata[i]))
      g_ptr_array_add (values, (char *) hv_answer_row_get_value (self->rows->pdata[i]));

  gboolean has_other = *other != '\0';
  if (values->len == 0 && !has_other)
    hv_answers_clear (hv_step_view_get_answers (view), step->id);
  else
    {
      g_ptr_array_add (values, NULL);
      hv_answers_set_choices (hv_step_view_get_answers (view), step->id, (const char *const *) values->pdata,
                              has_other ? other : NULL);
    }
  hv_step_view_answered (view);
}

static void
on_toggled (HvChooseStep *self)
{
  tell_runner (self);
}

/* One answer: a point that is ticked takes the place of what she wrote. */
static void
on_own_toggled (HvChooseStep *self, GtkWidget *row)
{
  if (self->restoring)
    return;
  if (!hv_step_view_get_step (HV_STEP_VIEW (self))->many && gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    {
      self->restoring = TRUE;
      hv_text_field_set_text (HV_TEXT_FIELD (self->other), "");
      self->restoring = FALSE;
    }
  tell_runner (self);
}

/* One answer: her own words take the place of a ticked one. */
static void
on_other_changed (HvChooseStep *self)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  g_autofree char *other = hv_text_field_get_text (HV_TEXT_FIELD (self->other));

  if (self->restoring)
    return;
  if (!step->many && *other != '\0')
    {
      self->restoring = TRUE;
      for (guint i = 0; i < self->rows->len; i++)
        gtk_check_button_set_active (self->rows->pdata[i], FALSE);
      for (guint i = 0; i < self->own->len; i++)
        gtk_check_button_set_active (self->own->pdata[i], FALSE);
      self->restoring = FALSE;
    }
  tell_runner (self);
}

/* What she ticked among her points; the rest of her words go back into the field. */
static void
restore_own (HvChooseStep *self, const char *other)
{
  g_auto (GStrv) words = g_strsplit (other, ", ", -1);
  GString *written = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint j = 0;
      while (j < self->own->len && !g_str_equal (hv_answer_row_get_value (self->own->pdata[j]), words[i]))
        j++;
      if (j < self->own->len)
        gtk_check_button_set_active (self->own->pdata[j], TRUE);
      else
        g_string_append_printf (written, "%s%s", written->len > 0 ? ", " : "", words[i]);
    }
  hv_text_field_set_text (HV_TEXT_FIELD (self->other), written->str);
  g_string_free (written, TRUE);
}

static void
restore (HvChooseStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  HvAnswers *answers = hv_step_view_get_answers (view);
  const char *id = hv_step_view_get_step (view)->id;
  const char *const *chosen = hv_answers_get_choices (answers, id);

  self->restoring = TRUE;
  for (guint i = 0; chosen != NULL && i < self->rows->len; i++)
    if (g_strv_contains (chosen, hv_answer_row_get_value (self->rows->pdata[i])))
      {
        gtk_check_button_set_active (self->rows->pdata[i], TRUE);
        hv_step_view_set_first_focus (view, self->rows->pdata[i]);
      }
  if (self->other != NULL && hv_answers_get_other (answers, id) != NULL)
    restore_own (self, hv_answers_get_other (answers, id));
  self->restoring = FALSE;
  if (self->rows->len > 0)
    hv_step_view_set_first_focus (view, self->rows->pdata[0]);
}

/* Those of an earlier map of this exercise, or of the map that she kept. */
static GPtrArray *
find_points (HvStepView *view, const HvStep **map)
{
  const HvStep *step = hv_step_view_get_step (view);
  HvSession *session = hv_step_view_get_session (view);
  HvProgress *progress = hv_session_get_progress (session);

  if (step->from != NULL)
    {
      *map = hv_exercise_find_step (hv_runner_get_exercise (hv_step_view_get_runner (view)), step->from);
      return hv_map_points_read (*map, hv_answers_get_list (hv_step_view_get_answers (view), step->from));
    }
  const HvKept *kept = step->reads != NULL && progress != NULL ? hv_progress_find_kept (progress, step->reads) : NULL;
  *map = kept != NULL ? hv_kept_map_find_step (hv_session_get_library (session), kept) : NULL;
  return *map != NULL ? hv_kept_map_read (*map, kept->text) : NULL;
}

/* Her points, but for those she tagged with what is left out here. */
static void
add_points (HvChooseStep *self, GtkWidget *list)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self)), *map = NULL;
  g_autoptr (GPtrArray) points = find_points (HV_STEP_VIEW (self), &map);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const HvMapPoint *point = points->pdata[i];
      if (point->hidden || hv_map_point_has_tag (point, (const char *const *) step->without))
        continue;
      const char *words = hv_map_point_get_words (map, point);
      GtkWidget *row = hv_answer_row_new (words, words, NULL);
      hv_answer_list_add (list, row);
      g_ptr_array_add (self->own, row);
      g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_own_toggled), self);
    }
}

static void
hv_choose_step_build (HvStepView *view)
{
  HvChooseStep *self = HV_CHOOSE_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);

  self->rows = g_ptr_array_new ();
  GtkWidget *list = hv_answer_list_new (hv_step_view_get_name (view), step->many);
  add_points (self, list);
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *choice = step->choices->pdata[i];
      if (!hv_step_view_condition_holds (view, choice->when))
        continue;
      GtkWidget *row = hv_answer_row_new (choice->value, hv_translated_get (choice->label),
                                          choice->detail != NULL ? hv_translated_get (choice->detail) : NULL);
      hv_answer_list_add (list, row);
      g_ptr_array_add (self->rows, row);
      g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_toggled), self);
    }
  gtk_box_append (GTK_BOX (self), list);

  if (step->other)
    {
      gtk_box_append (GTK_BOX (self), hv_label_new (_("Something else, in your own words"), "hv-label"));
      self->other = hv_text_field_new (_("Something else, in your own words"), NULL, 1);
      gtk_box_append (GTK_BOX (self), self->other);
      g_signal_connect_swapped (self->other, "changed", G_CALLBACK (on_other_changed), self);
      g_signal_connect_swapped (self->other, "entered", G_CALLBACK (hv_step_view_ready), self);
    }
  restore (self);
}

static void
hv_choose_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_CHOOSE_STEP (object)->rows, g_ptr_array_unref);
  g_clear_pointer (&HV_CHOOSE_STEP (object)->own, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_choose_step_parent_class)->finalize (object);
}

static void
hv_choose_step_class_init (HvChooseStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_choose_step_finalize;
  HV_STEP_VIEW_CLASS (klass)->build = hv_choose_step_build;
}

static void
hv_choose_step_init (HvChooseStep *self)
{
  self->own = g_ptr_array_new ();
}
