/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms made by earlier versions of the program go on opening, with what they cost in earnest. */

#include "vectors.h"

#include "../core/vault-testing.h"

#include <string.h>

static char *folder;

static void
set_up (void)
{
  folder = folder_new ();
  hv_vault_set_cheap_derivation_for_tests (FALSE);
}

static void
tear_down (void)
{
  folder_free (folder);
}

/* Copies the vector, as opening a room writes to it. Returns the copy's path. */
static char *
take (const char *name)
{
  static const char *const endings[] = { "", "-wal" };
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strdup_printf ("%s/%s%s", VECTORS, name, endings[i]);
      g_autofree char *to = g_strdup_printf ("%s/%s%s", folder, name, endings[i]);
      if (!g_file_test (from, G_FILE_TEST_EXISTS))
        continue;
      g_auto (Content) content = content_read (from);
      content_write (&content, to);
    }
  return g_build_filename (folder, name, NULL);
}

/* Opens @path, expecting @n rows. */
static void
check_rows (const char *path, int n, HvVaultRecovery recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (VECTOR_PASSPHRASE);
  g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (hv_vault_get_recovery (vault), recovery);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry"), n);
  g_autofree char *second = ask_text (database, "SELECT body FROM entry WHERE id = 2");
  ck_assert_str_eq (second, "Kaffe på trappen.");
  run_sql (database, "INSERT INTO entry (body) VALUES ('new')");
  sqlite3_close (database);
}

START_TEST (a_room_of_version_1_opens)
{
  g_autofree char *path = take ("room-v1.dat");
  check_rows (path, 2, HV_VAULT_RECOVERY_NONE);
  check_rows (path, 3, HV_VAULT_RECOVERY_NONE);
}
END_TEST

START_TEST (a_killed_room_of_version_1_opens)
{
  g_autofree char *path = take ("room-v1-killed.dat");
  check_rows (path, 4, HV_VAULT_RECOVERY_REPLAYED);
}
END_TEST

START_TEST (they_open_for_no_other_passphrase)
{
  g_autofree char *path = take ("room-v1.dat");
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) other = secret (VECTOR_PASSPHRASE "x");
  ck_assert_ptr_null (hv_vault_open (path, other, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vectors");
  TCase *tc = tcase_create ("vectors");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_room_of_version_1_opens);
  tcase_add_test (tc, a_killed_room_of_version_1_opens);
  tcase_add_test (tc, they_open_for_no_other_passphrase);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
