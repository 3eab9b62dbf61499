/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys are nowhere but in locked memory while a room is open, and nowhere at all after. */

#include "memory-search.h"
#include "vault-testing.h"

#include "vault/erase.h"
#include "vault/secret-private.h"
#include "vault/slots.h"
#include "vault/vault-private.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static char *folder, *path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room", NULL);
}

static void
tear_down (void)
{
  g_free (path);
  folder_free (folder);
}

/* Every key of a room, and that of a passphrase. */
typedef struct
{
  Piece pieces[5 * PIECES];
} Keys;

static Keys
remember_keys (const HvVault *vault, const HvSecret *passphrase_key)
{
  Keys keys;
  remember_pieces (keys.pieces, "master key", vault->keys->master);
  remember_pieces (keys.pieces + PIECES, "body key", vault->keys->body);
  remember_pieces (keys.pieces + 2 * PIECES, "page key", vault->keys->page);
  remember_pieces (keys.pieces + 3 * PIECES, "log key", vault->keys->wal);
  remember_pieces (keys.pieces + 4 * PIECES, "passphrase key", hv_secret_peek_bytes (passphrase_key));
  return keys;
}

static Hits
search_keys (const Keys *keys)
{
  return search_memory (keys->pieces, G_N_ELEMENTS (keys->pieces));
}

static HvSecret *
derive (HvVault *vault, const char *passphrase)
{
  guint8 salt[HV_SALT_SIZE];
  g_autoptr (HvSecret) typed = secret (passphrase);
  hv_vault_get_salt (vault, salt);
  return hv_keys_derive (typed, salt, NULL);
}

static HvVault *
open_with_words (const char *words)
{
  g_autoptr (HvSecret) passphrase = secret (words);
  return hv_vault_open (path, passphrase, NULL);
}

START_TEST (the_search_finds_what_is_there)
{
  Piece pieces[PIECES];
  guint8 bytes[32], *loose = g_malloc (sizeof bytes), *locked = hv_locked_alloc (sizeof bytes, NULL);
  randombytes_buf (bytes, sizeof bytes);
  remember_pieces (pieces, "bytes put there", bytes);
  memcpy (loose, bytes, sizeof bytes);
  memcpy (locked, bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  Hits hits = search_memory (pieces, G_N_ELEMENTS (pieces));
  ck_assert_uint_ge (hits.loose, PIECES);
  ck_assert_uint_eq (hits.locked, PIECES);
  explicit_bzero (loose, sizeof bytes);
  sodium_free (locked);
  g_free (loose);
}
END_TEST

static void
use (HvVault *vault)
{
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 50);
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  add_entries (database, 51, 50);
  ck_assert_int_eq (check_journal (database), 100);
  sqlite3_close (database);
}

/* All keys are there, and in locked memory alone. */
static void
check_open (const Keys *keys, const char *after)
{
  Hits hits = search_keys (keys);
  ck_assert_msg (hits.loose == 0, "after %s: %u pieces of keys", after, hits.loose);
  ck_assert_msg (hits.locked == 4 * PIECES, "after %s: %u pieces of keys", after, hits.locked);
}

static void
check_closed (const Keys *keys, const char *after)
{
  Hits hits = search_keys (keys);
  ck_assert_msg (hits.loose == 0 && hits.locked == 0, "after %s: %u and %u pieces of keys", after, hits.loose,
                 hits.locked);
}

START_TEST (keys_are_in_locked_memory_alone_and_after_closing_nowhere)
{
  hv_vault_close (room_create (path));
  HvVault *vault = room_open (path);
  HvSecret *key = derive (vault, PASSPHRASE);
  Keys keys = remember_keys (vault, key);
  hv_secret_free (key);
  check_open (&keys, "opening");
  use (vault);
  check_open (&keys, "writing and reading");
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  check_open (&keys, "checking");
  hv_vault_close (vault);
  check_closed (&keys, "closing");

  ck_assert_ptr_null (open_with_words ("not this one"));
  check_closed (&keys, "a wrong passphrase");
  hv_vault_close (room_open (path));
  check_closed (&keys, "opening again, and closing");
}
END_TEST

