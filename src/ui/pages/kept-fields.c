/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/kept-fields.h"

#include "practice/two-lines.h"
#include "store/wipe.h"
#include "ui/pages/mine-view-state.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

#define FIELD_CHARS 20
#define LONG_LINES 3

static GtkWidget *
get_field (GtkWidget *fields, guint part)
{
  return g_object_get_data (G_OBJECT (fields), part == 0 ? "first" : "second");
}

static void
add (GtkWidget *fields, guint part, const char *label, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *field = hv_text_field_new (label, NULL, 1);

  gtk_box_append (GTK_BOX (box), hv_label_new (label, "hv-small"));
  gtk_box_append (GTK_BOX (box), field);
  hv_text_field_set_text (HV_TEXT_FIELD (field), text);
  g_object_set_data (G_OBJECT (fields), part == 0 ? "first" : "second", field);
  hv_card_grid_append (HV_CARD_GRID (fields), box);
}

GtkWidget *
hv_kept_fields_new (const HvKept *kept)
{
  gboolean is_contact = g_strcmp0 (kept->kind, "contacts") == 0;
  gboolean is_step = g_strcmp0 (kept->kind, "next") == 0;

  if (!is_contact && !is_step)
    {
      GtkWidget *field = hv_text_field_new (hv_kept_kind_describe (kept->kind), NULL, LONG_LINES);
      hv_text_field_set_text (HV_TEXT_FIELD (field), kept->text);
      return field;
    }
  char *first, *second;
  hv_two_lines_split (kept->text, &first, &second);
  GtkWidget *fields = hv_card_grid_new (FIELD_CHARS, 2);
  add (fields, 0, is_contact ? _("Who or where") : _("My next step"), first);
  add (fields, 1, is_contact ? _("How") : _("About when"), second);
  hv_wipe_string (first);
  hv_wipe_string (second);
  return fields;
}

char *
hv_kept_fields_get_text (GtkWidget *fields)
{
  if (HV_IS_TEXT_FIELD (fields))
    return hv_text_field_get_text (HV_TEXT_FIELD (fields));
  g_autoptr (HvWipedString) first = hv_text_field_get_text (HV_TEXT_FIELD (get_field (fields, 0)));
  g_autoptr (HvWipedString) second = hv_text_field_get_text (HV_TEXT_FIELD (get_field (fields, 1)));
  return hv_two_lines_join (first, second);
}
