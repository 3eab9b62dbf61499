/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/converter-view.h"

#include "ui/cover/cover-memory.h"
#include "ui/cover/cover-view-state.h"
#include "ui/cover/knock.h"
#include "ui/pages/column.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

struct _HvConverterView
{
  AdwBin parent_instance;

  HvCoverMemory *memory; /* the session's */
  GtkWidget *amount;
  GtkWidget *measures, *from, *to;
  GtkWidget *result;
  gboolean quiet; /* the program changes what is pressed */
};

G_DEFINE_FINAL_TYPE (HvConverterView, hv_converter_view, ADW_TYPE_BIN)

static const struct
{
  HvMeasure measure;
  const char *name, *from, *to; /* and the pair it begins with */
} measures[] = {
  { HV_MEASURE_VOLUME, N_ ("Volume"), "dl", "cup" },
  { HV_MEASURE_WEIGHT, N_ ("Weight"), "g", "oz" },
  { HV_MEASURE_LENGTH, N_ ("Length"), "cm", "inch" },
  { HV_MEASURE_TEMPERATURE, N_ ("Temperature"), "celsius", "fahrenheit" },
  { HV_MEASURE_AREA, N_ ("Area"), "sqm", "sqft" },
  { HV_MEASURE_SPEED, N_ ("Speed"), "kmh", "mph" },
};

static void
update_result (HvConverterView *self)
{
  g_autofree char *words
      = hv_conversion_describe (self->memory->amount, self->memory->from, self->memory->to);
  /* Translators: where the result of a conversion will stand */
  gtk_label_set_label (GTK_LABEL (self->result), *words != '\0' ? words : _ ("Write a number."));
}

static void
typed_cb (HvConverterView *self)
{
  g_autofree char *typed = hv_text_field_get_text (HV_TEXT_FIELD (self->amount));
  double number;
  g_free (self->memory->amount);
  /* What is no number is not remembered: it may have been meant for something else. */
  self->memory->amount = g_strdup (hv_amount_parse (typed, &number) ? typed : "");
  update_result (self);
}

static void update_units (HvConverterView *self);

static void
measure_cb (GtkToggleButton *toggle, HvConverterView *self)
{
  if (!gtk_toggle_button_get_active (toggle) || self->quiet)
    return;
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "hv-measure"));
  self->memory->from = hv_unit_find (measures[i].from);
  self->memory->to = hv_unit_find (measures[i].to);
  update_units (self);
}

static void
unit_cb (GtkToggleButton *toggle, HvConverterView *self)
{
  if (!gtk_toggle_button_get_active (toggle) || self->quiet)
    return;
  const HvUnit *unit = g_object_get_data (G_OBJECT (toggle), "hv-unit");
  if (gtk_widget_is_ancestor (GTK_WIDGET (toggle), self->from))
    self->memory->from = unit;
  else
    self->memory->to = unit;
  update_result (self);
}

static void
swap (HvConverterView *self)
{
  const HvUnit *from = self->memory->from;
  self->memory->from = self->memory->to;
  self->memory->to = from;
  update_units (self);
}

/* Of one choice; the first is the group's. */
static GtkWidget *
add_toggle (GtkWidget *box, const char *label, gboolean active)
{
  GtkWidget *toggle = hv_toggle_new (label, "hv-filter");
  GtkWidget *first = gtk_widget_get_first_child (box);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), active);
  hv_wrap_box_append (HV_WRAP_BOX (box), toggle);
  return toggle;
}

static void
fill_units (HvConverterView *self, GtkWidget *box, const HvUnit *chosen)
{
  guint n_units;
  const HvUnit *units = hv_units_of (chosen->measure, &n_units);
  hv_wrap_box_clear (HV_WRAP_BOX (box));
  for (guint i = 0; i < n_units; i++)
    {
      GtkWidget *toggle = add_toggle (box, _ (units[i].name), &units[i] == chosen);
      g_object_set_data (G_OBJECT (toggle), "hv-unit", (gpointer) &units[i]);
      g_signal_connect (toggle, "toggled", G_CALLBACK (unit_cb), self);
    }
}

static void
update_units (HvConverterView *self)
{
  self->quiet = TRUE;
  fill_units (self, self->from, self->memory->from);
  fill_units (self, self->to, self->memory->to);
  self->quiet = FALSE;
  update_result (self);
}

static GtkWidget *
add_choice (GtkBox *column, const char *heading)
{
  gtk_box_append (column, hv_label_new (heading, "hv-label hv-strong"));
  GtkWidget *box = hv_wrap_box_new (8);
  g_object_set (box, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  hv_set_accessible_name (box, heading);
  gtk_box_append (column, box);
  return box;
}

static void
build (HvConverterView *self, HvSession *session)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new_for_cards (_ ("Unit converter"), &column));
  self->measures = hv_wrap_box_new (8);
  gtk_box_append (column, self->measures);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      GtkWidget *toggle
          = add_toggle (self->measures, _ (measures[i].name), measures[i].measure == self->memory->from->measure);
      g_object_set_data (G_OBJECT (toggle), "hv-measure", GUINT_TO_POINTER (i));
      g_signal_connect (toggle, "toggled", G_CALLBACK (measure_cb), self);
    }
  gtk_box_append (column, hv_label_new (_ ("Amount"), "hv-label hv-strong"));
  self->amount = hv_text_field_new (_ ("Amount"), NULL, 1);
  gtk_widget_set_size_request (self->amount, 260, -1);
  gtk_widget_set_halign (self->amount, GTK_ALIGN_START);
  hv_text_field_set_text (HV_TEXT_FIELD (self->amount), self->memory->amount);
  g_signal_connect_object (self->amount, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  hv_knock_on_enter (HV_TEXT_FIELD (self->amount), session);
  gtk_box_append (column, self->amount);
  self->result = hv_label_new ("", "hv-note hv-heading");
  g_object_set (self->result, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (column, self->result);
  self->from = add_choice (column, C_ ("conversion", "From"));
  self->to = add_choice (column, C_ ("conversion", "To"));
  GtkWidget *exchange = hv_button_new (_ ("Swap"), "");
  gtk_widget_set_halign (exchange, GTK_ALIGN_START);
  g_signal_connect_swapped (exchange, "clicked", G_CALLBACK (swap), self);
  gtk_box_append (column, exchange);
  update_units (self);
}

static gboolean
hv_converter_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HV_CONVERTER_VIEW (widget)->amount);
}

static void
hv_converter_view_class_init (HvConverterViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_converter_view_grab_focus;
}

static void
hv_converter_view_init (HvConverterView *self)
{
}

GtkWidget *
hv_converter_view_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvConverterView *self = g_object_new (HV_TYPE_CONVERTER_VIEW, NULL);
  self->memory = hv_cover_memory_get (session);
  build (self, session);
  return GTK_WIDGET (self);
}
