/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/contacts-step.h"

#include "practice/two-lines.h"
#include "ui/ui.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

#define FIELD_CHARS 20

struct _HvContactsStep
{
  HvStepView parent;
  GPtrArray *offered; /* element-type GtkCheckButton, not owned: those to tick */
  GtkWidget *cards;   /* box of cards with two fields each */
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (HvContactsStep, hv_contacts_step, HV_TYPE_STEP_VIEW)

/* On what holds it: a row to tick has two strings, a card two fields. */
static gpointer
get_part (gpointer holder, gboolean how)
{
  return g_object_get_data (G_OBJECT (holder), how ? "hv-how" : "hv-who");
}

static guint
count_cards (HvContactsStep *self)
{
  guint n = 0;
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

static void
on_changed (HvContactsStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->offered->len; i++)
    if (gtk_check_button_get_active (self->offered->pdata[i]))
      for (guint how = 0; how < 2; how++)
        g_ptr_array_add (list, g_strdup (get_part (self->offered->pdata[i], how)));
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      g_autofree char *who = hv_text_field_get_text (get_part (card, FALSE));
      g_autofree char *how = hv_text_field_get_text (get_part (card, TRUE));
      if (*who == '\0' && *how == '\0')
        continue;
      g_ptr_array_add (list, g_steal_pointer (&who));
      g_ptr_array_add (list, g_steal_pointer (&how));
    }
  g_ptr_array_add (list, NULL);
  hv_answers_set_list (hv_step_view_get_answers (view), hv_step_view_get_step (view)->id, (const char *const *) list->pdata);
  hv_step_view_answered (view);
}

/* Those to tick */

static void
offer (HvContactsStep *self, GtkWidget *list, const char *who, const char *how)
{
  GtkWidget *row = hv_answer_row_new (who, *who != '\0' ? who : how, *who != '\0' && *how != '\0' ? how : NULL);

  g_object_set_data_full (G_OBJECT (row), "hv-who", g_strdup (who), g_free);
  g_object_set_data_full (G_OBJECT (row), "hv-how", g_strdup (how), g_free);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_changed), self);
  hv_answer_list_add (list, row);
  g_ptr_array_add (self->offered, row);
}

static void
offer_kept (HvContactsStep *self, GtkWidget *list)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));
  GPtrArray *kept = step->reads != NULL && progress != NULL ? hv_progress_get_kept (progress) : NULL;

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const HvKept *one = kept->pdata[i];
      g_autofree char *who = NULL;
      g_autofree char *how = NULL;
      if (!g_str_equal (one->kind, step->reads))
        continue;
      hv_two_lines_split (one->text, &who, &how);
      offer (self, list, who, how);
    }
}

static void
offer_help_lines (HvContactsStep *self, GtkWidget *list)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  HvLibrary *library = hv_session_get_library (hv_step_view_get_session (view));

  for (guint i = 0; step->help_lines != NULL && step->help_lines[i] != NULL; i++)
    {
      HvHelpLine *line = hv_library_find_help_line (library, step->help_lines[i]);
      if (line != NULL)
        offer (self, list, hv_help_line_get_name (line), hv_help_line_get_number (line));
    }
}

/* Her own */

static GtkWidget *
add_field (GtkWidget *grid, GtkWidget *card, const char *key, const char *label, const char *example, const char *name,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *field = hv_text_field_new (name, example, 1);

  gtk_box_append (GTK_BOX (box), hv_label_new (label, "hv-label hv-strong"));
  gtk_box_append (GTK_BOX (box), field);
  hv_text_field_set_text (HV_TEXT_FIELD (field), text);
  g_object_set_data (G_OBJECT (card), key, field);
  hv_card_grid_append (HV_CARD_GRID (grid), box);
  return field;
}

static GtkWidget *add_card (HvContactsStep *self, const char *who, const char *how);

