/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Passphrases of a room in use: changed, added, removed while it is open. */

#include "room-store.h"

#include "store/room-keys.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define NEW "the kettle sings at seven"
#define OTHER "a door in the hedge"

static const HvMigration migrations[] = {
  { "note", 1, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)" },
  { 0 },
};
static const HvMigration *const notes[] = { migrations, NULL };

static char *folder;
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  rooms = hv_rooms_new (folder);
}

static void
tear_down (void)
{
  hv_rooms_free (rooms);
  folder_free (folder);
}

static HvStore *
make_room (void)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvStore *store = open_with (hv_rooms_create (rooms, passphrase, NULL), notes);
  ck_assert (exec_store (store, "INSERT INTO note (body) VALUES ('one'), ('two')", NULL));
  return store;
}

static gboolean
opens (const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, it, &error);
  ck_assert (vault != NULL || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
  return vault != NULL;
}

/* The code that was told, or -1 when it was done. */
static int
finish (HvStore *store, Await *await)
{
  g_autoptr (GError) error = NULL;
  if (hv_room_keys_finish (store, await_result (await), &error))
    return -1;
  ck_assert_ptr_nonnull (error);
  ck_assert (error->domain == HV_VAULT_ERROR || error->domain == HV_STORE_ERROR);
  return error->code;
}

static int
change (HvStore *store, const char *current, const char *next)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_change_async (store, secret (current), secret (next), await_cb, &await);
  return finish (store, &await);
}

static int
add (HvStore *store, const char *current, const char *another, HvSlotKind kind)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_add_async (store, secret (current), secret (another), kind, await_cb, &await);
  return finish (store, &await);
}

static int
remove_key (HvStore *store, const char *current, guint index)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_remove_async (store, secret (current), index, await_cb, &await);
  return finish (store, &await);
}

static GArray *
list (HvStore *store)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_keys_list_async (store, await_cb, &await);
  GArray *keys = hv_room_keys_list_finish (store, await_result (&await), &error);
  ck_assert_no_error (keys != NULL, error);
  return keys;
}

/* The index of the key of @kind; there is exactly one. */
static guint
find_kind (HvStore *store, HvSlotKind kind)
{
  g_autoptr (GArray) keys = list (store);
  guint found = HV_SLOTS;
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, HvVaultKey, i).kind == kind)
      {
        ck_assert_uint_eq (found, HV_SLOTS);
        found = g_array_index (keys, HvVaultKey, i).index;
      }
  ck_assert_uint_lt (found, HV_SLOTS);
  return found;
}

START_TEST (a_changed_passphrase_opens_the_room_and_the_old_one_does_not)
{
  HvStore *store = make_room ();
  ck_assert_int_eq (change (store, PASSPHRASE, NEW), -1);
  ck_assert (exec_store (store, "INSERT INTO note (body) VALUES ('three')", NULL));
  ck_assert_int_eq (change (store, PASSPHRASE, OTHER), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert_int_eq (change (store, NEW, NEW), -1); /* to the same one is no error */
  close_store (store);
  ck_assert (!opens (PASSPHRASE));
  g_autoptr (HvSecret) it = secret (NEW);
  store = open_with (hv_rooms_open (rooms, it, NULL), notes);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM note"), 3);
  close_store (store);
}
END_TEST

static int
prove (HvStore *store, const char *current)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_prove_async (store, secret (current), await_cb, &await);
  return finish (store, &await);
}

