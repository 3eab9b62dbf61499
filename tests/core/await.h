/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <check.h>
#include <gio/gio.h>

/*
 * Asynchronous calls, one at a time:
 *
 *   Await await = { 0 };
 *   hv_thing_do_async (thing, await_cb, &await);
 *   hv_thing_do_finish (thing, await_result (&await), &error);
 *
 * The result lives until the Await is used again or cleared.
 */
typedef struct
{
  GAsyncResult *result;
} Await;

G_GNUC_UNUSED static void
await_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Await *await = user_data;
  ck_assert_ptr_null (await->result); /* a callback comes once */
  await->result = g_object_ref (result);
}

G_GNUC_UNUSED static gboolean
await_too_long (gpointer user_data)
{
  ck_abort_msg ("nothing came back within 60 seconds");
  return G_SOURCE_REMOVE;
}

/* Runs the main context until the callback has come. */
G_GNUC_UNUSED static GAsyncResult *
await_result (Await *await)
{
  guint guard = g_timeout_add_seconds (60, await_too_long, NULL);
  while (await->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return await->result;
}

G_GNUC_UNUSED static void
await_clear (Await *await)
{
  g_clear_object (&await->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Await, await_clear)

/* Lets everything that is due now come in. */
G_GNUC_UNUSED static void
await_quiet (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
