/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One connection on this thread, opened by different "versions of the program" one after another. */

#include "open-store.h"

#include "store/connection-private.h"
#include "store/migrations.h"

#define V1 "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
#define V2 "ALTER TABLE notes ADD COLUMN day INTEGER NOT NULL DEFAULT 7;"

static const HvMigration notes_1[] = { { "notes", 1, V1 }, { NULL } };
static const HvMigration notes_2[] = { { "notes", 1, V1 }, { "notes", 2, V2 }, { NULL } };
static const HvMigration notes_broken[] = {
  { "notes", 1, V1 },
  { "notes", 2, V2 "DELETE FROM notes; INSERT INTO nowhere VALUES (1);" },
  { NULL },
};
static const HvMigration notes_commits[] = { { "notes", 1, V1 }, { "notes", 2, V2 "COMMIT;" }, { NULL } };
static const HvMigration notes_gap[] = { { "notes", 1, V1 }, { "notes", 3, V2 }, { NULL } };
static const HvMigration notes_mixed[] = { { "notes", 1, V1 }, { "other", 2, V2 }, { NULL } };
static const HvMigration others_1[] = {
  { "others", 1, "CREATE TABLE others (id INTEGER PRIMARY KEY) STRICT" },
  { NULL },
};
static const HvMigration nothing[] = { { NULL } };

static HvConnection *connection;

static void
set_up (void)
{
  connection = hv_connection_open (NULL, NULL);
  ck_assert_ptr_nonnull (connection);
}

static void
tear_down (void)
{
  ck_assert (hv_connection_close (connection, NULL));
}

/* As the store does when it opens. */
static gboolean
migrate (const HvMigration *first, const HvMigration *second, GError **error)
{
  const HvMigration *const parts[] = { first, second, NULL };
  ck_assert (hv_connection_begin (connection, NULL, NULL));
  if (hv_migrations_run (connection, parts, error))
    return hv_connection_commit (connection, error);
  hv_connection_rollback (connection);
  return FALSE;
}

static gint64
ask (const char *sql)
{
  g_autoptr (HvStatement) statement = hv_connection_prepare (connection, sql, NULL);
  if (statement == NULL || hv_statement_step (statement, NULL) != HV_ROW_READY)
    return -1;
  return hv_statement_get_int (statement, 0);
}

static gboolean
run (const char *sql)
{
  return hv_connection_exec (connection, sql, NULL);
}

START_TEST (from_nothing_all_steps_are_taken_once)
{
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (migrate (notes_2, others_1, &error), error);
  ck_assert_int_eq (ask ("SELECT version FROM parts WHERE part = 'notes'"), 2);
  ck_assert_int_eq (ask ("SELECT version FROM parts WHERE part = 'others'"), 1);
  ck_assert_no_error (migrate (notes_2, others_1, &error), error); /* again: nothing to do */
  ck_assert_int_eq (ask ("SELECT count (*) FROM parts"), 2);
}
END_TEST

START_TEST (from_one_to_two_keeps_what_is_there)
{
  ck_assert (migrate (notes_1, NULL, NULL));
  ck_assert (run ("INSERT INTO notes (text) VALUES ('mandag'), ('tirsdag')"));
  ck_assert (migrate (notes_2, NULL, NULL));
  ck_assert_int_eq (ask ("SELECT count (*) FROM notes WHERE day = 7 AND text IN ('mandag', 'tirsdag')"), 2);
}
END_TEST

START_TEST (a_new_part_can_join_an_old_file)
{
  ck_assert (migrate (notes_1, NULL, NULL));
  ck_assert (migrate (notes_1, others_1, NULL));
  ck_assert_int_eq (ask ("SELECT count (*) FROM others"), 0);
}
END_TEST

START_TEST (a_newer_file_is_refused_untouched)
{
  g_autoptr (GError) error = NULL, unknown = NULL;
  ck_assert (migrate (notes_2, NULL, NULL));
  ck_assert (!migrate (notes_1, others_1, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION);
  ck_assert_int_eq (ask ("SELECT count (*) FROM others"), -1); /* not even what would have fitted */
  ck_assert (!migrate (others_1, NULL, &unknown));             /* nor with a part nobody here knows */
  ck_assert_error (unknown, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION);
  ck_assert_int_eq (ask ("SELECT version FROM parts"), 2);
}
END_TEST

START_TEST (a_failing_step_leaves_the_file_as_it_was)
{
  g_autoptr (GError) error = NULL;
  ck_assert (migrate (notes_1, NULL, NULL));
  ck_assert (run ("INSERT INTO notes (text) VALUES ('mandag')"));
  ck_assert (!migrate (others_1, notes_broken, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert_int_eq (ask ("SELECT version FROM parts WHERE part = 'notes'"), 1);
  ck_assert_int_eq (ask ("SELECT count (*) FROM notes"), 1);
  ck_assert_int_eq (ask ("SELECT day FROM notes"), -1);        /* the column is not there */
  ck_assert_int_eq (ask ("SELECT count (*) FROM others"), -1); /* and the part before it was taken back too */
  ck_assert (migrate (notes_2, others_1, NULL));
  ck_assert_int_eq (ask ("SELECT count (*) FROM notes WHERE day = 7"), 1);
}
END_TEST

START_TEST (a_step_that_ends_the_transaction_is_refused)
{
  g_autoptr (GError) error = NULL;
  ck_assert (!migrate (notes_commits, NULL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
}
END_TEST

START_TEST (steps_out_of_order_are_refused)
{
  const HvMigration *const wrong[] = { notes_gap, notes_mixed };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert (!migrate (wrong[i], NULL, &error));
      ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
      ck_assert_int_eq (ask ("SELECT count (*) FROM notes"), -1);
    }
}
END_TEST

START_TEST (a_part_without_tables_is_no_trouble)
{
  ck_assert (migrate (nothing, others_1, NULL));
  ck_assert (migrate (nothing, others_1, NULL));
}
END_TEST

START_TEST (a_store_whose_migration_fails_does_not_open)
{
  const HvMigration *const parts[] = { notes_broken, NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (open_store (NULL, parts, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-migrations");
  TCase *tcase = tcase_create ("migrations");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, from_nothing_all_steps_are_taken_once);
  tcase_add_test (tcase, from_one_to_two_keeps_what_is_there);
  tcase_add_test (tcase, a_new_part_can_join_an_old_file);
  tcase_add_test (tcase, a_newer_file_is_refused_untouched);
  tcase_add_test (tcase, a_failing_step_leaves_the_file_as_it_was);
  tcase_add_test (tcase, a_step_that_ends_the_transaction_is_refused);
  tcase_add_test (tcase, steps_out_of_order_are_refused);
  tcase_add_test (tcase, a_part_without_tables_is_no_trouble);
  tcase_add_test (tcase, a_store_whose_migration_fails_does_not_open);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
