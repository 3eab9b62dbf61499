/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements and their values, what errors mean, and cancelling. */

#include "open-store.h"

#include "store/sqlite-error.h"
#include "store/wipe.h"

static const HvMigration values_v1[] = {
  { "values", 1,
    "CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE vals (id INTEGER PRIMARY KEY, i INTEGER, r REAL, t TEXT, b BLOB,"
    "                   parent INTEGER REFERENCES parents) STRICT;" },
  { NULL },
};
static const HvMigration *const values[] = { values_v1, NULL };

#define INSERT_VALUES "INSERT INTO vals VALUES (?1, ?2, ?3, ?4, ?5, NULL)"

static gboolean
round_trip (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const guint8 raw[] = { 0, 1, 0, 255 };
  g_autoptr (GBytes) blob = g_bytes_new (raw, sizeof raw);
  {
    g_autoptr (HvStatement) put = hv_connection_prepare (connection, INSERT_VALUES, error);
    hv_statement_bind_int (put, 1, 7);
    hv_statement_bind_int (put, 2, G_MININT64);
    hv_statement_bind_double (put, 3, 0.5);
    hv_statement_bind_text (put, 4, "blå\xff" "himmel"); /* one byte of it is no UTF-8 */
    hv_statement_bind_blob (put, 5, blob);
    ck_assert (hv_statement_run (put, error));
    ck_assert_int_eq (hv_connection_last_id (connection), 7);
    ck_assert_int_eq (hv_connection_changes (connection), 1);
  }
  {
    g_autoptr (HvStatement) put = hv_connection_prepare (connection, INSERT_VALUES, error);
    hv_statement_bind_int (put, 1, 8); /* what was bound before is gone */
    hv_statement_bind_text (put, 4, NULL);
    hv_statement_bind_blob (put, 5, NULL);
    ck_assert (hv_statement_run (put, error));
  }
  g_autoptr (HvStatement) get = hv_connection_prepare (connection, "SELECT i, r, t, b FROM vals ORDER BY id", error);
  ck_assert_int_eq (hv_statement_step (get, error), HV_ROW_READY);
  ck_assert_int_eq (hv_statement_get_int (get, 0), G_MININT64);
  ck_assert_double_eq (hv_statement_get_double (get, 1), 0.5);
  ck_assert_str_eq (hv_statement_get_text (get, 2), "blå\uFFFDhimmel");
  g_autoptr (GBytes) back = hv_statement_dup_blob (get, 3);
  ck_assert (g_bytes_equal (back, blob));
  ck_assert_int_eq (hv_statement_step (get, error), HV_ROW_READY);
  for (int column = 0; column < 4; column++)
    ck_assert (hv_statement_is_null (get, column));
  ck_assert_str_eq (hv_statement_get_text (get, 2), "");
  g_autoptr (GBytes) empty = hv_statement_dup_blob (get, 3);
  ck_assert_uint_eq (g_bytes_get_size (empty), 0);
  ck_assert_int_eq (hv_statement_step (get, error), HV_ROW_END);
  return TRUE;
}

START_TEST (values_come_back_as_they_went_in)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (run_store (store, round_trip, NULL, NULL, &error), error);
}
END_TEST

static gboolean
read_forged (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (HvStatement) get = hv_connection_prepare (
      connection, "SELECT CAST (x'62ff63' AS TEXT), x'c3', 'æ', CAST (x'fe' AS TEXT)", error);
  ck_assert_int_eq (hv_statement_step (get, error), HV_ROW_READY);
  const char *first = hv_statement_get_text (get, 0);
  ck_assert_str_eq (hv_statement_get_text (get, 1), "\uFFFD");
  ck_assert_str_eq (hv_statement_get_text (get, 2), "æ");
  ck_assert_str_eq (hv_statement_get_text (get, 3), "\uFFFD");
  ck_assert_str_eq (first, "b\uFFFDc"); /* still there */
  return TRUE;
}

START_TEST (text_of_a_room_made_by_somebody_else_is_utf8_all_the_same)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (run_store (store, read_forged, NULL, NULL, &error), error);
}
END_TEST

