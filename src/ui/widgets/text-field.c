/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/text-field.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pixels: of a line when nothing is written yet, and the most a field takes before it scrolls. */
#define LINE_HEIGHT 28
#define MAX_HEIGHT 360

/* Characters. A paragraph without an end is laid out at once: of 2 MB it holds everything up for seconds,
 * leaving too. */
#define MOST_IN_SHORT 2000
#define MOST_IN_LONG 20000

struct _HvTextField
{
  GtkWidget parent;
  GtkWidget *frame; /* owned */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *example;
  GtkWidget *full; /* says that there was no more room */
  gboolean short_field;
  gboolean filling; /* the program puts in what was kept, however long */
};

G_DEFINE_FINAL_TYPE (HvTextField, hv_text_field, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_buffer_changed (HvTextField *self)
{
  gtk_widget_set_visible (self->example, gtk_text_buffer_get_char_count (self->buffer) == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* How many bytes of @text there is room for. */
static int
find_room (HvTextField *self, const char *text, int length)
{
  glong most = self->short_field ? MOST_IN_SHORT : MOST_IN_LONG;
  glong room = MAX (0, most - gtk_text_buffer_get_char_count (self->buffer));
  if (self->filling || g_utf8_strlen (text, length) <= room)
    return length;
  return (int)(g_utf8_offset_to_pointer (text, room) - text);
}

/* A pasted line break has no place in a short field; it becomes a space. What there is no room for is left
 * out, and she is told. */
static void
on_insert_text (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, HvTextField *self)
{
  int room = find_room (self, text, length);
  gboolean broken = self->short_field && memchr (text, '\n', (gsize)room) != NULL;
  gtk_widget_set_visible (self->full, room < length);
  if (room == length && !broken)
    return;
  g_autofree char *taken = g_strndup (text, (gsize)room);
  if (broken)
    g_strdelimit (taken, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_handlers_block_by_func (buffer, on_insert_text, self);
  gtk_text_buffer_insert (buffer, where, taken, -1);
  g_signal_handlers_unblock_by_func (buffer, on_insert_text, self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvTextField *self)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  gboolean with_control = (state & GDK_CONTROL_MASK) != 0;

  if (is_enter && (self->short_field || with_control))
    {
      g_signal_emit (self, signals[ENTERED], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Selected words would otherwise be handed to every program on the display at once. */
static void
stop_publishing_selection (HvTextField *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view));
  gtk_text_buffer_remove_selection_clipboard (self->buffer, primary);
}

/* GTK takes it away itself when the view goes, and minds if it is not there. */
static void
restore_selection_clipboard (HvTextField *self)
{
  gtk_text_buffer_add_selection_clipboard (self->buffer,
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view)));
}

/* A text view knows the height of words it had before it was shown only once it has been given its width. */
static gboolean
measure_again (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  guint *frames_left = data;

  if (gtk_widget_get_width (view) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_resize (view);
  return --*frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_map (HvTextField *self)
{
  guint frames = 2;

  if (gtk_text_buffer_get_char_count (self->buffer) > 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->view), measure_again, g_memdup2 (&frames, sizeof frames),
                                  g_free);
}

static void
make_view (HvTextField *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_input_hints (self->view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI
                                                 | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->view), "misc.insert-emoji", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "hv-editor");
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);

  g_signal_connect_swapped (self->view, "map", G_CALLBACK (on_map), self);
  g_signal_connect_swapped (self->view, "realize", G_CALLBACK (stop_publishing_selection), self);
  g_signal_connect_swapped (self->view, "unrealize", G_CALLBACK (restore_selection_clipboard), self);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_insert_text), self, 0);

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static gboolean
hv_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HV_TEXT_FIELD (widget)->view));
}

static void
hv_text_field_dispose (GObject *object)
{
  HvTextField *self = HV_TEXT_FIELD (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->full, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_text_field_parent_class)->dispose (object);
}

static void
hv_text_field_class_init (HvTextFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_text_field_dispose;
  widget_class->grab_focus = hv_text_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED]
      = g_signal_new ("entered", HV_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_text_field_init (HvTextField *self)
{
  make_view (self);

  self->example = hv_label_new ("", "hv-example");
  gtk_widget_set_can_target (self->example, FALSE);
  gtk_widget_set_valign (self->example, GTK_ALIGN_START);

  self->frame = gtk_overlay_new ();
  gtk_widget_add_css_class (self->frame, "hv-field");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->frame), self->example);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->frame), self->example, TRUE);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));

  self->full = hv_label_new (_ ("There is no more room here. What did not fit was left out."), "hv-small");
  g_object_set (self->full, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE, NULL);
  gtk_widget_set_parent (self->full, GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/* Only a long field scrolls in itself; a short one grows. */
static GtkWidget *
make_scroller (HvTextField *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

GtkWidget *
hv_text_field_new (const char *name, const char *example, guint lines)
{
  HvTextField *self = g_object_new (HV_TYPE_TEXT_FIELD, NULL);

  self->short_field = lines <= 1;
  /* Wrapping inside words is quadratic in the length of a paragraph: only where paragraphs are short. */
  gtk_text_view_set_wrap_mode (self->view, self->short_field ? GTK_WRAP_WORD_CHAR : GTK_WRAP_WORD);
  if (!self->short_field)
    gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, LINE_HEIGHT * (int)lines);
  gtk_overlay_set_child (GTK_OVERLAY (self->frame),
                         self->short_field ? GTK_WIDGET (self->view) : make_scroller (self));
  gtk_label_set_label (GTK_LABEL (self->example), example != NULL ? example : "");
  hv_set_accessible_name (GTK_WIDGET (self->view), name);
  if (example != NULL && *example != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, example,
                                    GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, !self->short_field, -1);
  return GTK_WIDGET (self);
}

char *
hv_text_field_get_text (HvTextField *self)
{
  g_return_val_if_fail (HV_IS_TEXT_FIELD (self), NULL);

  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

void
hv_text_field_set_text (HvTextField *self, const char *text)
{
  g_return_if_fail (HV_IS_TEXT_FIELD (self));

  self->filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  self->filling = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) && gtk_widget_get_width (GTK_WIDGET (self->view)) == 0)
    on_map (self); /* mapped a moment ago, but not laid out yet */
}

void
hv_text_field_set_undo (HvTextField *self, gboolean undo)
{
  g_return_if_fail (HV_IS_TEXT_FIELD (self));

  gtk_text_buffer_set_enable_undo (self->buffer, undo);
}

GtkTextView *
hv_text_field_get_view (HvTextField *self)
{
  g_return_val_if_fail (HV_IS_TEXT_FIELD (self), NULL);

  return self->view;
}
