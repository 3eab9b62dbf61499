/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/help-card.h"

#include "base/dates.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"

#include <glib/gi18n.h>

static void
append (GtkWidget *box, const char *text, const char *css_classes)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), hv_label_new (text, css_classes));
}

GtkWidget *
hv_help_card_new (HvHelpLine *line, gboolean brief)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  append (box, hv_help_line_get_number (line),
          hv_help_line_is_emergency (line) ? "hv-phone hv-emergency" : "hv-phone");
  append (box, hv_help_line_get_name (line), "hv-label hv-strong");
  append (box, hv_help_line_get_what (line), "hv-card-detail");
  if (!brief)
    {
      append (box, hv_help_line_get_who (line), "hv-card-detail");
      append (box, hv_help_line_get_cost (line), "hv-card-detail");
      append (box, hv_help_line_get_hours (line), "hv-card-detail");
    }

  g_autofree char *month = hv_dates_format_month (hv_help_line_get_checked (line));
  /* Translators: %s is a month and a year */
  g_autofree char *checked = g_strdup_printf (_ ("Checked %s. Numbers can change."), month);
  append (box, checked, "hv-small");

  g_autofree char *name
      = g_strdup_printf ("%s, %s", hv_help_line_get_number (line), hv_help_line_get_name (line));
  hv_set_accessible_name (box, name);
  GtkWidget *card = hv_text_column_new (HV_TEXT_CHARS, box);
  gtk_widget_add_css_class (card, "hv-card");
  return card;
}