static gboolean
use_twice (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const char *sql = "SELECT 1 UNION SELECT 2";
  HvStatement *kept;
  {
    g_autoptr (HvStatement) outer = hv_connection_prepare (connection, sql, error);
    kept = outer;
    while (hv_statement_step (outer, error) == HV_ROW_READY)
      {
        g_autoptr (HvStatement) inner = hv_connection_prepare (connection, sql, error);
        ck_assert_ptr_ne (inner, outer);
        ck_assert_int_eq (hv_statement_step (inner, error), HV_ROW_READY);
        ck_assert_int_eq (hv_statement_get_int (inner, 0), 1);
      }
  }
  g_autoptr (HvStatement) again = hv_connection_prepare (connection, sql, error);
  ck_assert_ptr_nonnull (again);
  ck_assert_ptr_nonnull (kept);
  ck_assert_int_eq (hv_statement_step (again, error), HV_ROW_READY); /* from its beginning */
  ck_assert_int_eq (hv_statement_get_int (again, 0), 1);
  return TRUE;
}

START_TEST (a_statement_can_be_used_inside_itself_and_starts_anew)
{
  g_autoptr (HvStore) store = open_memory (values);
  ck_assert (run_store (store, use_twice, NULL, NULL, NULL));
}
END_TEST

static gboolean
bind_out_of_range (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (connection, INSERT_VALUES, error);
  hv_statement_bind_text (put, 99, "too far");
  hv_statement_bind_int (put, 1, 1); /* a later good bind does not hide it */
  return hv_statement_run (put, error);
}

START_TEST (a_failed_bind_is_told_by_the_next_step)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GError) error = NULL;
  ck_assert (!run_store (store, bind_out_of_range, NULL, NULL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals"), 0);
}
END_TEST

static gboolean
prepare_only (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (HvStatement) statement = hv_connection_prepare (connection, data, error);
  return statement != NULL;
}

START_TEST (sql_that_cannot_be_right_is_misuse)
{
  g_autoptr (HvStore) store = open_memory (values);
  const char *wrong[] = { "SELECT nothing FROM nowhere", "", "-- a comment", "SELEC 1" };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert (!run_store (store, prepare_only, (gpointer) wrong[i], NULL, &error));
      ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
    }
}
END_TEST

static gboolean
insert_secret_twice (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (HvStatement) put = hv_connection_prepare (connection, INSERT_VALUES, error);
      hv_statement_bind_int (put, 1, 1);
      hv_statement_bind_text (put, 4, "hemmelig");
      if (!hv_statement_run (put, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_text_as_number (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (connection, INSERT_VALUES, error);
  hv_statement_bind_text (put, 2, "hemmelig");
  return hv_statement_run (put, error);
}

START_TEST (a_broken_rule_is_a_constraint_and_tells_no_value)
{
  g_autoptr (HvStore) store = open_memory (values);
  const HvStoreFunc funcs[] = { insert_secret_twice, insert_text_as_number };
  for (gsize i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert (!run_store (store, funcs[i], NULL, NULL, &error));
      ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT);
      ck_assert_ptr_nonnull (strstr (error->message, "vals"));
      ck_assert_ptr_null (strstr (error->message, "hemmelig"));
    }
  g_autoptr (GError) foreign = NULL;
  ck_assert (!exec_store (store, "INSERT INTO vals (parent) VALUES (17)", &foreign));
  ck_assert_error (foreign, HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT);
}
END_TEST

#define FILL "INSERT INTO vals (b) SELECT randomblob (100000) FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3)"

START_TEST (a_full_disk_is_no_space_and_rolls_back)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GError) error = NULL;
  ck_assert (exec_store (store, "INSERT INTO vals (t) VALUES ('before'); PRAGMA max_page_count = 20", NULL));
  ck_assert (!exec_store (store, FILL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_NO_SPACE);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals"), 1);
  ck_assert (exec_store (store, "PRAGMA max_page_count = 100000", NULL));
  ck_assert (exec_store (store, FILL, NULL));
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals"), 4);
}
END_TEST

static gboolean
fill_and_go_on (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  hv_connection_exec (connection, "INSERT INTO vals (t) VALUES ('first')", NULL);
  hv_connection_exec (connection, FILL, NULL);
  hv_connection_exec (connection, "INSERT INTO vals (t) VALUES ('after')", NULL);
  return TRUE;
}

START_TEST (an_error_nobody_listened_to_never_saves_half)
{
  g_autoptr (HvStore) store = open_memory (values);
  ck_assert (exec_store (store, "PRAGMA max_page_count = 20", NULL));
  /* SQLite may undo the statement or the whole transaction; either way "told as saved" means both small rows. */
  gboolean saved = run_store (store, fill_and_go_on, NULL, NULL, NULL);
  gint64 rows = ask_store (store, "SELECT count (*) FROM vals");
  ck_assert_int_eq (rows, saved ? 2 : 0);
}
END_TEST

START_TEST (a_store_that_may_not_write_says_so)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GError) error = NULL;
  ck_assert (exec_store (store, "PRAGMA query_only = 1", NULL));
  ck_assert (!exec_store (store, "DELETE FROM vals", &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_NOT_WRITABLE);
}
END_TEST

