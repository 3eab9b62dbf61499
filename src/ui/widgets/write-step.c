/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/write-step.h"

#include "base/freed-memory.h"
#include "ui/widgets/dissolve.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONG_LINES 7
/* Longer than anything that drew the words holds on to them. */
#define WIPE_MS 2000

struct _HvWriteStep
{
  HvStepView parent;
  GtkWidget *field;
  GtkWidget *let_go;  /* (nullable): the button */
  GtkWidget *gone;    /* (nullable): what is said afterwards */
  gboolean wipes;     /* what is freed in the meantime is zeroed: copies of the words among it */
};

G_DEFINE_FINAL_TYPE (HvWriteStep, hv_write_step, HV_TYPE_STEP_VIEW)

static void
on_changed (HvWriteStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (self->field));

  if (step->letting_go)
    {
      gtk_widget_set_sensitive (self->let_go, *text != '\0');
      explicit_bzero (text, strlen (text));
      return; /* these words are given to nobody */
    }
  if (*text == '\0')
    hv_answers_clear (hv_step_view_get_answers (view), step->id);
  else
    hv_answers_set_text (hv_step_view_get_answers (view), step->id, text);
  hv_step_view_answered (view);
}

static void
on_dissolved (gpointer data)
{
  HvWriteStep *self = HV_WRITE_STEP (data);

  hv_text_field_set_text (HV_TEXT_FIELD (self->field), "");
  gtk_text_view_set_editable (hv_text_field_get_view (HV_TEXT_FIELD (self->field)), TRUE);
  hv_spoken_line_set_text (HV_SPOKEN_LINE (self->gone), _("Gone. It was not kept anywhere."));
  gtk_widget_grab_focus (self->gone);
}

static void
on_let_go (HvWriteStep *self)
{
  gtk_widget_set_sensitive (self->let_go, FALSE);
  gtk_text_view_set_editable (hv_text_field_get_view (HV_TEXT_FIELD (self->field)), FALSE);
  hv_dissolve_text (hv_text_field_get_view (HV_TEXT_FIELD (self->field)), on_dissolved, self);
}

static void
add_letting_go (HvWriteStep *self)
{
  self->wipes = TRUE;
  hv_freed_memory_begin_wiping ();
  hv_text_field_set_undo (HV_TEXT_FIELD (self->field), FALSE);

  self->let_go = hv_button_new (_("Let it go"), NULL);
  gtk_widget_set_halign (self->let_go, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->let_go, FALSE);
  g_signal_connect_swapped (self->let_go, "clicked", G_CALLBACK (on_let_go), self);
  gtk_box_append (GTK_BOX (self), self->let_go);

  self->gone = hv_spoken_line_new (_("These words are never kept. They dissolve when you let them go, or go on."),
                                   "hv-small", FALSE);
  gtk_box_append (GTK_BOX (self), self->gone);
}

/* What was answered before, or else what she once kept for this. */
static void
restore (HvWriteStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  const char *text = hv_answers_get_text (hv_step_view_get_answers (view), step->id);
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));

  if (text == NULL && step->reads != NULL && progress != NULL)
    {
      const HvKept *kept = hv_progress_find_kept (progress, step->reads);
      text = kept != NULL ? kept->text : NULL;
    }
  if (text == NULL)
    return;
  hv_text_field_set_text (HV_TEXT_FIELD (self->field), text);
  on_changed (self);
}

static void
hv_write_step_build (HvStepView *view)
{
  HvWriteStep *self = HV_WRITE_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);

  self->field = hv_text_field_new (hv_step_view_get_name (view),
                                   step->example != NULL ? hv_translated_get (step->example) : NULL,
                                   step->long_text ? LONG_LINES : 1);
  gtk_box_append (GTK_BOX (self), self->field);
  if (step->letting_go)
    add_letting_go (self);
  else
    restore (self);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->field, "entered", G_CALLBACK (hv_step_view_ready), self);
  hv_step_view_set_first_focus (view, self->field);
}

/* Going on lets go too. */
static void
hv_write_step_leave (HvStepView *view)
{
  if (hv_step_view_get_step (view)->letting_go)
    hv_text_field_set_text (HV_TEXT_FIELD (HV_WRITE_STEP (view)->field), "");
}

static gboolean
end_wiping_cb (gpointer unused)
{
  hv_freed_memory_end_wiping ();
  return G_SOURCE_REMOVE;
}

static void
hv_write_step_finalize (GObject *object)
{
  if (HV_WRITE_STEP (object)->wipes)
    g_timeout_add (WIPE_MS, end_wiping_cb, NULL);
  G_OBJECT_CLASS (hv_write_step_parent_class)->finalize (object);
}

static void
hv_write_step_class_init (HvWriteStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_write_step_finalize;
  HV_STEP_VIEW_CLASS (klass)->build = hv_write_step_build;
  HV_STEP_VIEW_CLASS (klass)->leave = hv_write_step_leave;
}

static void
hv_write_step_init (HvWriteStep *self)
{
}