/* Between one step and the next nothing has come to lie over what it may have left. */
START_TEST (no_step_by_itself_leaves_a_key)
{
  g_autofree guint8 *page = g_malloc0 (HV_VAULT_PAGE_SIZE),
                    *frame = g_malloc0 (HV_FRAME_HEADER_SIZE + HV_VAULT_PAGE_SIZE);
  guint8 slot[HV_SLOT_SIZE], record[HV_BODY_RECORD_SIZE], body[HV_BODY_SIZE], salt[HV_SALT_SIZE], header[24] = { 0 };
  guint8 *master = hv_locked_alloc (HV_KEY_SIZE, NULL);
  HvVault *vault = room_create (path);
  HvSecret *key = derive (vault, PASSPHRASE);
  Keys keys = remember_keys (vault, key);
  hv_vault_get_salt (vault, salt);

#define STEP(what)                                                                                                     \
  what;                                                                                                                \
  hits = search_memory_at_once (keys.pieces, G_N_ELEMENTS (keys.pieces));                                              \
  ck_assert_msg (hits.loose == 0, "after %s", #what)

  Hits hits = search_keys (&keys);

  STEP (hv_slot_seal (slot, 0, hv_secret_peek_bytes (key), salt, vault->keys->master, HV_SLOT_PASSPHRASE));
  STEP (hv_slot_open (slot, 0, hv_secret_peek_bytes (key), salt, master));
  STEP (hv_keys_set_body (vault->keys));
  STEP (hv_keys_set_file (vault->keys, vault->body + HV_BODY_FILE_ID));
  STEP (hv_body_seal (record, 0, vault->keys, vault->body));
  STEP (hv_body_open (record, 0, vault->keys, body));
  STEP (hv_page_seal (page, page, HV_VAULT_PAGE_SIZE, 1, vault->keys));
  STEP (hv_page_open (page, HV_VAULT_PAGE_SIZE, 1, vault->keys));
  STEP (hv_frame_seal (frame, header, page, HV_VAULT_PAGE_SIZE, vault->body, 0, vault->keys));
  STEP (hv_frame_open (frame, HV_VAULT_PAGE_SIZE, vault->body, 0, vault->keys));
  STEP (hv_vault_find_key (vault, key, NULL, NULL));
#undef STEP

  sodium_free (master);
  hv_secret_free (key);
  hv_vault_close (vault);
  check_closed (&keys, "closing");
}
END_TEST

START_TEST (changing_keys_leaves_none_behind)
{
  HvVault *vault = room_create (path);
  HvSecret *key = derive (vault, PASSPHRASE), *next = derive (vault, "another one");
  Keys old = remember_keys (vault, key), new = remember_keys (vault, next);
  guint index;
  ck_assert (hv_vault_find_key (vault, key, &index, NULL));
  ck_assert (hv_vault_replace_key (vault, index, next, NULL));
  ck_assert (hv_vault_add_key (vault, key, HV_SLOT_PASSPHRASE, &index, NULL));
  ck_assert (hv_vault_remove_key (vault, index, NULL));
  hv_secret_free (key);
  hv_secret_free (next);
  check_open (&old, "changing keys");
  check_open (&new, "changing keys");
  hv_vault_close (vault);
  check_closed (&old, "closing");
  check_closed (&new, "closing");
}
END_TEST

START_TEST (an_erased_rooms_keys_are_gone_from_memory_at_once)
{
  HvVault *vault = room_create (path);
  HvSecret *key = derive (vault, PASSPHRASE);
  Keys keys = remember_keys (vault, key);
  HvErasing *erasing = hv_vault_erase_keys (vault, key, NULL);
  hv_secret_free (key);
  check_closed (&keys, "erasing");
  hv_vault_close (vault);
  ck_assert (hv_erasing_finish (erasing, NULL));
}
END_TEST

/* ---- the passphrase ---- */

/* As long as a key's pieces; of letters that need to be normalised and a run of rare ones. (Common letters as GLib's
 * characters stand in the C library's tables too.) It has room from the start: a text that grows leaves its beginning
 * in freed memory. */
static char *
make_passphrase (void)
{
  static const char *const letters[] = { "å", "ø", "é", "\u1e69" };
  GString *text = g_string_sized_new (128);
  while (text->len < 100)
    {
      g_string_append (text, letters[randombytes_uniform (G_N_ELEMENTS (letters))]);
      for (guint i = 0; i < 3; i++)
        g_string_append_unichar (text, 0x4e00 + randombytes_uniform (0x5000));
    }
  return g_string_free (text, FALSE);
}

START_TEST (a_passphrase_is_nowhere_once_it_is_used)
{
  char *typed = make_passphrase ();
  glong n_characters;
  gunichar *characters = g_utf8_to_ucs4_fast (typed, -1, &n_characters);
  HvSecret *passphrase = secret (typed);
  Piece pieces[2 * PIECES];
  remember_pieces (pieces, "passphrase", hv_secret_peek_bytes (passphrase));
  remember_pieces (pieces + PIECES, "passphrase as GLib's characters", (const guint8 *) (characters + 4));
  explicit_bzero (typed, strlen (typed));
  explicit_bzero (characters, (gsize) n_characters * sizeof *characters);
  g_free (typed);
  g_free (characters);
  Hits hits = search_memory (pieces, G_N_ELEMENTS (pieces));
  ck_assert_uint_eq (hits.loose, 0);
  ck_assert_uint_eq (hits.locked, PIECES);
  HvVault *vault = hv_vault_create (path, passphrase, NULL);
  hv_vault_close (vault);
  vault = hv_vault_open (path, passphrase, NULL);
  ck_assert_ptr_nonnull (vault);
  hv_secret_free (passphrase);
  hits = search_memory (pieces, G_N_ELEMENTS (pieces));
  ck_assert_uint_eq (hits.loose + hits.locked, 0);
  hv_vault_close (vault);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-memory");
  TCase *tc = tcase_create ("memory");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  if (can_search_memory ())
    {
      tcase_add_test (tc, the_search_finds_what_is_there);
      tcase_add_test (tc, keys_are_in_locked_memory_alone_and_after_closing_nowhere);
      tcase_add_test (tc, no_step_by_itself_leaves_a_key);
      tcase_add_test (tc, changing_keys_leaves_none_behind);
      tcase_add_test (tc, an_erased_rooms_keys_are_gone_from_memory_at_once);
      tcase_add_test (tc, a_passphrase_is_nowhere_once_it_is_used);
    }
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
