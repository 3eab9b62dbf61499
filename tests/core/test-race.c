/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A race made on purpose, beside the locks and tasks that the program hands over with: ThreadSanitizer must find it,
 * or nothing it says of the store is worth anything. */

#include "open-store.h"

static int seen; /* both threads write it, and nothing keeps them apart */

static gboolean
write_it (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  seen++;
  return TRUE;
}

START_TEST (two_threads_write_the_same)
{
  static const HvMigration *const none[] = { NULL };
  g_autoptr (HvStore) store = open_memory (none);
  g_auto (Await) await = { 0 };
  hv_store_run_async (store, write_it, NULL, NULL, NULL, NULL, await_cb, &await);
  seen++;
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("race");
  TCase *tcase = tcase_create ("race");
  tcase_add_test (tcase, two_threads_write_the_same);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
