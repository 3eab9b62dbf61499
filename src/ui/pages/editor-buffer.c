/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/editor-buffer.h"

#include "store/wipe.h"
#include "ui/pages/paragraphs.h"

#include <string.h>

/* What goes in at once: laying it out takes a few milliseconds. */
#define PIECE_BYTES (16 * 1024)
/* A paragraph may grow to this while it is being typed before it is broken up. */
#define TYPED_MAX_BYTES (2 * HV_PARAGRAPH_MAX_BYTES)

/* Text on its way in: what is left of it, and where it goes. */
typedef struct
{
  char *text;
  const char *rest;
  gsize rest_length;
  GtkTextMark *mark; /* stays before what she types at the same place */
  gboolean grouped;  /* one step to undo */
} Feed;

struct _HvEditorBuffer
{
  GtkTextBuffer parent_instance;

  GQueue feeds; /* (element-type Feed): in the order they came */
  guint idle;
  guint quiet;  /* > 0 while a change is the program's own */
  gboolean replaying;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (HvEditorBuffer, hv_editor_buffer, GTK_TYPE_TEXT_BUFFER)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
feed_free (HvEditorBuffer *self, Feed *feed)
{
  if (!gtk_text_mark_get_deleted (feed->mark))
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self), feed->mark);
  g_object_unref (feed->mark);
  if (feed->grouped)
    gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  hv_clear_string (&feed->text);
  g_free (feed);
}

static void
end_loading (HvEditorBuffer *self)
{
  if (!self->loading)
    return;
  self->loading = FALSE;
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), TRUE);
}

static void
drop_feeds (HvEditorBuffer *self)
{
  for (Feed *feed; (feed = g_queue_pop_head (&self->feeds)) != NULL;)
    feed_free (self, feed);
  g_clear_handle_id (&self->idle, g_source_remove);
  end_loading (self);
}

/* The next piece ends after a line if there is one, else at a character. */
static gsize
find_piece (const Feed *feed)
{
  if (feed->rest_length <= PIECE_BYTES)
    return feed->rest_length;
  const char *line_end = memrchr (feed->rest, '\n', PIECE_BYTES);
  if (line_end != NULL)
    return (gsize) (line_end - feed->rest) + 1;
  const char *p = feed->rest + PIECE_BYTES;
  while (p > feed->rest && ((guchar) *p & 0xC0) == 0x80)
    p--;
  return (gsize) (p - feed->rest);
}

/* Puts in at the mark and moves the mark behind it. */
static void
insert_piece (HvEditorBuffer *self, Feed *feed, gsize length)
{
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &at, feed->mark);
  self->quiet++;
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &at, feed->rest, (int) length);
  self->quiet--;
  gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self), feed->mark, &at);
  feed->rest += length;
  feed->rest_length -= length;
}

static gboolean
feed_idle (gpointer data)
{
  HvEditorBuffer *self = data;
  Feed *feed = g_queue_peek_head (&self->feeds);

  if (feed != NULL)
    {
      insert_piece (self, feed, find_piece (feed));
      if (feed->rest_length == 0)
        {
          g_queue_pop_head (&self->feeds);
          feed_free (self, feed);
        }
    }
  if (!g_queue_is_empty (&self->feeds))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  end_loading (self);
  return G_SOURCE_REMOVE;
}

/* @shown: (transfer full): text that is broken up already */
static void
start_feed (HvEditorBuffer *self, const GtkTextIter *at, char *shown)
{
  Feed *feed = g_new0 (Feed, 1);
  feed->text = shown;
  feed->rest = shown;
  feed->rest_length = strlen (shown);
  feed->mark = g_object_ref (gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self), NULL, at, TRUE));
  feed->grouped = !self->loading;
  if (feed->grouped)
    gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  g_queue_push_tail (&self->feeds, feed);
  if (self->idle == 0)
    self->idle = g_idle_add (feed_idle, self);
}

/* Breaks up a paragraph that has grown while it was typed; keeps @iter valid. */
static void
break_grown_paragraph (HvEditorBuffer *self, GtkTextIter *iter)
{
  if (gtk_text_iter_get_bytes_in_line (iter) <= TYPED_MAX_BYTES)
    return;

  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextMark *here = gtk_text_buffer_create_mark (buffer, NULL, iter, FALSE);
  GtkTextIter at = *iter;
  gtk_text_iter_set_line_index (&at, 0);
  for (guint i = 0; i < HV_PARAGRAPH_MAX_BYTES && !gtk_text_iter_ends_line (&at); i++)
    gtk_text_iter_forward_char (&at);
  gtk_text_iter_backward_word_start (&at);
  if (!gtk_text_iter_starts_line (&at) && !gtk_text_iter_ends_line (&at))
    {
      self->quiet++;
      gtk_text_buffer_insert (buffer, &at, HV_PARAGRAPH_MARK, -1);
      self->quiet--;
    }
  gtk_text_buffer_get_iter_at_mark (buffer, iter, here);
  gtk_text_buffer_delete_mark (buffer, here);
}

static void
hv_editor_buffer_insert_text (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, int length)
{
  HvEditorBuffer *self = HV_EDITOR_BUFFER (buffer);
  GtkTextBufferClass *parent = GTK_TEXT_BUFFER_CLASS (hv_editor_buffer_parent_class);
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;

  if (self->quiet > 0 || self->replaying)
    {
      parent->insert_text (buffer, iter, text, length);
      return;
    }
  if (bytes <= PIECE_BYTES && !hv_paragraphs_needs_split (text, bytes))
    {
      parent->insert_text (buffer, iter, text, length);
      break_grown_paragraph (self, iter);
    }
  else
    {
      g_autoptr (HvWipedString) piece = g_strndup (text, bytes);
      start_feed (self, iter, hv_paragraphs_split (piece));
    }
  g_signal_emit (self, signals[EDITED], 0);
}

