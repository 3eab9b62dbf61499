/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* That the crawler's checks find what is wrong: each has a fault made for it. */

#include "page-checks.h"

#include <check.h>

static GtkWidget *
make_fault (Check check)
{
  GtkWidget *widget = NULL;
  switch (check)
    {
    case CHECK_NAME:
      widget = gtk_button_new_from_icon_name ("hv-close-symbolic");
      gtk_widget_set_size_request (widget, 60, 60);
      break;
    case CHECK_TARGET:
      widget = gtk_button_new_with_label ("x");
      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      gtk_widget_set_valign (widget, GTK_ALIGN_START);
      break;
    case CHECK_IMAGE:
      widget = gtk_image_new_from_icon_name ("hv-close-symbolic");
      break;
    case CHECK_RING:
      widget = gtk_scrolled_window_new ();
      gtk_widget_set_focusable (widget, FALSE);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (widget), gtk_label_new ("x"));
      break;
    case CHECK_TEXT:
      widget = gtk_label_new ("This is longer than there is room for");
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), 5);
      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      break;
    case CHECK_SIZE:
      widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (widget, 1400, 800);
      break;
    case N_CHECKS:
      break;
    }
  return widget;
}

static gboolean
ring_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* One fault in a window of its own; each check finds its own and none of the others does. */
START_TEST (each_check_finds_its_fault)
{
  Findings *own = findings_new ();
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *close_now = gtk_button_new_with_label ("Close now");
  gtk_widget_set_size_request (close_now, 120, 50);
  GtkWidget *pause = gtk_button_new_with_label ("Pause");
  gtk_widget_set_size_request (pause, 120, 50);
  gtk_box_append (GTK_BOX (box), close_now);
  gtk_box_append (GTK_BOX (box), pause);
  gtk_box_append (GTK_BOX (box), make_fault (_i));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gboolean over = FALSE;
  g_timeout_add (200, ring_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  page_check (window, close_now, "a fault", TRUE, own);
  for (Check check = 0; check < N_CHECKS; check++)
    {
      ck_assert_msg ((own->told[check]->len > 0) == (check == (Check) _i), "fault %d: check %d found %u", _i, check, own->told[check]->len);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  findings_free (own);
}
END_TEST

int
main (void)
{
  gtk_init ();
  Suite *suite = suite_create ("page-checks");
  TCase *tc = tcase_create ("faults");
  tcase_add_loop_test (tc, each_check_finds_its_fault, 0, N_CHECKS);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? 0 : 1;
}
