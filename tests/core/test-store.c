/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-store.h"

#include <stdlib.h>
#include <string.h>

static const HvMigration things_v1[] = {
  { "things", 1, "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT" },
  { NULL },
};
static const HvMigration *const things[] = { things_v1, NULL };

START_TEST (a_memory_store_opens_and_keeps_nothing)
{
  g_autoptr (HvStore) store = open_memory (things);
  ck_assert (!hv_store_keeps (store));
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM things"), 0);
}
END_TEST

START_TEST (memory_has_the_page_shape_of_a_room)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GBytes) image = image_of_store (store);
  const guint8 *head = g_bytes_get_data (image, NULL);
  ck_assert_int_eq (head[16] << 8 | head[17], HV_VAULT_PAGE_SIZE);
  ck_assert_int_eq (head[20], HV_VAULT_PAGE_RESERVE);
  ck_assert_int_eq (ask_store (store, "PRAGMA secure_delete"), 1);
  ck_assert_int_eq (ask_store (store, "PRAGMA temp_store"), 2);
}
END_TEST

START_TEST (the_connection_is_hardened)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GError) error = NULL;
  ck_assert_int_eq (ask_store (store, "PRAGMA foreign_keys"), 1);
  ck_assert_int_eq (ask_store (store, "PRAGMA trusted_schema"), 0);
  ck_assert (!exec_store (store, "SELECT load_extension ('x')", NULL));
  ck_assert (!exec_store (store, "ATTACH ':memory:' AS other", NULL));
  ck_assert (!exec_store (store, "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = NULL", NULL));
  ck_assert (!exec_store (store, "SELECT \"no such column\"", &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
}
END_TEST

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store");
  TCase *open = tcase_create ("opening");
  tcase_add_test (open, a_memory_store_opens_and_keeps_nothing);
  tcase_add_test (open, memory_has_the_page_shape_of_a_room);
  tcase_add_test (open, the_connection_is_hardened);
  suite_add_tcase (suite, open);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (store_suite ());
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