static void
hv_editor_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  HvEditorBuffer *self = HV_EDITOR_BUFFER (buffer);

  /* What is coming into the middle of what she takes away goes too. */
  for (GList *link = self->feeds.head; link != NULL && self->quiet == 0;)
    {
      GList *next = link->next;
      Feed *feed = link->data;
      GtkTextIter at;
      gtk_text_buffer_get_iter_at_mark (buffer, &at, feed->mark);
      if (gtk_text_iter_compare (start, &at) < 0 && gtk_text_iter_compare (&at, end) < 0)
        {
          g_queue_delete_link (&self->feeds, link);
          feed_free (self, feed);
        }
      link = next;
    }
  GTK_TEXT_BUFFER_CLASS (hv_editor_buffer_parent_class)->delete_range (buffer, start, end);
  if (self->quiet == 0)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
hv_editor_buffer_undo (GtkTextBuffer *buffer)
{
  HvEditorBuffer *self = HV_EDITOR_BUFFER (buffer);
  self->replaying = TRUE;
  GTK_TEXT_BUFFER_CLASS (hv_editor_buffer_parent_class)->undo (buffer);
  self->replaying = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
hv_editor_buffer_redo (GtkTextBuffer *buffer)
{
  HvEditorBuffer *self = HV_EDITOR_BUFFER (buffer);
  self->replaying = TRUE;
  GTK_TEXT_BUFFER_CLASS (hv_editor_buffer_parent_class)->redo (buffer);
  self->replaying = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
hv_editor_buffer_dispose (GObject *object)
{
  drop_feeds (HV_EDITOR_BUFFER (object));
  G_OBJECT_CLASS (hv_editor_buffer_parent_class)->dispose (object);
}

static void
hv_editor_buffer_class_init (HvEditorBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_editor_buffer_dispose;
  buffer_class->insert_text = hv_editor_buffer_insert_text;
  buffer_class->delete_range = hv_editor_buffer_delete_range;
  buffer_class->undo = hv_editor_buffer_undo;
  buffer_class->redo = hv_editor_buffer_redo;
  signals[EDITED]
      = g_signal_new ("edited", HV_TYPE_EDITOR_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_editor_buffer_init (HvEditorBuffer *self)
{
  g_queue_init (&self->feeds);
}

HvEditorBuffer *
hv_editor_buffer_new (void)
{
  return g_object_new (HV_TYPE_EDITOR_BUFFER, NULL);
}

void
hv_editor_buffer_set_content (HvEditorBuffer *self, const char *text)
{
  g_return_if_fail (HV_IS_EDITOR_BUFFER (self));
  g_return_if_fail (text != NULL);

  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  drop_feeds (self);
  /* Turning undo off forgets what was done, which for another entry would be wrong and for this one a trace. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->quiet++;
  gtk_text_buffer_set_text (buffer, "", 0);
  self->quiet--;

  self->loading = TRUE;
  GtkTextIter start;
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (*text != '\0')
    {
      start_feed (self, &start, hv_paragraphs_split (text));
      Feed *feed = g_queue_peek_head (&self->feeds);
      insert_piece (self, feed, find_piece (feed)); /* what is seen first is there at once */
      if (feed->rest_length == 0)
        drop_feeds (self);
    }
  else
    end_loading (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static int
compare_feeds (gconstpointer a, gconstpointer b, gpointer buffer)
{
  GtkTextIter first, second;
  gtk_text_buffer_get_iter_at_mark (buffer, &first, (*(Feed *const *) a)->mark);
  gtk_text_buffer_get_iter_at_mark (buffer, &second, (*(Feed *const *) b)->mark);
  return gtk_text_iter_compare (&first, &second);
}

char *
hv_editor_buffer_dup_content (HvEditorBuffer *self)
{
  g_return_val_if_fail (HV_IS_EDITOR_BUFFER (self), NULL);

  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (GPtrArray) feeds = g_ptr_array_new ();
  for (GList *link = self->feeds.head; link != NULL; link = link->next)
    g_ptr_array_add (feeds, link->data);
  g_ptr_array_sort_with_data (feeds, compare_feeds, buffer);

  g_autoptr (GString) shown = g_string_new (NULL);
  GtkTextIter start, end;
  gtk_text_buffer_get_start_iter (buffer, &start);
  for (guint i = 0; i <= feeds->len; i++)
    {
      Feed *feed = i < feeds->len ? g_ptr_array_index (feeds, i) : NULL;
      if (feed != NULL)
        gtk_text_buffer_get_iter_at_mark (buffer, &end, feed->mark);
      else
        gtk_text_buffer_get_end_iter (buffer, &end);
      g_autoptr (HvWipedString) piece = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      g_string_append (shown, piece);
      if (feed != NULL)
        g_string_append_len (shown, feed->rest, (gssize) feed->rest_length);
      start = end;
    }
  char *text = hv_paragraphs_join (shown->str);
  hv_wipe_gstring (g_steal_pointer (&shown));
  return text;
}

gboolean
hv_editor_buffer_is_blank (HvEditorBuffer *self)
{
  g_return_val_if_fail (HV_IS_EDITOR_BUFFER (self), TRUE);

  if (!g_queue_is_empty (&self->feeds))
    return FALSE;
  GtkTextIter iter;
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      if (!g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        return FALSE;
      gtk_text_iter_forward_char (&iter);
    }
  return TRUE;
}

gboolean
hv_editor_buffer_is_feeding (HvEditorBuffer *self)
{
  g_return_val_if_fail (HV_IS_EDITOR_BUFFER (self), FALSE);
  return !g_queue_is_empty (&self->feeds);
}
