/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/danger-card.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

GtkWidget *
hv_danger_card_new (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_widget_add_css_class (card, "hv-question");

  GtkWidget *words = hv_wrap_box_new (16);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  GtkWidget *question = hv_label_new (_ ("Are you in danger right now?"), "hv-label hv-strong");
  GtkWidget *promise = hv_label_new (_ ("Then help comes first."), "hv-subtitle");
  hv_wrap_box_append (HV_WRAP_BOX (words), question);
  hv_wrap_box_append (HV_WRAP_BOX (words), promise);
  gtk_box_append (GTK_BOX (card), words);

  GtkWidget *yes = hv_action_button_new (_ ("Yes, or maybe"), NULL, "win.go", "help");
  hv_set_accessible_name (yes, _ ("Are you in danger right now? Yes, or maybe"));
  gtk_box_append (GTK_BOX (card), yes);
  return card;
}
