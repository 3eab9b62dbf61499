/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

#include "await.h"

#include <stdlib.h>
#include <string.h>

/* Opens a store and waits for it; NULL with @error on failure. */
G_GNUC_UNUSED static HvStore *
open_store (HvVault *vault, const HvMigration *const *migrations, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_store_open_async (vault, migrations, NULL, await_cb, &await);
  return hv_store_open_finish (await_result (&await), error);
}

/* A store on memory, which cannot fail to open. */
G_GNUC_UNUSED static HvStore *
open_memory (const HvMigration *const *migrations)
{
  g_autoptr (GError) error = NULL;
  HvStore *store = open_store (NULL, migrations, &error);
  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

/* Runs @func and waits. */
G_GNUC_UNUSED static gboolean
run_store (HvStore *store, HvStoreFunc func, gpointer data, gpointer *result, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_store_run_async (store, func, data, NULL, NULL, NULL, await_cb, &await);
  return hv_store_run_finish (store, await_result (&await), result, error);
}

G_GNUC_UNUSED static gboolean
exec_func (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  return hv_connection_exec (connection, data, error);
}

/* One or more statements in a transaction of their own. */
G_GNUC_UNUSED static gboolean
exec_store (HvStore *store, const char *sql, GError **error)
{
  return run_store (store, exec_func, (gpointer) sql, NULL, error);
}

typedef struct
{
  const char *sql;
  gint64 value;
} Question;

G_GNUC_UNUSED static gboolean
ask_func (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  Question *question = data;
  g_autoptr (HvStatement) statement = hv_connection_prepare (connection, question->sql, error);
  if (statement == NULL || hv_statement_step (statement, error) != HV_ROW_READY)
    return FALSE;
  question->value = hv_statement_get_int (statement, 0);
  return TRUE;
}

/* The first column of the first row, a number. */
G_GNUC_UNUSED static gint64
ask_store (HvStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { sql, -1 };
  gboolean done = run_store (store, ask_func, &question, NULL, &error);
  ck_assert_msg (done, "%s: %s", sql, error != NULL ? error->message : "no row");
  return question.value;
}

G_GNUC_UNUSED static gboolean
image_func (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  sqlite3_int64 size = 0;
  unsigned char *image = sqlite3_serialize (hv_connection_get_handle (connection), "main", &size, 0);
  ck_assert_ptr_nonnull (image);
  *result = g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
  return TRUE;
}

/* Every byte of the database, free pages too, as it would be written. */
G_GNUC_UNUSED static GBytes *
image_of_store (HvStore *store)
{
  gpointer image = NULL;
  ck_assert (run_store (store, image_func, NULL, &image, NULL));
  return image;
}

/* How often @word stands in @image. */
G_GNUC_UNUSED static guint
count_in_image (GBytes *image, const char *word)
{
  gsize size;
  const char *data = g_bytes_get_data (image, &size);
  const char *end = data + size;
  guint count = 0;
  for (const char *p = data; (p = memmem (p, end - p, word, strlen (word))) != NULL; p++)
    count++;
  return count;
}

/* Turns a finished call's boolean and error into a failed test. */
#define ck_assert_no_error(ok, error)                                                                                  \
  ck_assert_msg ((ok), "%s", (error) != NULL ? (error)->message : "no error was set")
#define ck_assert_error(error, domain, code)                                                                           \
  ck_assert_msg (g_error_matches ((error), (domain), (code)), "%s",                                                    \
                 (error) != NULL ? (error)->message : "no error was set")

/* For main(): runs the suite; 0 when nothing failed. */
G_GNUC_UNUSED static int
run_tests (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