START_TEST (to_prove_a_passphrase_changes_nothing)
{
  g_autoptr (HvStore) store = make_room ();
  g_autoptr (GArray) before = list (store);
  ck_assert_int_eq (prove (store, PASSPHRASE), -1);
  ck_assert_int_eq (prove (store, OTHER), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  g_autoptr (GArray) after = list (store);
  ck_assert_uint_eq (after->len, before->len);
  ck_assert_mem_eq (after->data, before->data, before->len * sizeof (HvVaultKey));
}
END_TEST

START_TEST (a_wrong_passphrase_changes_nothing)
{
  HvStore *store = make_room ();
  g_autoptr (GArray) before = list (store);
  ck_assert_uint_eq (before->len, 1);
  ck_assert (g_array_index (before, HvVaultKey, 0).own);
  ck_assert_int_eq (change (store, OTHER, NEW), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert_int_eq (add (store, OTHER, NEW, HV_SLOT_PASSPHRASE), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert_int_eq (remove_key (store, OTHER, g_array_index (before, HvVaultKey, 0).index),
                    HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert_int_eq (change (store, OTHER, PASSPHRASE), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  g_autoptr (GArray) after = list (store);
  ck_assert_uint_eq (after->len, 1);
  close_store (store);
  ck_assert (opens (PASSPHRASE));
  ck_assert (!opens (NEW));
}
END_TEST

START_TEST (a_recovery_phrase_opens_the_same_room_until_it_is_removed)
{
  HvStore *store = make_room ();
  ck_assert_int_eq (add (store, PASSPHRASE, NEW, HV_SLOT_RECOVERY), -1);
  ck_assert_int_eq (add (store, PASSPHRASE, NEW, HV_SLOT_RECOVERY), HV_VAULT_ERROR_TAKEN);
  ck_assert_int_eq (change (store, PASSPHRASE, NEW), HV_VAULT_ERROR_TAKEN);
  close_store (store);
  ck_assert (opens (PASSPHRASE));

  /* She has forgotten the passphrase: with the phrase she gives the room another one. */
  g_autoptr (HvSecret) it = secret (NEW);
  store = open_with (hv_rooms_open (rooms, it, NULL), notes);
  guint forgotten = find_kind (store, HV_SLOT_PASSPHRASE);
  ck_assert_int_eq (add (store, NEW, OTHER, HV_SLOT_PASSPHRASE), -1);
  ck_assert_int_eq (remove_key (store, NEW, forgotten), -1);
  ck_assert_int_eq (remove_key (store, NEW, forgotten), -1); /* it is gone, as was wished */
  ck_assert_int_eq (remove_key (store, OTHER, find_kind (store, HV_SLOT_RECOVERY)), -1);
  ck_assert_int_eq (remove_key (store, OTHER, find_kind (store, HV_SLOT_PASSPHRASE)), HV_VAULT_ERROR_LAST_KEY);
  close_store (store);
  ck_assert (!opens (PASSPHRASE));
  ck_assert (!opens (NEW));
  ck_assert (opens (OTHER));
}
END_TEST

START_TEST (nine_keys_are_too_many)
{
  HvStore *store = make_room ();
  for (int i = 2; i <= HV_SLOTS + 1; i++)
    {
      g_autofree char *passphrase = g_strdup_printf ("passphrase %d", i);
      ck_assert_int_eq (add (store, PASSPHRASE, passphrase, HV_SLOT_PASSPHRASE),
                        i <= HV_SLOTS ? -1 : HV_VAULT_ERROR_NO_SLOT);
    }
  ck_assert_int_eq (change (store, "passphrase 2", NEW), -1);
  close_store (store);
  ck_assert (opens (PASSPHRASE) && opens (NEW) && opens ("passphrase 8") && !opens ("passphrase 2"));
}
END_TEST

/* ---- one passphrase, one room ---- */

/* A second room in the file that the first one names for it. */
static void
make_second_room (HvStore *store)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE), other = secret (OTHER);
  close_store (store);
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, passphrase, NULL);
  guint8 salt[HV_SALT_SIZE];
  hv_vault_get_salt (vault, salt);
  g_autoptr (HvSecret) key = hv_keys_derive (other, salt, NULL);
  g_autofree char *path = g_strdup_printf ("%s/%u.dat", folder, hv_get_u16 (vault->body + HV_BODY_SPARE));
  g_unlink (path);
  ck_assert (
      hv_vault_write_new (path, hv_secret_peek_bytes (key), salt, 0, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT, NULL));
}

static void
check_other_is_taken (void)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvStore *store = open_with (hv_rooms_open (rooms, passphrase, NULL), notes);
  ck_assert_int_eq (change (store, PASSPHRASE, OTHER), HV_VAULT_ERROR_TAKEN);
  ck_assert_int_eq (add (store, PASSPHRASE, OTHER, HV_SLOT_RECOVERY), HV_VAULT_ERROR_TAKEN);
  /* Who cannot open this room is not told whether there is another. */
  ck_assert_int_eq (change (store, NEW, OTHER), HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert_int_eq (change (store, PASSPHRASE, NEW), -1);
  close_store (store);
  ck_assert (opens (NEW));
  ck_assert (opens (OTHER));
  ck_assert (!opens (PASSPHRASE));
}

START_TEST (a_passphrase_of_another_room_is_taken)
{
  make_second_room (make_room ());
  check_other_is_taken ();
}
END_TEST

START_TEST (a_passphrase_of_a_room_brought_from_elsewhere_is_taken)
{
  g_autofree char *path = g_build_filename (folder, "17.dat", NULL);
  g_autoptr (HvSecret) other = secret (OTHER);
  close_store (make_room ());
  hv_vault_close (hv_vault_create (path, other, NULL));
  check_other_is_taken ();
}
END_TEST

START_TEST (a_room_that_stands_alone_looks_at_no_other_file)
{
  g_autofree char *path = g_build_filename (folder, "1.dat", NULL), *beside = g_build_filename (folder, "2.dat", NULL);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE), next = secret (NEW);
  hv_vault_close (hv_vault_create (beside, next, NULL));
  HvStore *store = open_with (hv_vault_create (path, passphrase, NULL), notes);
  ck_assert_int_eq (change (store, PASSPHRASE, NEW), -1);
  close_store (store);
  g_autoptr (HvVault) vault = hv_vault_open (path, next, NULL);
  ck_assert_ptr_nonnull (vault);
}
END_TEST

/* ---- beside other work ---- */

START_TEST (what_is_saved_meanwhile_is_kept)
{
  HvStore *store = make_room ();
  g_auto (Await) await = { 0 };
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *current = g_strdup_printf ("passphrase %d", i), *next = g_strdup_printf ("passphrase %d", i + 1);
      hv_room_keys_change_async (store, secret (i == 0 ? PASSPHRASE : current), secret (next), await_cb, &await);
      ck_assert (exec_store (store, "INSERT INTO note (body) VALUES ('x')", NULL));
      ck_assert_int_eq (finish (store, &await), -1);
      await_clear (&await);
    }
  close_store (store);
  g_autoptr (HvSecret) last = secret ("passphrase 20");
  store = open_with (hv_rooms_open (rooms, last, NULL), notes);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM note"), 22);
  close_store (store);
}
END_TEST

