/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/knock.h"

#include "base/freed-memory.h"
#include "ui/window/door-queue.h"
#include "ui/window/room-door.h"

#include <string.h>

#define SOURCE_KEY "hv-knock-source"
#define SESSION_KEY "hv-knock-session"

static guint keep_ms = HV_KNOCK_KEEP_MS;

/* Wrong words, a damaged file, a computer short of memory: told behind the menu, never here. */
static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  hv_room_door_finish (HV_SESSION (source), result, &error);
}

static void
entered_cb (HvTextField *field)
{
  HvSession *session = g_object_get_data (G_OBJECT (field), SESSION_KEY);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (hv_text_field_get_view (field));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  char *typed = gtk_text_buffer_get_text (buffer, &start, &end, FALSE); /* as it is, blanks too */
  HvSecret *secret = *typed != '\0' ? hv_secret_new_from_passphrase (typed, NULL) : NULL;
  explicit_bzero (typed, strlen (typed));
  g_free (typed);
  if (secret != NULL)
    hv_door_queue_open_async (session, secret, tried_cb, NULL);
}

static gboolean
clear (gpointer field)
{
  g_object_set_data (field, SOURCE_KEY, NULL);
  hv_text_field_set_text (field, "");
  return G_SOURCE_REMOVE;
}

static void
stop_clock (HvTextField *field)
{
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (field), SOURCE_KEY));
  if (source != 0)
    g_source_remove (source);
}

static void
changed_cb (HvTextField *field)
{
  stop_clock (field);
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (hv_text_field_get_view (field))) == 0)
    return;
  g_object_set_data (G_OBJECT (field), SOURCE_KEY, GUINT_TO_POINTER (g_timeout_add (keep_ms, clear, field)));
}

static void
end (HvTextField *field)
{
  stop_clock (field);
  hv_freed_memory_end_wiping ();
}

void
hv_knock_on_enter (HvTextField *field, HvSession *session)
{
  g_return_if_fail (HV_IS_TEXT_FIELD (field) && HV_IS_SESSION (session));

  hv_freed_memory_begin_wiping ();
  hv_text_field_set_undo (field, FALSE);
  g_object_set_data_full (G_OBJECT (field), SESSION_KEY, g_object_ref (session), g_object_unref);
  g_signal_connect (field, "entered", G_CALLBACK (entered_cb), NULL);
  g_signal_connect (field, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (field, "destroy", G_CALLBACK (end), NULL);
}

void
hv_knock_set_keep_ms_for_tests (guint ms)
{
  keep_ms = ms;
}
