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
  fixture.path = g_build_filename (fixture.folder, "deep", "rooms", NULL);
}

static void
tear_down (void)
{
  g_free (fixture.path);
  folder_free (fixture.folder);
}

START_TEST (a_room_opens_among_equal_files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvRooms) rooms = hv_rooms_new (fixture.path);
  ck_assert (!hv_rooms_exist (rooms));
  HvVault *vault = hv_rooms_create (rooms, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (hv_rooms_exist (rooms));
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 2000);
  sqlite3_close (database);
  hv_vault_close (vault);

  vault = hv_rooms_open (rooms, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  database = database_open (vault);
  ck_assert_int_eq (check_journal (database), 2000);
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rooms");
  TCase *tc = tcase_create ("rooms");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_room_opens_among_equal_files);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
