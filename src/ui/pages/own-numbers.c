/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/own-numbers.h"

#include "practice/two-lines.h"
#include "store/wipe.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

#define FIELD_CHARS 20

typedef struct
{
  HvProgress *progress; /* owned */
  GtkBox *kept;
  HvTextField *who, *how;
} Own;

static void
own_free (gpointer data, GClosure *closure)
{
  Own *own = data;
  g_object_unref (own->progress);
  g_free (own);
}

static GtkWidget *
make_card (const char *text)
{
  char *who, *how;
  hv_two_lines_split (text, &who, &how);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (card, "hv-card");
  gtk_box_append (GTK_BOX (card), hv_label_new (who, "hv-card-title"));
  if (*how != '\0')
    gtk_box_append (GTK_BOX (card), hv_label_new (how, "hv-body"));
  hv_wipe_string (who);
  hv_wipe_string (how);
  return card;
}

static void
show_kept (Own *own)
{
  hv_box_clear (own->kept);
  GPtrArray *all = hv_progress_get_kept (own->progress);
  GtkWidget *grid = hv_card_grid_new (30, 2);
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const HvKept *one = all->pdata[i];
      if (g_strcmp0 (one->kind, "contacts") != 0)
        continue;
      hv_card_grid_append (HV_CARD_GRID (grid), make_card (one->text));
      n++;
    }
  gtk_box_append (own->kept, grid);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (own->kept)), n > 0);
}

static void
keep (GtkWidget *button, Own *own)
{
  g_autoptr (HvWipedString) who = hv_text_field_get_text (own->who);
  g_autoptr (HvWipedString) how = hv_text_field_get_text (own->how);
  if (*who == '\0' && *how == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (own->who));
      return;
    }
  g_autoptr (HvWipedString) text = hv_two_lines_join (who, how);
  hv_progress_keep (own->progress, "contacts", "", text);
  hv_text_field_set_text (own->who, "");
  hv_text_field_set_text (own->how, "");
  show_kept (own);
}

static HvTextField *
add_field (GtkWidget *grid, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *field = hv_text_field_new (label, NULL, 1);
  gtk_box_append (GTK_BOX (box), hv_label_new (label, "hv-small"));
  gtk_box_append (GTK_BOX (box), field);
  hv_card_grid_append (HV_CARD_GRID (grid), box);
  return HV_TEXT_FIELD (field);
}

static GtkWidget *
make_form (Own *own)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (form),
                  hv_label_new (_ ("It can be changed or removed under Mine."), "hv-card-detail"));
  GtkWidget *grid = hv_card_grid_new (FIELD_CHARS, 2);
  own->who = add_field (grid, _ ("Who or where"));
  own->how = add_field (grid, _ ("How"));
  gtk_box_append (GTK_BOX (form), grid);
  GtkWidget *button = hv_button_new (_ ("Keep"), "hv-primary");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (keep), own, own_free, 0);
  gtk_box_append (GTK_BOX (form), button);
  return form;
}

GtkWidget *
hv_own_numbers_new (HvProgress *progress)
{
  g_return_val_if_fail (HV_IS_PROGRESS (progress), NULL);

  Own *own = g_new0 (Own, 1);
  own->progress = g_object_ref (progress);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12); /* hidden while there are none */
  own->kept = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (section), hv_heading_new (_ ("My own"), "hv-heading"));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (own->kept));
  gtk_box_append (GTK_BOX (box), section);
  gtk_box_append (GTK_BOX (box), hv_fold_new (_ ("Add a number of my own"), make_form (own)));
  show_kept (own);
  return box;
}
