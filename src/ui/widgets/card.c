/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/card.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

static void
append_sentence (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, ". ");
  g_string_append (name, text);
}

GtkWidget *
hv_card_new (const char *tint, const char *title, const char *meta, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (box, tint != NULL ? GTK_ALIGN_CENTER : GTK_ALIGN_START);

  if (tint != NULL)
    {
      g_autofree char *css_class = g_strdup_printf ("hv-tint-%s", g_str_equal (tint, "honey") ? "sand" : tint);
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (dot, "hv-dot");
      gtk_widget_add_css_class (dot, css_class);
      gtk_widget_set_halign (dot, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_box_append (GTK_BOX (box), hv_label_new (title, detail != NULL ? "hv-label hv-strong" : "hv-label"));
  if (meta != NULL)
    gtk_box_append (GTK_BOX (box), hv_label_new (meta, "hv-small"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), hv_label_new (detail, "hv-card-detail"));

  GtkWidget *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "hv-card-button");

  g_autoptr (GString) name = g_string_new (NULL);
  append_sentence (name, title);
  append_sentence (name, meta);
  append_sentence (name, detail);
  hv_set_accessible_name (button, name->str);
  return button;
}

GtkWidget *
hv_exercise_card_new (HvExercise *exercise)
{
  /* Translators: how long an exercise takes */
  g_autofree char *minutes = g_strdup_printf (_ ("%u min"), hv_exercise_get_minutes (exercise));
  GtkWidget *card
      = hv_card_new (NULL, hv_exercise_get_title (exercise), minutes, hv_exercise_get_summary (exercise));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_exercise_get_id (exercise));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-exercise");
  return card;
}

GtkWidget *
hv_module_card_new (HvModule *module)
{
  g_autofree char *minutes = g_strdup_printf (_ ("%u min"), hv_module_get_minutes (module));
  g_autofree char *meta = hv_module_get_sensitivity (module) >= 3
                              /* Translators: %s is a length of time; the module says beforehand what it touches */
                              ? g_strdup_printf (_ ("%s · with a content note"), minutes)
                              : g_strdup (minutes);
  GtkWidget *card = hv_card_new (NULL, hv_module_get_title (module), meta, hv_module_get_summary (module));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_module_get_id (module));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-module");
  return card;
}

GtkWidget *
hv_route_card_new (HvRoute *route, const char *meta, const char *detail)
{
  GtkWidget *card
      = hv_card_new (NULL, hv_route_get_title (route), meta, detail != NULL ? detail : hv_route_get_summary (route));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_route_get_id (route));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-route");
  return card;
}
