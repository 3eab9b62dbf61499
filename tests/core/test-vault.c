/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static Fixture fixture;

static void
set_up (void)
{
  fixture.folder = folder_new ();
  fixture.path = g_build_filename (fixture.folder, "room.dat", NULL);
}

static void
tear_down (void)
{
  g_free (fixture.path);
  folder_free (fixture.folder);
}

START_TEST (what_was_written_is_there_again)
{
  room_with_entries (fixture.path, 500);
  g_autoptr (HvVault) vault = room_open (fixture.path);
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (hv_vault_get_recovery (vault), HV_VAULT_RECOVERY_NONE);
  ck_assert_int_eq (check_journal (database), 500);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry_text WHERE entry_text MATCH 'number77'"), 1);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry_text WHERE entry_text MATCH 'sommerfugl'"), 500);
  sqlite3_close (database);
}
END_TEST

START_TEST (another_passphrase_opens_nothing)
{
  room_with_entries (fixture.path, 1);
  static const char *const others[] = { "rolling stones gather no mos", "Rolling stones gather no moss", "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HvSecret) other = secret (others[i]);
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_vault_open (fixture.path, other, &error));
      ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault");
  TCase *tc = tcase_create ("vault");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, what_was_written_is_there_again);
  tcase_add_test (tc, another_passphrase_opens_nothing);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