/* Enter goes from who to how, then to the next card if there is one. */
static void
on_entered (HvContactsStep *self, GtkWidget *field)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);
      if (get_part (card, FALSE) == field)
        gtk_widget_grab_focus (get_part (card, TRUE));
      else if (get_part (card, TRUE) == field && next != NULL)
        gtk_widget_grab_focus (get_part (next, FALSE));
      else if (get_part (card, TRUE) == field)
        hv_step_view_ready (HV_STEP_VIEW (self));
      else
        continue;
      return;
    }
}

static GtkWidget *
add_card (HvContactsStep *self, const char *who, const char *how)
{
  guint number = count_cards (self) + 1, most = hv_step_view_get_step (HV_STEP_VIEW (self))->max_items;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = hv_card_grid_new (FIELD_CHARS, 2);
  g_autofree char *who_name = g_strdup_printf (_("Who or where, %u"), number);
  g_autofree char *how_name = g_strdup_printf (_("How, %u"), number);

  gtk_widget_add_css_class (card, "hv-card");
  add_field (grid, card, "hv-who", _("Who or where"), _("A name, initials or a place"), who_name, who);
  add_field (grid, card, "hv-how", _("How"), _("A number, or “knock on the door”"), how_name, how);
  gtk_box_append (GTK_BOX (card), grid);
  for (guint part = 0; part < 2; part++)
    {
      g_signal_connect_swapped (get_part (card, part), "changed", G_CALLBACK (on_changed), self);
      g_signal_connect_swapped (get_part (card, part), "entered", G_CALLBACK (on_entered), self);
    }
  gtk_box_append (GTK_BOX (self->cards), card);
  if (self->more != NULL)
    gtk_widget_set_sensitive (self->more, number < most);
  return card;
}

static void
on_more (HvContactsStep *self)
{
  gtk_widget_grab_focus (get_part (add_card (self, "", ""), FALSE));
}

/* What was answered before: ticks what is still offered, and has a card for the rest. */
static void
restore (HvContactsStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const char *const *list = hv_answers_get_list (hv_step_view_get_answers (view), hv_step_view_get_step (view)->id);
  guint n = list != NULL ? g_strv_length ((char **) list) : 0;

  for (guint i = 0; i < n; i += 2)
    {
      const char *how = i + 1 < n ? list[i + 1] : "";
      GtkWidget *row = NULL;
      for (guint j = 0; j < self->offered->len && row == NULL; j++)
        if (g_str_equal (get_part (self->offered->pdata[j], FALSE), list[i])
            && g_str_equal (get_part (self->offered->pdata[j], TRUE), how))
          row = self->offered->pdata[j];
      if (row != NULL)
        {
          g_signal_handlers_block_by_func (row, on_changed, self);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
          g_signal_handlers_unblock_by_func (row, on_changed, self);
        }
      else
        add_card (self, list[i], how);
    }
}

static void
hv_contacts_step_build (HvStepView *view)
{
  HvContactsStep *self = HV_CONTACTS_STEP (view);
  GtkWidget *list = hv_answer_list_new (hv_step_view_get_name (view), TRUE);

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  self->offered = g_ptr_array_new ();
  offer_kept (self, list);
  offer_help_lines (self, list);
  gtk_widget_set_visible (list, self->offered->len > 0);
  gtk_box_append (GTK_BOX (self), list);

  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self), self->cards);
  restore (self);
  if (gtk_widget_get_first_child (self->cards) == NULL)
    add_card (self, "", "");

  self->more = hv_button_new (_("One more"), "hv-quiet");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->more, count_cards (self) < hv_step_view_get_step (view)->max_items);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
  gtk_box_append (GTK_BOX (self), self->more);
  if (self->offered->len > 0)
    hv_step_view_set_first_focus (view, self->offered->pdata[0]);
  hv_step_view_set_first_focus (view, get_part (gtk_widget_get_first_child (self->cards), FALSE));
}

static void
hv_contacts_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_CONTACTS_STEP (object)->offered, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_contacts_step_parent_class)->finalize (object);
}

static void
hv_contacts_step_class_init (HvContactsStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_contacts_step_finalize;
  HV_STEP_VIEW_CLASS (klass)->build = hv_contacts_step_build;
}

static void
hv_contacts_step_init (HvContactsStep *self)
{
}
