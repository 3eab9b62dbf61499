/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/list-step.h"

#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_MAX_ITEMS 5

struct _HvListStep
{
  HvStepView parent;
  GtkWidget *fields; /* box of HvTextField */
  GtkWidget *more;
  guint max_items;
};

G_DEFINE_FINAL_TYPE (HvListStep, hv_list_step, HV_TYPE_STEP_VIEW)

static guint
count_fields (HvListStep *self)
{
  guint n = 0;
  for (GtkWidget *field = gtk_widget_get_first_child (self->fields); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    n++;
  return n;
}

static void
on_changed (HvListStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const char *id = hv_step_view_get_step (view)->id;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (GtkWidget *field = gtk_widget_get_first_child (self->fields); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    {
      char *text = hv_text_field_get_text (HV_TEXT_FIELD (field));
      if (*text != '\0')
        g_ptr_array_add (items, text);
      else
        g_free (text);
    }
  if (items->len == 0)
    hv_answers_clear (hv_step_view_get_answers (view), id);
  else
    {
      g_ptr_array_add (items, NULL);
      hv_answers_set_list (hv_step_view_get_answers (view), id, (const char *const *) items->pdata);
    }
  hv_step_view_answered (view);
}

static GtkWidget *add_field (HvListStep *self, const char *text);

/* Enter goes to the next line, makes one if there is room, and leaves from the last. */
static void
on_entered (HvListStep *self, GtkWidget *field)
{
  GtkWidget *next = gtk_widget_get_next_sibling (field);
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (field));

  if (next == NULL && *text != '\0' && count_fields (self) < self->max_items)
    next = add_field (self, NULL);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    hv_step_view_ready (HV_STEP_VIEW (self));
}

static GtkWidget *
add_field (HvListStep *self, const char *text)
{
  guint number = count_fields (self) + 1;
  g_autofree char *name = g_strdup_printf (_("%s, line %u"), hv_step_view_get_name (HV_STEP_VIEW (self)), number);
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  gboolean shows_example = number == 1 && step->example != NULL;
  GtkWidget *field = hv_text_field_new (name, shows_example ? hv_translated_get (step->example) : NULL, 1);

  if (text != NULL)
    hv_text_field_set_text (HV_TEXT_FIELD (field), text);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (field, "entered", G_CALLBACK (on_entered), self);
  gtk_box_append (GTK_BOX (self->fields), field);
  if (self->more != NULL)
    gtk_widget_set_sensitive (self->more, number < self->max_items);
  return field;
}

static void
on_more (HvListStep *self)
{
  gtk_widget_grab_focus (add_field (self, NULL));
}

/* What was answered before, or else what she once kept for this: (transfer full) (nullable). */
static GStrv
find_items (HvStepView *view)
{
  const HvStep *step = hv_step_view_get_step (view);
  const char *const *answered = hv_answers_get_list (hv_step_view_get_answers (view), step->id);
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));

  if (answered != NULL)
    return g_strdupv ((char **) answered);
  const HvKept *kept = step->reads != NULL && progress != NULL ? hv_progress_find_kept (progress, step->reads) : NULL;
  return kept != NULL ? g_strsplit (kept->text, "\n", -1) : NULL;
}

static void
hv_list_step_build (HvStepView *view)
{
  HvListStep *self = HV_LIST_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  GStrv items = find_items (view);

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  self->max_items = step->max_items > 0 ? step->max_items : DEFAULT_MAX_ITEMS;
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self), self->fields);

  for (guint i = 0; items != NULL && items[i] != NULL && i < self->max_items; i++)
    add_field (self, items[i]);
  if (count_fields (self) == 0)
    add_field (self, NULL);
  else
    on_changed (self);

  self->more = hv_button_new (_("One more line"), "hv-quiet");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->more, count_fields (self) < self->max_items);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
  gtk_box_append (GTK_BOX (self), self->more);
  hv_step_view_set_first_focus (view, gtk_widget_get_first_child (self->fields));
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    explicit_bzero (items[i], strlen (items[i]));
  g_strfreev (items);
}

static void
hv_list_step_class_init (HvListStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_list_step_build;
}

static void
hv_list_step_init (HvListStep *self)
{
}
