/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/help-card.h"

#include "base/dates.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append (GtkWidget *box, const char *text, const char *css_classes)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), hv_label_new (text, css_classes));
}

char *
hv_help_line_describe_source (HvHelpLine *line)
{
  const char *source = hv_help_line_get_source (line), *date = hv_help_line_get_source_date (line);
  const char *host = strstr (source, "://");
  if (host == NULL)
    return g_strdup (_ ("Source: general knowledge."));
  host += strlen ("://");
  if (g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  g_autofree char *name = g_strndup (host, strcspn (host, "/"));
  if (date == NULL || !g_ascii_isdigit (*date))
    /* Translators: where a number was found; the page has no date */
    return g_strdup_printf (_ ("Source: %s, no date."), name);
  g_autofree char *when = hv_dates_format_month (date);
  /* Translators: where a number was found, and when that was written */
  return g_strdup_printf (_ ("Source: %s, %s."), name, when);
}

/* What there is instead of a number that could not be confirmed: none is better than a wrong one on a bad night. */
static void
append_without_number (GtkWidget *box, HvHelpLine *line)
{
  const char *site = hv_help_line_get_site (line);
  g_autofree char *words = site != NULL ? g_strdup_printf (_ ("On the web: %s"), site) : NULL;
  append (box, words, "hv-label");
  if (*hv_help_line_get_number (line) == '\0' && site == NULL)
    append (box, _ ("We could not confirm a number. You can look up the name."), "hv-card-detail");
}

GtkWidget *
hv_help_card_new (HvHelpLine *line, gboolean brief)
{
  const char *number = hv_help_line_get_number (line);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  append (box, number, hv_help_line_is_emergency (line) ? "hv-phone hv-emergency" : "hv-phone");
  append (box, hv_help_line_get_name (line), "hv-label hv-strong");
  append (box, hv_help_line_get_what (line), "hv-card-detail");
  if (!brief)
    {
      append (box, hv_help_line_get_who (line), "hv-card-detail");
      append (box, hv_help_line_get_cost (line), "hv-card-detail");
      append (box, hv_help_line_get_hours (line), "hv-card-detail");
      append_without_number (box, line);
      g_autofree char *source = hv_help_line_describe_source (line);
      append (box, source, "hv-small");
    }

  g_autofree char *month = hv_dates_format_month (hv_help_line_get_checked (line));
  /* Translators: %s is a month and a year */
  g_autofree char *checked = g_strdup_printf (_ ("Checked %s. Numbers can change."), month);
  append (box, checked, "hv-small");

  g_autofree char *name = *number != '\0' ? g_strdup_printf ("%s, %s", number, hv_help_line_get_name (line))
                                          : g_strdup (hv_help_line_get_name (line));
  hv_set_accessible_name (box, name);
  GtkWidget *card = hv_text_column_new (HV_TEXT_CHARS, box);
  gtk_widget_add_css_class (card, "hv-card");
  return card;
}