/* She leaves in the middle: it was done or it was not. */
START_TEST (leaving_meanwhile_leaves_the_old_or_the_new)
{
  int done = 0;
  close_store (make_room ());
  for (int i = 0; i < 20; i++)
    {
      const char *from = opens (PASSPHRASE) ? PASSPHRASE : NEW;
      const char *to = from[0] == PASSPHRASE[0] ? NEW : PASSPHRASE;
      g_autoptr (HvSecret) current = secret (from);
      HvStore *store = open_with (hv_rooms_open (rooms, current, NULL), notes);
      g_auto (Await) await = { 0 };
      hv_room_keys_change_async (store, secret (from), secret (to), await_cb, &await);
      for (int n = 0; n < i; n++)
        {
          g_usleep (50);
          g_main_context_iteration (NULL, FALSE);
        }
      ck_assert (hv_store_close_now (store, 20000));
      int code = finish (store, &await);
      ck_assert (code == -1 || code == HV_STORE_ERROR_CLOSED);
      g_object_unref (store);
      ck_assert_int_eq (opens (to), code == -1);
      ck_assert_int_eq (opens (from), code != -1);
      done += code == -1;
    }
  printf ("# left while a passphrase was changed, 20 times: %d changed, %d not, 0 locked out\n", done, 20 - done);
}
END_TEST

START_TEST (memory_has_no_keys_and_a_closed_store_says_so)
{
  g_autoptr (HvStore) memory = open_memory (notes);
  ck_assert_int_eq (change (memory, PASSPHRASE, NEW), HV_STORE_ERROR_MISUSE);
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_keys_list_async (memory, await_cb, &await);
  ck_assert_ptr_null (hv_room_keys_list_finish (memory, await_result (&await), &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);

  g_autoptr (HvStore) store = make_room ();
  ck_assert (hv_store_close_now (store, 20000));
  ck_assert_int_eq (change (store, PASSPHRASE, NEW), HV_STORE_ERROR_CLOSED);
  ck_assert (opens (PASSPHRASE));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-keys");
  TCase *tc = tcase_create ("room-keys");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_changed_passphrase_opens_the_room_and_the_old_one_does_not);
  tcase_add_test (tc, to_prove_a_passphrase_changes_nothing);
  tcase_add_test (tc, a_wrong_passphrase_changes_nothing);
  tcase_add_test (tc, a_recovery_phrase_opens_the_same_room_until_it_is_removed);
  tcase_add_test (tc, nine_keys_are_too_many);
  tcase_add_test (tc, a_passphrase_of_another_room_is_taken);
  tcase_add_test (tc, a_passphrase_of_a_room_brought_from_elsewhere_is_taken);
  tcase_add_test (tc, a_room_that_stands_alone_looks_at_no_other_file);
  tcase_add_test (tc, what_is_saved_meanwhile_is_kept);
  tcase_add_test (tc, leaving_meanwhile_leaves_the_old_or_the_new);
  tcase_add_test (tc, memory_has_no_keys_and_a_closed_store_says_so);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
