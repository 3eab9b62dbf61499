/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/dissolve.h"

#include "ui/widgets/palette.h"

#define N_GROUPS 12
#define DURATION_US 2200000
/* How much of the whole one word takes to fade. */
#define FADE 0.35

typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextTag *groups[N_GROUPS];
  GdkRGBA ink;
  gint64 start; /* frame time, 0 before the first frame */
  void (*done) (gpointer data);
  gpointer data;
} Dissolve;

static void
show (Dissolve *self, double progress)
{
  for (guint i = 0; i < N_GROUPS; i++)
    {
      double start = (1 - FADE) * i / (N_GROUPS - 1);
      GdkRGBA color = self->ink;
      color.alpha *= 1 - CLAMP ((progress - start) / FADE, 0, 1);
      g_object_set (self->groups[i], "foreground-rgba", &color, NULL);
    }
}

static void
free_dissolve (Dissolve *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);

  for (guint i = 0; i < N_GROUPS; i++)
    gtk_text_tag_table_remove (table, self->groups[i]);
  g_object_unref (self->buffer);
  g_free (self);
}

static gboolean
on_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Dissolve *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->start == 0)
    self->start = now;
  show (self, (double) (now - self->start) / DURATION_US);
  if (now - self->start < DURATION_US)
    return G_SOURCE_CONTINUE;
  self->done (self->data);
  return G_SOURCE_REMOVE;
}

/* Every word goes to one of the groups at random, so that they leave here and there. */
static void
group_words (Dissolve *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (!gtk_text_iter_is_end (&start))
    {
      end = start;
      if (!gtk_text_iter_forward_word_end (&end))
        gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_apply_tag (buffer, self->groups[g_random_int_range (0, N_GROUPS)], &start, &end);
      start = end;
    }
}

void
hv_dissolve_text (GtkTextView *view, void (*done) (gpointer data), gpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean animate = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (view)), "gtk-enable-animations", &animate, NULL);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (view)))
    {
      done (data);
      return;
    }

  Dissolve *self = g_new0 (Dissolve, 1);
  self->buffer = g_object_ref (buffer);
  self->done = done;
  self->data = data;
  self->ink = hv_palette_get (HV_COLOR_INK);
  for (guint i = 0; i < N_GROUPS; i++)
    self->groups[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  group_words (self, buffer);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), on_tick, self, (GDestroyNotify) free_dissolve);
}
