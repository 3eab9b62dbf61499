/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/circumstances-offer.h"

#include "base/clock.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

/* The setting that says on which day it was offered. */
#define OFFERED "circumstances-offered"

gboolean
hv_circumstances_offer_is_due (const char *answer, const char *offered, const char *today,
                               gboolean has_practised)
{
  return answer == NULL && has_practised && (offered == NULL || g_str_equal (offered, today));
}

static char *
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (hv_clock_now () / G_USEC_PER_SEC);
  return g_date_time_format (now, "%F");
}

static gboolean
is_due (HvProgress *progress, const char *today)
{
  return progress != NULL
         && hv_circumstances_offer_is_due (hv_progress_get_setting (progress, "circumstances"),
                                           hv_progress_get_setting (progress, OFFERED), today,
                                           hv_progress_get_runs (progress)->len > 0);
}

static void
no_thanks_cb (GtkWidget *offer, GtkWidget *button)
{
  HvSession *session = g_object_get_data (G_OBJECT (offer), "session");
  gtk_widget_set_visible (offer, FALSE);
  hv_session_set_circumstances (session, "unsaid");
}

void
hv_circumstances_offer_refresh (GtkWidget *offer)
{
  HvProgress *progress = hv_session_get_progress (g_object_get_data (G_OBJECT (offer), "session"));
  g_autofree char *today = get_today ();
  gboolean due = is_due (progress, today);
  gtk_widget_set_visible (offer, due);
  if (due && gtk_widget_get_mapped (offer) && hv_progress_get_setting (progress, OFFERED) == NULL)
    hv_progress_set_setting (progress, OFFERED, today);
}

GtkWidget *
hv_circumstances_offer_new (HvSession *session)
{
  GtkWidget *offer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (offer, "hv-note");
  g_object_set_data_full (G_OBJECT (offer), "session", g_object_ref (session), g_object_unref);
  gtk_box_append (GTK_BOX (offer),
                  hv_label_new (_ ("Some exercises suit some ways of living better than others. If you "
                                   "like, you can say how you live now. You can also leave it."),
                                "hv-label"));
  GtkWidget *ways = hv_wrap_box_new (12);
  GtkWidget *no = hv_button_new (_ ("No, thank you"), "hv-quiet");
  hv_wrap_box_append (HV_WRAP_BOX (ways),
                      hv_action_button_new (_ ("How I live now"), NULL, "win.go", "circumstances"));
  hv_wrap_box_append (HV_WRAP_BOX (ways), no);
  gtk_box_append (GTK_BOX (offer), ways);
  g_signal_connect_object (no, "clicked", G_CALLBACK (no_thanks_cb), offer, G_CONNECT_SWAPPED);
  g_signal_connect (offer, "map", G_CALLBACK (hv_circumstances_offer_refresh), NULL);
  hv_circumstances_offer_refresh (offer);
  return offer;
}
