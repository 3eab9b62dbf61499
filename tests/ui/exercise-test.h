/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/widgets/text-field.h"

/* What the tests of an exercise's page share: one that is open, what is on it, and ways to go through it. */

static HvSession *session;
static GtkWidget *window, *page;

/* What is on the page */

G_GNUC_UNUSED static HvRunner *
get_runner (void)
{
  return hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
}

G_GNUC_UNUSED static HvRunnerPhase
get_phase (void)
{
  return hv_runner_get_phase (get_runner ());
}

G_GNUC_UNUSED static const char *
get_step (void)
{
  const HvStep *step = hv_runner_get_step (get_runner ());
  return step != NULL ? step->id : "";
}

G_GNUC_UNUSED static void
open_in (HvSession *with, const char *id, gboolean resume)
{
  page = hv_exercise_page_new (with, id, resume);
  window = show_in_window (page);
  hv_page_focus (HV_PAGE (page));
}

G_GNUC_UNUSED static void
close_page (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
}

G_GNUC_UNUSED static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

G_GNUC_UNUSED static GtkWidget *
find_type (GType type)
{
  return find_widget (page, is_of_type, GSIZE_TO_POINTER (type));
}

G_GNUC_UNUSED static gboolean
has_class (GtkWidget *widget, gconstpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

G_GNUC_UNUSED static GtkWidget *
find_class (const char *css_class)
{
  return find_widget (page, has_class, css_class);
}

G_GNUC_UNUSED static void
next (void)
{
  press (page, hv_runner_get_phase (get_runner ()) == HV_RUNNER_BEFORE ? "Start" : "Next");
}

/* Skips until the step called @id is shown. */
G_GNUC_UNUSED static void
skip_to (const char *id)
{
  for (guint i = 0; i < 60 && !g_str_equal (get_step (), id); i++)
    press (page, get_phase () == HV_RUNNER_BEFORE ? "Start" : "Skip");
  ck_assert_str_eq (get_step (), id);
}

G_GNUC_UNUSED static void
write_in (GtkWidget *field, const char *text)
{
  ck_assert (HV_IS_TEXT_FIELD (field));
  hv_text_field_set_text (HV_TEXT_FIELD (field), text);
}

/* Ticks the answer that says so. */
G_GNUC_UNUSED static gboolean
is_answer_named (GtkWidget *widget, gconstpointer name)
{
  if (!GTK_IS_CHECK_BUTTON (widget))
    return FALSE;
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

G_GNUC_UNUSED static void
tick (const char *answer)
{
  GtkWidget *row = find_widget (page, is_answer_named, answer);
  ck_assert_msg (row != NULL, "no answer \"%s\"", answer);
  ck_assert (gtk_widget_activate (row));
}

/* GTK presses a button only a quarter of a second after its activation. */
G_GNUC_UNUSED static void
click (GtkWidget *button)
{
  ck_assert (GTK_IS_BUTTON (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

G_GNUC_UNUSED static gboolean
has_focus (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget)) == widget;
}

/* Sends a key to the page's own controllers of @phase, as the window would. */
G_GNUC_UNUSED static gboolean
send_key (GtkWidget *widget, GtkPropagationPhase phase, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &stopped);
    }
  return stopped;
}

G_GNUC_UNUSED static void
assert_well_made (void)
{
  assert_all_named (page);
  await_layout (page);
  GtkWidget *small = find_widget (page, is_small_target, NULL);
  if (small != NULL)
    ck_abort_msg ("%s: a %s smaller than 44 px", get_step (), G_OBJECT_TYPE_NAME (small));
}

G_GNUC_UNUSED static void
set_up (void)
{
  set_up_ui ("en");
  session = open_session ();
}

G_GNUC_UNUSED static void
tear_down (void)
{
  if (window != NULL)
    close_page ();
  g_clear_object (&session);
}

/* The kinds, in the exercise that has them all */

G_GNUC_UNUSED static HvSession *
open_walk (void)
{
  static HvLibrary *library;
  if (library == NULL)
    library = read_fixture ("walk.xml");
  HvSession *walk = hv_session_new (library);
  open_in (walk, "walk", FALSE);
  return walk;
}

static TCase *
make_case (Suite *suite, const char *name)
{
  TCase *tcase = tcase_create (name);
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  return tcase;
}
