/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/shares-editor.h"

#include "store/wipe.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

struct _HvSharesEditor
{
  HvMapEditor parent;
  GtkWidget *rows; /* box: one for each part */
  GtkWidget *left; /* how many pieces no one has */
  GtkWidget *words, *add;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (HvSharesEditor, hv_shares_editor, HV_TYPE_MAP_EDITOR)

static void
set_number (HvMapEditor *editor, guint index, int number)
{
  GPtrArray *points = hv_map_editor_get_points (editor);
  HvMapPoint *point = points->pdata[index];
  int had = MAX (0, point->number);

  point->number = CLAMP (number, 0, had + (int) hv_map_points_count_free (points));
  if (point->number != had)
    hv_map_editor_changed (editor);
}

static void
give (HvMapEditor *editor, guint index)
{
  set_number (editor, index, ((const HvMapPoint *) hv_map_editor_get_points (editor)->pdata[index])->number + 1);
}

static void
take (HvMapEditor *editor, guint index)
{
  set_number (editor, index, ((const HvMapPoint *) hv_map_editor_get_points (editor)->pdata[index])->number - 1);
}

static void
remove_part (HvMapEditor *editor, guint index)
{
  g_ptr_array_remove_index (hv_map_editor_get_points (editor), index);
  hv_map_editor_changed (editor);
  gtk_widget_grab_focus (HV_SHARES_EDITOR (editor)->words);
}

static guint
count_own (HvMapEditor *editor)
{
  GPtrArray *points = hv_map_editor_get_points (editor);
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    n += ((const HvMapPoint *) points->pdata[i])->value[0] == '\0';
  return n;
}

static void
show_add (HvSharesEditor *self)
{
  HvMapEditor *editor = HV_MAP_EDITOR (self);
  g_autoptr (HvWipedString) words = hv_text_field_get_text (HV_TEXT_FIELD (self->words));

  gtk_widget_set_sensitive (self->add,
                            *words != '\0' && count_own (editor) < hv_map_editor_get_step (editor)->max_items);
}

static void
on_add (HvSharesEditor *self)
{
  HvMapEditor *editor = HV_MAP_EDITOR (self);
  g_autoptr (HvWipedString) words = hv_text_field_get_text (HV_TEXT_FIELD (self->words));

  if (*words == '\0' || count_own (editor) >= hv_map_editor_get_step (editor)->max_items)
    return;
  HvMapPoint *own = hv_map_point_new ("", words);
  own->number = 0;
  g_ptr_array_add (hv_map_editor_get_points (editor), own);
  hv_text_field_set_text (HV_TEXT_FIELD (self->words), "");
  hv_map_editor_changed (editor);
}

/* The rows */

static void
add_row (HvSharesEditor *self, guint index)
{
  HvMapEditor *editor = HV_MAP_EDITOR (self);
  const HvMapPoint *point = hv_map_editor_get_points (editor)->pdata[index];
  const char *words = hv_map_point_get_words (hv_map_editor_get_step (editor), point);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = hv_label_new ("", "hv-small");
  GtkWidget *less = hv_map_editor_make_button (editor, "−", NULL, index, take);
  GtkWidget *more = hv_map_editor_make_button (editor, "+", NULL, index, give);
  g_autofree char *less_name = g_strdup_printf (_ ("One piece less: %s"), words);
  g_autofree char *more_name = g_strdup_printf (_ ("One piece more: %s"), words);

  gtk_widget_remove_css_class (less, "hv-quiet");
  gtk_widget_remove_css_class (more, "hv-quiet");
  gtk_widget_set_valign (less, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  hv_set_accessible_name (less, less_name);
  hv_set_accessible_name (more, more_name);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), hv_label_new (words, "hv-label"));
  gtk_box_append (GTK_BOX (text), number);
  gtk_box_append (GTK_BOX (row), text);
  if (point->value[0] == '\0')
    gtk_box_append (GTK_BOX (row), hv_map_editor_make_button (editor, _ ("Remove"), words, index, remove_part));
  gtk_box_append (GTK_BOX (row), less);
  gtk_box_append (GTK_BOX (row), more);
  g_object_set_data (G_OBJECT (row), "hv-number", number);
  g_object_set_data (G_OBJECT (row), "hv-less", less);
  g_object_set_data (G_OBJECT (row), "hv-more", more);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
show_numbers (HvSharesEditor *self, guint n_free)
{
  GPtrArray *points = hv_map_editor_get_points (HV_MAP_EDITOR (self));
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (guint i = 0; row != NULL && i < points->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      int number = MAX (0, ((const HvMapPoint *) points->pdata[i])->number);
      g_autofree char *text = g_strdup_printf (_ ("%d of %d pieces"), number, HV_SHARES_PIECES);
      gtk_label_set_label (g_object_get_data (G_OBJECT (row), "hv-number"), text);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "hv-less"), number > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "hv-more"), n_free > 0);
    }
}

static void
hv_shares_editor_refresh (HvMapEditor *editor)
{
  HvSharesEditor *self = HV_SHARES_EDITOR (editor);
  GPtrArray *points = hv_map_editor_get_points (editor);
  guint n_free = hv_map_points_count_free (points);

  /* The rows stay as long as they can, so that the focus stays in them. */
  if (self->n_rows != points->len)
    {
      hv_box_clear (GTK_BOX (self->rows));
      for (guint i = 0; i < points->len; i++)
        add_row (self, i);
      self->n_rows = points->len;
    }
  show_numbers (self, n_free);
  g_autofree char *left
      = n_free > 0 ? g_strdup_printf (ngettext ("%u piece is not given to anyone. It may stay so.",
                                                "%u pieces are not given to anyone. They may stay so.", n_free),
                                      n_free)
                   : g_strdup (_ ("The circle is full. If one gives a piece back, another can have it."));
  gtk_label_set_label (GTK_LABEL (self->left), left);
  show_add (self);
}

static void
hv_shares_editor_build (HvMapEditor *editor, GtkBox *column)
{
  HvSharesEditor *self = HV_SHARES_EDITOR (editor);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->left = hv_label_new ("", "hv-small");
  self->words = hv_text_field_new (_ ("Someone or something else"), NULL, 1);
  self->add = hv_button_new (_ ("Add"), NULL);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->words, "changed", G_CALLBACK (show_add), self);
  g_signal_connect_swapped (self->words, "entered", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (column, self->rows);
  gtk_box_append (column, self->left);
  gtk_box_append (column, hv_label_new (_ ("Someone or something else"), "hv-label"));
  gtk_box_append (column, self->words);
  gtk_box_append (column, self->add);
}

static void
hv_shares_editor_picked (HvMapEditor *editor, guint place)
{
  /* Where the keys are is enough: Up and Down, or the buttons, give and take. */
}

static void
hv_shares_editor_numbered (HvMapEditor *editor, guint place, int number)
{
  set_number (editor, place, number);
}

static void
hv_shares_editor_class_init (HvSharesEditorClass *klass)
{
  HvMapEditorClass *editor_class = HV_MAP_EDITOR_CLASS (klass);

  editor_class->build = hv_shares_editor_build;
  editor_class->refresh = hv_shares_editor_refresh;
  editor_class->picked = hv_shares_editor_picked;
  editor_class->numbered = hv_shares_editor_numbered;
}

static void
hv_shares_editor_init (HvSharesEditor *self)
{
}