START_TEST (every_code_has_its_meaning)
{
  static const struct
  {
    int rc;
    HvStoreError meaning;
  } table[] = {
    { SQLITE_BUSY, HV_STORE_ERROR_IN_USE },
    { SQLITE_BUSY_RECOVERY, HV_STORE_ERROR_IN_USE },
    { SQLITE_LOCKED, HV_STORE_ERROR_IN_USE },
    { SQLITE_FULL, HV_STORE_ERROR_NO_SPACE },
    { SQLITE_READONLY_DIRECTORY, HV_STORE_ERROR_NOT_WRITABLE },
    { SQLITE_PERM, HV_STORE_ERROR_NOT_WRITABLE },
    { SQLITE_NOMEM, HV_STORE_ERROR_MEMORY },
    { SQLITE_IOERR_NOMEM, HV_STORE_ERROR_MEMORY },
    { SQLITE_CORRUPT, HV_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT_VTAB, HV_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, HV_STORE_ERROR_DAMAGED },
    { SQLITE_FORMAT, HV_STORE_ERROR_DAMAGED },
    { SQLITE_IOERR_DATA, HV_STORE_ERROR_DAMAGED },
    { SQLITE_IOERR_CORRUPTFS, HV_STORE_ERROR_DAMAGED },
    { SQLITE_CONSTRAINT_UNIQUE, HV_STORE_ERROR_CONSTRAINT },
    { SQLITE_MISMATCH, HV_STORE_ERROR_CONSTRAINT },
    { SQLITE_TOOBIG, HV_STORE_ERROR_CONSTRAINT },
    { SQLITE_IOERR, HV_STORE_ERROR_IO },
    { SQLITE_IOERR_FSYNC, HV_STORE_ERROR_IO },
    { SQLITE_CANTOPEN, HV_STORE_ERROR_IO },
    { SQLITE_PROTOCOL, HV_STORE_ERROR_IO },
    { SQLITE_ERROR, HV_STORE_ERROR_MISUSE },
    { SQLITE_MISUSE, HV_STORE_ERROR_MISUSE },
    { SQLITE_RANGE, HV_STORE_ERROR_MISUSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      hv_sqlite_error_set (&error, NULL, table[i].rc, "testing");
      ck_assert_msg (g_error_matches (error, HV_STORE_ERROR, (int) table[i].meaning), "%d: %s", table[i].rc,
                     error->message);
    }
  g_autoptr (GError) interrupted = NULL;
  hv_sqlite_error_set (&interrupted, NULL, SQLITE_INTERRUPT, "testing");
  ck_assert_error (interrupted, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
END_TEST

/* Counts for ever, after having written something. */
static gboolean
write_then_count (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  int *running = data;
  hv_connection_exec (connection, "INSERT INTO vals (t) VALUES ('half')", NULL);
  g_atomic_int_set (running, TRUE);
  return hv_connection_exec (
      connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", error);
}

static gboolean
write_then_count_and_hide_it (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  write_then_count (connection, data, result, NULL);
  return hv_connection_exec (connection, "INSERT INTO vals (t) VALUES ('more')", NULL), TRUE;
}

static void
cancel_while_running (HvStore *store, HvStoreFunc func)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  int running = FALSE;
  hv_store_run_async (store, func, &running, NULL, NULL, cancellable, await_cb, &await);
  while (!g_atomic_int_get (&running))
    g_usleep (500);
  g_cancellable_cancel (cancellable);
  gboolean done = hv_store_run_finish (store, await_result (&await), NULL, &error);
  if (func == write_then_count)
    {
      ck_assert (!done);
      ck_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

START_TEST (running_work_can_be_cancelled_and_leaves_nothing)
{
  g_autoptr (HvStore) store = open_memory (values);
  cancel_while_running (store, write_then_count);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals"), 0);
}
END_TEST

START_TEST (cancelled_work_that_goes_on_regardless_is_whole_or_nothing)
{
  g_autoptr (HvStore) store = open_memory (values);
  cancel_while_running (store, write_then_count_and_hide_it);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals WHERE t = 'half'"),
                    ask_store (store, "SELECT count (*) FROM vals WHERE t = 'more'"));
}
END_TEST

START_TEST (cancelled_before_its_turn_it_never_runs)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_cancellable_cancel (cancellable);
  hv_store_run_async (store, exec_func, "INSERT INTO vals (t) VALUES ('x')", NULL, NULL, cancellable, await_cb, &await);
  ck_assert (!hv_store_run_finish (store, await_result (&await), NULL, &error));
  ck_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM vals"), 0);
}
END_TEST

START_TEST (a_cancel_that_comes_after_the_commit_changes_nothing)
{
  g_autoptr (HvStore) store = open_memory (values);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Await) await = { 0 };
  hv_store_run_async (store, exec_func, "INSERT INTO vals (t) VALUES ('x')", NULL, NULL, cancellable, await_cb, &await);
  ck_assert (hv_store_close_now (store, 5000)); /* so the commit is done */
  g_cancellable_cancel (cancellable);
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, NULL));
}
END_TEST

