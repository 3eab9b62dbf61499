/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same as for the vault alone, with all the threads of the program: while a room is in use its keys are in locked
 * memory alone, and once it is closed nowhere. */

#include "copy-testing.h"
#include "memory-search.h"

#include "store/room-check.h"
#include "store/room-compact.h"
#include "store/room-keys.h"
#include "vault/rooms.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>

#define NEXT "another one"

static char *folder, *elsewhere;
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  elsewhere = folder_new ();
  rooms = hv_rooms_new (folder);
}

static void
tear_down (void)
{
  hv_rooms_free (rooms);
  folder_free (folder);
  folder_free (elsewhere);
}

/* ---- in a thread, as the program does it ---- */

static void
unlock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (HvSecret) passphrase = secret (data);
  HvVault *vault
      = hv_rooms_exist (rooms) ? hv_rooms_open (rooms, passphrase, NULL) : hv_rooms_create (rooms, passphrase, NULL);
  g_task_return_pointer (task, vault, NULL);
}

static HvStore *
open_room (const char *passphrase)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, await_cb, &await);
  g_task_set_task_data (task, (gpointer) passphrase, NULL);
  g_task_run_in_thread (task, unlock_thread);
  HvVault *vault = g_task_propagate_pointer (G_TASK (await_result (&await)), NULL);
  return vault != NULL ? open_with (vault, journal_only) : NULL;
}

/* ---- keys ---- */

static const char *const names[] = { "master key", "body key", "page key", "log key" };

typedef struct
{
  Piece pieces[4 * PIECES];
  guint8 salt[HV_SALT_SIZE];
} Keys;

static HvStepOutcome
remember_step (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Keys *keys = data;
  const guint8 *const all[] = { vault->keys->master, vault->keys->body, vault->keys->page, vault->keys->wal };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    remember_pieces (keys->pieces + i * PIECES, names[i], all[i]);
  hv_vault_get_salt (vault, keys->salt);
  return HV_STEP_DONE;
}

static Keys
remember_keys (HvStore *store)
{
  Keys keys;
  g_auto (Await) await = { 0 };
  hv_store_run_steps_async (store, remember_step, &keys, NULL, NULL, await_cb, &await);
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, NULL));
  return keys;
}

static void
remember_passphrase_key (Piece pieces[PIECES], const Keys *keys, const char *passphrase)
{
  g_autoptr (HvSecret) it = secret (passphrase);
  g_autoptr (HvSecret) key = hv_keys_derive (it, keys->salt, NULL);
  remember_pieces (pieces, passphrase, hv_secret_peek_bytes (key));
}

/* ---- using the room ---- */

static void
change (HvStore *store)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_keys_change_async (store, secret (PASSPHRASE), secret (NEXT), await_cb, &await);
  ck_assert_no_error (hv_room_keys_finish (store, await_result (&await), &error), error);
}

static void
check_and_compact (HvStore *store)
{
  g_auto (Await) checked = { 0 }, compacted = { 0 };
  hv_room_check_async (store, NULL, await_cb, &checked);
  HvRoomReport *report = hv_room_check_finish (store, await_result (&checked), NULL);
  ck_assert (report != NULL && report->sound);
  hv_room_report_free (report);
  hv_room_compact_async (store, await_cb, &compacted);
  ck_assert (hv_room_compact_finish (store, await_result (&compacted), NULL));
}

static void
use (HvStore *store)
{
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  for (int i = 1; i <= 50; i++)
    write_numbered (journal, i);
  g_autofree char *copy = copy_room (store, elsewhere, NULL, &error);
  ck_assert_no_error (copy != NULL, error);
  change (store);
  check_and_compact (store);
}

START_TEST (no_thread_keeps_a_key)
{
  HvStore *store = open_room (PASSPHRASE);
  ck_assert_ptr_nonnull (store);
  Keys keys = remember_keys (store);
  Piece passphrases[2 * PIECES];
  remember_passphrase_key (passphrases, &keys, PASSPHRASE);
  remember_passphrase_key (passphrases + PIECES, &keys, NEXT);
  use (store);
  Hits open = search_memory (keys.pieces, G_N_ELEMENTS (keys.pieces));
  ck_assert_uint_eq (open.loose, 0);
  ck_assert_uint_eq (open.locked, G_N_ELEMENTS (keys.pieces));
  Hits words = search_memory (passphrases, G_N_ELEMENTS (passphrases));
  ck_assert_uint_eq (words.loose + words.locked, 0);

  close_store (store);
  ck_assert_ptr_null (open_room (PASSPHRASE));
  close_store (open_room (NEXT));
  Hits closed = search_memory (keys.pieces, G_N_ELEMENTS (keys.pieces));
  ck_assert_uint_eq (closed.loose + closed.locked, 0);
  words = search_memory (passphrases, G_N_ELEMENTS (passphrases));
  ck_assert_uint_eq (words.loose + words.locked, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-memory");
  TCase *tc = tcase_create ("memory");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  if (can_search_memory ())
    tcase_add_test (tc, no_thread_keeps_a_key);
  suite_add_tcase (suite, tc);
  return run_tests (suite);
}
