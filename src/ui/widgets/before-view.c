/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/before-view.h"

#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

struct _HvBeforeView
{
  HvStepView parent;
  GtkLabel *resume_text; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (HvBeforeView, hv_before_view, HV_TYPE_STEP_VIEW)

static void
add_chip (GtkWidget *chips, char *text)
{
  hv_wrap_box_append (HV_WRAP_BOX (chips), hv_label_new (text, "hv-chip"));
  g_free (text);
}

static void
add_chips (HvStepView *view)
{
  HvExercise *exercise = hv_runner_get_exercise (hv_step_view_get_runner (view));
  GtkWidget *chips = hv_wrap_box_new (8);
  guint minutes = hv_exercise_get_minutes (exercise);
  guint here, total;

  hv_runner_get_position (hv_step_view_get_runner (view), &here, &total, NULL);
  add_chip (chips, g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes), minutes));
  add_chip (chips, g_strdup_printf (ngettext ("%u step", "%u steps", total), total));
  if (hv_exercise_get_short_steps (exercise) != NULL)
    add_chip (chips, g_strdup (_("There is a short version")));
  gtk_box_append (GTK_BOX (view), chips);
}

static void
add_fact (GtkWidget *card, const char *title, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  GtkWidget *heading = hv_heading_new (title, "hv-small");
  gtk_widget_set_margin_top (heading, gtk_widget_get_first_child (card) != NULL ? 8 : 0);
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), hv_label_new (text, "hv-label"));
}

static GtkWidget *
add_fold (HvStepView *view, const char *title)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (GTK_BOX (view), hv_fold_new (title, inside));
  return inside;
}

static void
add_cautions (HvStepView *view, HvExercise *exercise)
{
  GPtrArray *cautions = hv_exercise_get_cautions (exercise);

  if (cautions == NULL || cautions->len == 0)
    return;
  GtkWidget *inside = add_fold (view, _("Good to know first"));
  for (guint i = 0; i < cautions->len; i++)
    gtk_box_append (GTK_BOX (inside), hv_label_new (hv_translated_get (cautions->pdata[i]), "hv-label"));
}

/* She came here all the same, or from where it was kept: it says so once, before anything else. */
static void
add_unsafe (HvStepView *view, HvExercise *exercise)
{
  if (hv_exercise_is_for (exercise, hv_session_get_circumstances (hv_step_view_get_session (view))))
    return;
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (note, "hv-note");
  add_fact (note, _("It is not offered, and this is why"), hv_exercise_get_unsafe (exercise));
  gtk_box_append (GTK_BOX (view), note);
}

static const char *
get_level (HvEvidence level)
{
  switch (level)
    {
    case HV_EVIDENCE_THIS_GROUP:
      return _("◆ Tested with people exposed to violence or trauma");
    case HV_EVIDENCE_OTHER_GROUPS:
      return _("◇ Tested with other groups, not with this one");
    case HV_EVIDENCE_CONSENSUS:
    default:
      return _("○ Experience of those who help; not tested for this group");
    }
}

static void
add_evidence (HvStepView *view, HvExercise *exercise)
{
  GPtrArray *texts = hv_exercise_get_evidence_texts (exercise);
  const char *sources = hv_exercise_get_sources (exercise);
  GtkWidget *inside = add_fold (view, _("What do we know?"));

  gtk_box_append (GTK_BOX (inside),
                  hv_label_new (get_level (hv_exercise_get_evidence (exercise)), "hv-label hv-strong"));
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    gtk_box_append (GTK_BOX (inside), hv_label_new (hv_translated_get (texts->pdata[i]), "hv-label"));
  if (sources != NULL && *sources != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("Sources: %s"), sources);
      gtk_box_append (GTK_BOX (inside), hv_label_new (line, "hv-small"));
    }
}

static void
on_resume (HvStepView *view)
{
  HvRunner *runner = hv_step_view_get_runner (view);
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));
  const char *id = hv_exercise_get_id (hv_runner_get_exercise (runner));
  GBytes *place = progress != NULL ? hv_progress_get_place (progress, id) : NULL;

  if (place == NULL || hv_runner_restore_place (runner, place, NULL))
    return;
  hv_progress_forget_place (progress, id);
  gtk_label_set_label (HV_BEFORE_VIEW (view)->resume_text,
                       _("The exercise has been changed since then. It begins from the beginning now."));
}

/* She stopped in the middle last time: go on there, or start anew. */
static void
add_resume (HvStepView *view)
{
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));
  const char *id = hv_exercise_get_id (hv_runner_get_exercise (hv_step_view_get_runner (view)));

  if (progress == NULL || hv_progress_get_place (progress, id) == NULL)
    return;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (card, "hv-note");
  GtkWidget *text = hv_label_new (_("You stopped in the middle last time."), "hv-label");
  HV_BEFORE_VIEW (view)->resume_text = GTK_LABEL (text);
  gtk_box_append (GTK_BOX (card), text);
  GtkWidget *button = hv_button_new (_("Go on where you were"), NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_resume), view);
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (GTK_BOX (view), card);
}

static void
add_paper (HvStepView *view, HvExercise *exercise)
{
  if (!hv_session_is_open (hv_step_view_get_session (view)))
    return;
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  hv_wrap_box_append (HV_WRAP_BOX (row), hv_action_button_new (_("On paper"), "hv-quiet", "win.print",
                                                               hv_exercise_get_id (exercise)));
  gtk_box_append (GTK_BOX (view), row);
}

static void
hv_before_view_build (HvStepView *view)
{
  HvExercise *exercise = hv_runner_get_exercise (hv_step_view_get_runner (view));
  HvSession *session = hv_step_view_get_session (view);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_chips (view);
  add_unsafe (view, exercise);
  add_resume (view);
  gtk_box_append (GTK_BOX (view), hv_label_new (hv_exercise_get_purpose (exercise), "hv-body"));

  gtk_widget_add_css_class (card, "hv-note");
  add_fact (card, _("What it asks"), hv_exercise_get_asks (exercise));
  add_fact (card, _("What is kept"),
            hv_session_is_open (session) ? hv_exercise_get_keeps (exercise) : _("Nothing is kept: no room is open."));
  gtk_box_append (GTK_BOX (view), card);

  add_cautions (view, exercise);
  add_evidence (view, exercise);
  add_paper (view, exercise);
}

static void
hv_before_view_class_init (HvBeforeViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_before_view_build;
}

static void
hv_before_view_init (HvBeforeView *self)
{
}
