/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/exercise-page.h"

#include "ui/pages/exercise-keeping.h"
#include "ui/pages/exercise-view-state.h"
#include "ui/pages/rating-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/step-views.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* The column's width at the ordinary text size: about 66 characters of body text. */
/* More steps than this get short strokes, so that they fit beside the buttons. */
#define MANY_STEPS 12
#define COLUMN_WIDTH 700
/* For a picture with words beside it. */
#define WIDE_COLUMN_WIDTH 1160
#define ORDINARY_DPI (96.0 * 1024)
/* The longest an answer waits for its place to be saved, whatever happens to the machine. */
#define SAVE_MS 1500

struct _HvExercisePage
{
  AdwBin parent;

  HvSession *session;
  HvRunner *runner;
  HvExerciseEnd end;
  gboolean has_kept;
  guint save_timer;

  /* What is shown now, to see whether it is another */
  HvRunnerPhase phase;
  const HvStep *step;
  GtkWidget *view; /* HvStepView, in @place */

  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkLabel *title, *subtitle;
  AdwBin *place, *back_place, *another_place;
  GtkBox *strokes, *forward_place;
  GtkWidget *back, *skip, *next, *another;
  gboolean has_another;
};

static void hv_exercise_page_init_page (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvExercisePage, hv_exercise_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_exercise_page_init_page))

static const char *
get_id (HvExercisePage *self)
{
  return hv_exercise_get_id (hv_runner_get_exercise (self->runner));
}

/* Places: only what the runner is willing to give, and only where there is a room. */

static void
save_place (HvExercisePage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  g_autoptr (GBytes) place = progress != NULL ? hv_runner_save_place (self->runner) : NULL;

  if (place == NULL)
    return;
  hv_progress_save_place (progress, get_id (self), place);
  self->end.place_kept = TRUE;
}

static void
forget_place (HvExercisePage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);

  if (progress != NULL && hv_progress_get_place (progress, get_id (self)) != NULL)
    hv_progress_forget_place (progress, get_id (self));
}

/* Showing */

static HvExercise *
find_another (HvExercisePage *self)
{
  return hv_suggestions_find_another (hv_session_get_suggestions (self->session),
                                      hv_runner_get_exercise (self->runner),
                                      hv_session_get_circumstances (self->session));
}

static void
show_button (GtkWidget *button, const char *label)
{
  /* An invisible button keeps its room, so that the others never move. */
  gtk_widget_set_opacity (button, label != NULL ? 1 : 0);
  gtk_widget_set_sensitive (button, label != NULL);
  if (label != NULL)
    hv_button_set_label (button, label);
}

static void
show_strokes (HvExercisePage *self, const HvExerciseViewState *state)
{
  hv_box_clear (self->strokes);
  if (state->total > MANY_STEPS)
    gtk_widget_add_css_class (GTK_WIDGET (self->strokes), "hv-many");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->strokes), "hv-many");
  for (guint i = 0; i < state->total; i++)
    {
      GtkWidget *stroke = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (stroke, "hv-stroke");
      if (i < state->done)
        gtk_widget_add_css_class (stroke, "hv-done");
      gtk_box_append (self->strokes, stroke);
    }
}

static void
show_frame (HvExercisePage *self)
{
  g_autoptr (HvExerciseViewState) state = hv_exercise_view_state_new (self->runner, &self->end);

  gtk_label_set_label (self->title, state->title);
  gtk_label_set_label (self->subtitle, state->subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *state->subtitle != '\0');
  show_button (self->back, state->back);
  show_button (self->skip, state->skip);
  show_button (self->next, state->next);
  show_strokes (self, state);
  gtk_widget_set_visible (self->another, state->another && self->has_another);
}

static void
focus_view (HvExercisePage *self)
{
  if (self->view == NULL || !gtk_widget_grab_focus (self->view))
    gtk_widget_grab_focus (self->next);
}

/* She has finished writing here: once more Enter goes on. */
static void
on_ready (HvExercisePage *self)
{
  gtk_widget_grab_focus (self->next);
}

static gboolean
save_cb (gpointer data)
{
  HvExercisePage *self = data;
  self->save_timer = 0;
  save_place (self);
  return G_SOURCE_REMOVE;
}

static void
on_answered (HvExercisePage *self)
{
  show_frame (self);
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_MS, save_cb, self);
}

static void
leave_view (HvExercisePage *self)
{
  if (self->view == NULL)
    return;
  hv_step_view_leave (HV_STEP_VIEW (self->view));
  g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  adw_bin_set_child (self->place, NULL);
}

