/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Locked memory runs out at any of the places that ask for it: a clear error, and the room is as it was. The linker
 * puts the functions here in front of the library's. */

#include "vault-testing.h"

#include "vault/erase.h"
#include "vault/room-check.h"
#include "vault/room-copy.h"
#include "vault/salvage-pages.h"
#include "vault/secret-private.h"
#include "vault/slots.h"
#include "vault/vault-private.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>

#define NEXT "another one"
#define ENTRIES 60

void *__real_sodium_malloc (size_t size);
int __real_sodium_mlock (void *at, size_t size);
void *__wrap_sodium_malloc (size_t size);
int __wrap_sodium_mlock (void *at, size_t size);

static int count, fail_at;
static gboolean fail_on; /* all after it too */

static gboolean
fails (void)
{
  count++;
  return fail_at > 0 && (count == fail_at || (fail_on && count > fail_at));
}

void *
__wrap_sodium_malloc (size_t size)
{
  errno = ENOMEM;
  return fails () ? NULL : __real_sodium_malloc (size);
}

int
__wrap_sodium_mlock (void *at, size_t size)
{
  errno = EAGAIN;
  return fails () ? -1 : __real_sodium_mlock (at, size);
}

static void
let_fail (int at, gboolean on)
{
  count = 0;
  fail_at = at;
  fail_on = on;
}

/* ---- a visit ---- */

static char *folder, *path, *elsewhere;

static void
set_up (void)
{
  folder = folder_new ();
  elsewhere = folder_new ();
  path = g_build_filename (folder, "room", NULL);
  let_fail (0, FALSE);
  room_with_entries (path, ENTRIES);
}

static void
tear_down (void)
{
  g_free (path);
  folder_free (folder);
  folder_free (elsewhere);
}

/* Which words open the room, if all goes well. */
static const char *words;

static HvSecret *
derive (HvVault *vault, const char *passphrase, GError **error)
{
  guint8 salt[HV_SALT_SIZE];
  g_autoptr (HvSecret) typed = hv_secret_new_from_passphrase (passphrase, error);
  hv_vault_get_salt (vault, salt);
  return typed != NULL ? hv_keys_derive (typed, salt, error) : NULL;
}

static HvVault *
open_room (GError **error)
{
  g_autoptr (HvSecret) typed = hv_secret_new_from_passphrase (words, error);
  return typed != NULL ? hv_vault_open (path, typed, error) : NULL;
}

static gboolean
write_something (HvVault *vault, GError **error)
{
  sqlite3 *database = hv_vault_open_database (vault, error);
  if (database == NULL)
    return FALSE;
  int code = sqlite3_exec (database,
                           "UPDATE entry SET body = body WHERE id < 20; PRAGMA wal_checkpoint (TRUNCATE);"
                           "UPDATE entry SET body = body WHERE id < 9; PRAGMA integrity_check",
                           NULL, NULL, NULL);
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "writing");
  gboolean more, mended;
  ck_assert_uint_eq (hv_vault_check_pages (vault, 1, G_MAXUINT, NULL), 0);
  ck_assert_uint_eq (hv_vault_check_log (vault, 0, G_MAXINT, &more), 0);
  gboolean done = hv_vault_check_header (vault, &mended, code == SQLITE_OK ? error : NULL) && code == SQLITE_OK;
  sqlite3_close (database);
  return done;
}

static gboolean
change_words (HvVault *vault, GError **error)
{
  const char *other = g_str_equal (words, NEXT) ? PASSPHRASE : NEXT;
  g_autoptr (HvSecret) now = derive (vault, words, error);
  g_autoptr (HvSecret) next = now != NULL ? derive (vault, other, error) : NULL;
  guint index;
  if (next == NULL || !hv_vault_find_key (vault, now, &index, error)
      || !hv_vault_replace_key (vault, index, next, error))
    return FALSE;
  words = other;
  return TRUE;
}

static gboolean
visit (GError **error)
{
  g_autoptr (HvVault) vault = open_room (error);
  return vault != NULL && write_something (vault, error) && change_words (vault, error);
}

/* What is left when nothing fails any more. */
static void
check_room (void)
{
  g_autoptr (GError) error = NULL;
  HvVault *vault = open_room (&error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (check_journal (database), ENTRIES);
  sqlite3_close (database);
  hv_vault_close (vault);
}

static gboolean
salvage_pages (GError **error)
{
  g_autoptr (HvSecret) typed = hv_secret_new_from_passphrase (words, error);
  g_autoptr (HvSalvagePages) pages = typed != NULL ? hv_salvage_pages_open (path, typed, NULL, error) : NULL;
  return pages != NULL;
}

static gboolean
make_another (GError **error)
{
  g_autofree char *other = g_build_filename (elsewhere, "room", NULL);
  g_autoptr (HvSecret) typed = hv_secret_new_from_passphrase (words, error);
  g_autoptr (HvVault) vault = typed != NULL ? hv_vault_create (other, typed, error) : NULL;
  remove (other);
  return vault != NULL;
}

static gboolean
restore_copy (GError **error)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (elsewhere);
  g_autoptr (HvSecret) typed = hv_secret_new_from_passphrase (words, error);
  g_autoptr (HvVault) vault = typed != NULL ? hv_rooms_restore (rooms, path, typed, NULL, NULL, error) : NULL;
  g_clear_pointer (&vault, hv_vault_close);
  int at = fail_at, so_far = count;
  fail_at = 0;
  if (hv_rooms_exist (rooms))
    ck_assert (hv_rooms_erase_all (rooms, NULL));
  fail_at = at;
  count = so_far;
  return error == NULL || *error == NULL;
}

static const struct
{
  gboolean (*act) (GError **error);
  const char *name;
} acts[] = {
  { visit, "a visit with a change of words" },
  { salvage_pages, "salvaging" },
  { make_another, "making a room" },
  { restore_copy, "restoring" },
};

static void
fail_everywhere (guint which, gboolean on)
{
  int failed = 0, n;
  for (n = 1;; n++)
    {
      g_autoptr (GError) error = NULL;
      let_fail (n, on);
      gboolean done = acts[which].act (&error);
      gboolean asked = count >= n;
      let_fail (0, FALSE);
      ck_assert (done == (error == NULL));
      if (!done)
        {
          ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_MEMORY), "%d: %s", n, error->message);
          failed++;
        }
      check_room ();
      if (!asked)
        break;
    }
  ck_assert_int_gt (n, 5);
  printf ("# %s: memory missing at %d places%s, told at %d, 0 rooms harmed\n", acts[which].name, n - 1,
          on ? " and from then on" : "", failed);
  ck_assert_int_gt (failed, 0);
}

START_TEST (without_memory_there_is_an_error_and_no_harm)
{
  words = PASSPHRASE;
  fail_everywhere ((guint) _i, FALSE);
  fail_everywhere ((guint) _i, TRUE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-shortage");
  TCase *tc = tcase_create ("shortage");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_loop_test (tc, without_memory_there_is_an_error_and_no_harm, 0, G_N_ELEMENTS (acts));
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