START_TEST (wiping_takes_nothing_and_anything)
{
  hv_wipe_string (NULL);
  hv_wipe_gstring (NULL);
  hv_wiped_copy_free (NULL);
  hv_wipe_gstring (g_string_new ("noget"));
  char *word = g_strdup ("noget");
  hv_clear_string (&word);
  ck_assert_ptr_null (word);
  char *copy = hv_wiped_copy_new ("noget", 3);
  ck_assert_str_eq (copy, "nog");
  hv_wiped_copy_free (copy);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-errors");
  TCase *statements = tcase_create ("statements");
  tcase_add_test (statements, values_come_back_as_they_went_in);
  tcase_add_test (statements, text_of_a_room_made_by_somebody_else_is_utf8_all_the_same);
  tcase_add_test (statements, a_statement_can_be_used_inside_itself_and_starts_anew);
  tcase_add_test (statements, a_failed_bind_is_told_by_the_next_step);
  tcase_add_test (statements, wiping_takes_nothing_and_anything);
  suite_add_tcase (suite, statements);

  TCase *errors = tcase_create ("errors");
  tcase_add_test (errors, sql_that_cannot_be_right_is_misuse);
  tcase_add_test (errors, a_broken_rule_is_a_constraint_and_tells_no_value);
  tcase_add_test (errors, a_full_disk_is_no_space_and_rolls_back);
  tcase_add_test (errors, an_error_nobody_listened_to_never_saves_half);
  tcase_add_test (errors, a_store_that_may_not_write_says_so);
  tcase_add_test (errors, every_code_has_its_meaning);
  suite_add_tcase (suite, errors);

  TCase *cancelling = tcase_create ("cancelling");
  tcase_set_timeout (cancelling, 30);
  tcase_add_test (cancelling, running_work_can_be_cancelled_and_leaves_nothing);
  tcase_add_test (cancelling, cancelled_work_that_goes_on_regardless_is_whole_or_nothing);
  tcase_add_test (cancelling, cancelled_before_its_turn_it_never_runs);
  tcase_add_test (cancelling, a_cancel_that_comes_after_the_commit_changes_nothing);
  suite_add_tcase (suite, cancelling);
  return run_tests (suite);
}