/* The column grows with the text. */
static void
fit_column (HvExercisePage *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  gboolean wide = self->view != NULL && HV_STEP_VIEW_GET_CLASS (self->view)->wide;
  adw_clamp_set_maximum_size (self->clamp, (wide ? WIDE_COLUMN_WIDTH : COLUMN_WIDTH) * MAX (1, dpi / ORDINARY_DPI));
  adw_clamp_set_tightening_threshold (self->clamp, adw_clamp_get_maximum_size (self->clamp));
}

static void
show_view (HvExercisePage *self)
{
  gboolean had_focus = gtk_widget_get_mapped (GTK_WIDGET (self));

  leave_view (self);
  self->phase = hv_runner_get_phase (self->runner);
  self->step = hv_runner_get_step (self->runner);
  if (self->phase == HV_RUNNER_DONE)
    hv_session_set_finished (self->session, self->runner);
  self->view = hv_step_views_make (self->session, self->runner);
  g_signal_connect_swapped (self->view, "answered", G_CALLBACK (on_answered), self);
  g_signal_connect_swapped (self->view, "ready", G_CALLBACK (on_ready), self);
  adw_bin_set_child (self->place, self->view);
  fit_column (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_frame (self);
  if (had_focus)
    focus_view (self);
}

static void
on_runner_changed (HvExercisePage *self)
{
  if (self->phase != hv_runner_get_phase (self->runner) || self->step != hv_runner_get_step (self->runner))
    show_view (self);
  else
    show_frame (self);
}

/* Going on */

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvExercisePage) self = data;

  if (hv_exercise_keep_finish (result, NULL))
    return;
  self->end.failed = TRUE;
  if (self->runner != NULL)
    show_frame (self);
}

static void
keep (HvExercisePage *self)
{
  if (self->has_kept)
    return;
  self->has_kept = TRUE;
  hv_exercise_keep_async (self->session, self->runner, on_kept, g_object_ref (self));
}

static void
on_next (HvExercisePage *self)
{
  if (self->view != NULL && hv_step_view_next (HV_STEP_VIEW (self->view)))
    return;
  switch (hv_runner_get_phase (self->runner))
    {
    case HV_RUNNER_DONE:
      if (self->end.pause)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", "now");
      return;
    case HV_RUNNER_KEEP:
      keep (self);
      break;
    case HV_RUNNER_BEFORE:
    case HV_RUNNER_RATE_BEFORE:
    case HV_RUNNER_STEP:
    case HV_RUNNER_CLOSE:
    case HV_RUNNER_GENTLE:
    default:
      break;
    }
  hv_runner_next (self->runner);
  if (hv_runner_get_phase (self->runner) == HV_RUNNER_DONE)
    forget_place (self);
}

static void
on_skip (HvExercisePage *self)
{
  if (hv_runner_get_phase (self->runner) == HV_RUNNER_BEFORE)
    hv_runner_begin (self->runner, TRUE);
  else
    hv_runner_skip (self->runner);
  if (hv_runner_get_phase (self->runner) == HV_RUNNER_DONE)
    forget_place (self);
}

static gboolean
go_back (HvExercisePage *self)
{
  if (self->view != NULL && hv_step_view_back (HV_STEP_VIEW (self->view)))
    return TRUE;
  if (!hv_runner_can_go_back (self->runner))
    return FALSE;
  hv_runner_back (self->runner);
  return TRUE;
}

static void
on_back (HvExercisePage *self)
{
  if (!go_back (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

/* This one stays as it is, behind her: Back leads to it. */
static void
on_another (HvExercisePage *self)
{
  HvExercise *another = find_another (self);

  if (another != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-exercise", "s", hv_exercise_get_id (another));
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

/* Enter on an answer that is ticked goes on; on one that is not, it ticks (GTK does that). */
static gboolean
on_key_before (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvExercisePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!is_enter (key) || focus == NULL || !hv_answer_is_ticked (focus))
    return GDK_EVENT_PROPAGATE;
  on_next (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_after (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvExercisePage *self)
{
  if (!is_enter (key))
    return GDK_EVENT_PROPAGATE;
  on_next (self);
  return GDK_EVENT_STOP;
}

static void
add_keys (HvExercisePage *self, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* As a page */

static const char *
hv_exercise_page_get_title (HvPage *page)
{
  return hv_exercise_get_title (hv_runner_get_exercise (HV_EXERCISE_PAGE (page)->runner));
}

static gboolean
hv_exercise_page_is_immersive (HvPage *page)
{
  return TRUE;
}

static void
hv_exercise_page_flush (HvPage *page)
{
  save_place (HV_EXERCISE_PAGE (page));
}

static void
hv_exercise_page_focus (HvPage *page)
{
  focus_view (HV_EXERCISE_PAGE (page));
}

static gboolean
hv_exercise_page_back (HvPage *page)
{
  return go_back (HV_EXERCISE_PAGE (page));
}

static void
hv_exercise_page_stop (HvPage *page)
{
  HvExercisePage *self = HV_EXERCISE_PAGE (page);

  if (hv_runner_get_phase (self->runner) == HV_RUNNER_DONE)
    return;
  save_place (self);
  self->end.stopped = TRUE;
  hv_runner_stop (self->runner);
}

/* She pressed Pause: what it is for is told another time, and nothing is asked first. */
static void
hv_exercise_page_begin_pause (HvPage *page)
{
  HvExercisePage *self = HV_EXERCISE_PAGE (page);

  self->end.pause = TRUE;
  hv_runner_begin (self->runner, FALSE);
  if (hv_runner_get_phase (self->runner) == HV_RUNNER_RATE_BEFORE)
    hv_runner_skip (self->runner);
}

static void
hv_exercise_page_init_page (HvPageInterface *iface)
{
  iface->get_title = hv_exercise_page_get_title;
  iface->is_immersive = hv_exercise_page_is_immersive;
  iface->flush = hv_exercise_page_flush;
  iface->focus = hv_exercise_page_focus;
  iface->back = hv_exercise_page_back;
  iface->stop = hv_exercise_page_stop;
  iface->begin_pause = hv_exercise_page_begin_pause;
}

/* As a widget */

static void
hv_exercise_page_unmap (GtkWidget *widget)
{
  save_place (HV_EXERCISE_PAGE (widget));
  GTK_WIDGET_CLASS (hv_exercise_page_parent_class)->unmap (widget);
}

static void
hv_exercise_page_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hv_exercise_page_parent_class)->realize (widget);
  fit_column (HV_EXERCISE_PAGE (widget));
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (fit_column), widget,
                           G_CONNECT_SWAPPED);
}

static void
hv_exercise_page_dispose (GObject *object)
{
  HvExercisePage *self = HV_EXERCISE_PAGE (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  leave_view (self);
  g_clear_object (&self->runner);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_exercise_page_parent_class)->dispose (object);
}

static void
hv_exercise_page_class_init (HvExercisePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_exercise_page_dispose;
  widget_class->unmap = hv_exercise_page_unmap;
  widget_class->realize = hv_exercise_page_realize;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/exercise-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, title);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, place);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, back_place);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, another_place);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, forward_place);
  gtk_widget_class_bind_template_child (widget_class, HvExercisePage, strokes);
}

static GtkWidget *
make_button (HvExercisePage *self, const char *label, const char *css_class, GCallback callback)
{
  GtkWidget *button = hv_button_new (label, css_class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
hv_exercise_page_init (HvExercisePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->back = make_button (self, _("Back"), NULL, G_CALLBACK (on_back));
  self->skip = make_button (self, _("Skip"), NULL, G_CALLBACK (on_skip));
  self->next = make_button (self, _("Next"), "hv-primary", G_CALLBACK (on_next));
  adw_bin_set_child (self->back_place, self->back);
  self->another = make_button (self, _("Another exercise"), "hv-quiet", G_CALLBACK (on_another));
  adw_bin_set_child (self->another_place, self->another);
  gtk_box_append (self->forward_place, self->skip);
  gtk_box_append (self->forward_place, self->next);
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (on_key_before));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (on_key_after));
}

GtkWidget *
hv_exercise_page_new (HvSession *session, const char *id, gboolean resume)
{
  HvExercise *exercise = hv_library_find_exercise (hv_session_get_library (session), id);
  g_return_val_if_fail (exercise != NULL, NULL);

  HvExercisePage *self = g_object_new (HV_TYPE_EXERCISE_PAGE, NULL);
  HvProgress *progress = hv_session_get_progress (session);
  GBytes *place = resume && progress != NULL ? hv_progress_get_place (progress, id) : NULL;

  self->session = g_object_ref (session);
  self->runner = hv_runner_new (exercise, hv_session_is_open (session));
  self->has_another = find_another (self) != NULL;
  g_auto (GStrv) off = hv_ratings_get_switched_off (hv_session_get_progress (session));
  hv_runner_leave_out_ratings (self->runner, (const char *const *) off);
  if (place != NULL)
    hv_runner_restore_place (self->runner, place, NULL); /* refused: it begins from the beginning */
  show_view (self);
  g_signal_connect_object (self->runner, "changed", G_CALLBACK (on_runner_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
hv_exercise_page_leave_out_rating (HvExercisePage *self)
{
  g_return_if_fail (HV_IS_EXERCISE_PAGE (self));

  hv_runner_leave_out_rating_before (self->runner);
}

HvRunner *
hv_exercise_page_get_runner (HvExercisePage *self)
{
  g_return_val_if_fail (HV_IS_EXERCISE_PAGE (self), NULL);

  return self->runner;
}
