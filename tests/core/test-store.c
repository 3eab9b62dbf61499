/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, work in order, transactions, closing. Statements, errors and migrations have files of their own. */

#include "open-store.h"

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

START_TEST (opening_can_be_cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_cancellable_cancel (cancellable);
  hv_store_open_async (NULL, things, cancellable, await_cb, &await);
  ck_assert_ptr_null (hv_store_open_finish (await_result (&await), &error));
  ck_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
END_TEST

/* Work that tells where and when it ran. */
typedef struct
{
  GThread *thread;
  guint *turn; /* counts up on the store's thread */
  guint ran_as;
} Turn;

static gboolean
take_turn (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  Turn *turn = data;
  turn->thread = g_thread_self ();
  turn->ran_as = (*turn->turn)++;
  return TRUE;
}

static void
push_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ck_assert (hv_store_run_finish (HV_STORE (source), result, NULL, NULL));
  g_ptr_array_add (user_data, g_task_get_task_data (G_TASK (result)));
}

START_TEST (work_is_done_in_the_order_it_was_given_on_one_other_thread)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  guint counter = 0;
  Turn turns[300];
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      turns[i] = (Turn){ NULL, &counter, 0 };
      hv_store_run_async (store, take_turn, &turns[i], NULL, NULL, NULL, push_cb, answers);
    }
  while (answers->len < G_N_ELEMENTS (turns))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      ck_assert_uint_eq (turns[i].ran_as, i);
      ck_assert_ptr_eq (turns[i].thread, turns[0].thread);
      ck_assert_ptr_ne (turns[i].thread, g_thread_self ());
    }
}
END_TEST

static void
note_thread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GThread **answered_on = user_data;
  *answered_on = g_thread_self ();
}

static gpointer
ask_from_here (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GThread *answered_on = NULL;
  guint counter = 0;
  Turn turn = { NULL, &counter, 0 };
  g_main_context_push_thread_default (context);
  hv_store_run_async (data, take_turn, &turn, NULL, NULL, NULL, note_thread_cb, &answered_on);
  while (answered_on == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return GINT_TO_POINTER (answered_on == g_thread_self ());
}

START_TEST (the_answer_comes_to_the_context_that_asked)
{
  g_autoptr (HvStore) store = open_memory (things);
  GThread *asker = g_thread_new ("asker", ask_from_here, store);
  ck_assert (GPOINTER_TO_INT (g_thread_join (asker)));
}
END_TEST

static gboolean
insert_and_fail (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  *result = g_strdup ("never seen");
  ck_assert (hv_connection_exec (connection, "INSERT INTO things (name) VALUES ('half')", NULL));
  if (data != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, data);
  return FALSE;
}

START_TEST (failed_work_leaves_nothing_behind)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GError) error = NULL, silent = NULL;
  g_auto (Await) await = { 0 };
  gpointer result = &await;
  hv_store_run_async (store, insert_and_fail, "why", NULL, g_free, NULL, await_cb, &await);
  ck_assert (!hv_store_run_finish (store, await_result (&await), &result, &error));
  ck_assert_str_eq (error->message, "why");
  ck_assert_ptr_null (result);

  await_clear (&await);
  hv_store_run_async (store, insert_and_fail, NULL, NULL, g_free, NULL, await_cb, &await);
  ck_assert (!hv_store_run_finish (store, await_result (&await), NULL, &silent));
  ck_assert_error (silent, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM things"), 0);
}
END_TEST

START_TEST (several_statements_are_one_change)
{
  g_autoptr (HvStore) store = open_memory (things);
  ck_assert (!exec_store (store, "INSERT INTO things VALUES (1, 'a'); INSERT INTO things VALUES (2, 'a')", NULL));
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM things"), 0);
}
END_TEST

static gboolean
end_the_transaction (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  hv_connection_exec (connection, "INSERT INTO things (name) VALUES ('half')", NULL);
  return hv_connection_exec (connection, "ROLLBACK", NULL);
}

START_TEST (what_was_given_up_does_not_pass_for_saved)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GError) error = NULL;
  ck_assert (!run_store (store, end_the_transaction, NULL, NULL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert (exec_store (store, "INSERT INTO things (name) VALUES ('whole')", NULL));
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM things"), 1);
}
END_TEST

static void
add_ten (gpointer data)
{
  *(int *) data += 10;
}

static void
add_one (gpointer data)
{
  *(int *) data += 1;
}

static gboolean
succeed_or_fail (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  int *count = data;
  gboolean succeed = *count == 0;
  hv_connection_on_rollback (connection, add_ten, count, add_one);
  return succeed;
}

START_TEST (memory_beside_the_database_is_taken_back_with_it)
{
  g_autoptr (HvStore) store = open_memory (things);
  int committed = 0, failed = 100;
  ck_assert (run_store (store, succeed_or_fail, &committed, NULL, NULL));
  ck_assert_int_eq (committed, 1);
  ck_assert (!run_store (store, succeed_or_fail, &failed, NULL, NULL));
  ck_assert_int_eq (failed, 111);
}
END_TEST

static int frees; /* atomic */

static void
count_free (gpointer data)
{
  g_atomic_int_inc (&frees);
}

static gboolean
give_result (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  *result = data;
  return TRUE;
}

START_TEST (data_and_untaken_results_are_freed_once)
{
  HvStore *store = open_memory (things);
  g_auto (Await) await = { 0 };
  gpointer result = NULL;
  int thing;

  hv_store_run_async (store, give_result, &thing, count_free, count_free, NULL, await_cb, &await);
  ck_assert (hv_store_run_finish (store, await_result (&await), &result, NULL));
  ck_assert_ptr_eq (result, &thing);
  await_clear (&await);
  ck_assert_int_eq (g_atomic_int_get (&frees), 1); /* the data; the result was taken */

  hv_store_run_async (store, give_result, &thing, count_free, count_free, NULL, await_cb, &await);
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, NULL));
  await_clear (&await);
  ck_assert (hv_store_close_now (store, 5000));
  hv_store_run_async (store, give_result, &thing, count_free, count_free, NULL, await_cb, &await);
  ck_assert (!hv_store_run_finish (store, await_result (&await), NULL, NULL));
  await_clear (&await);
  g_object_unref (store);
  ck_assert_int_eq (g_atomic_int_get (&frees), 4); /* both of the second, the data of the third */
}
END_TEST

static gboolean
sleep_a_little (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_usleep (GPOINTER_TO_UINT (data) * 1000);
  return TRUE;
}

/* ---- long work, a step at a time ---- */

typedef struct
{
  int steps, most;
  HvStepOutcome end;
  int seen; /* rows that other work had written by the last step */
  int freed;
} LongWork;

static HvStepOutcome
long_step (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  LongWork *work = data;
  g_autoptr (HvStatement) count = hv_connection_prepare (connection, "SELECT count (*) FROM things", error);
  if (count == NULL || hv_statement_step (count, error) != HV_ROW_READY)
    return HV_STEP_FAILED;
  work->seen = (int) hv_statement_get_int (count, 0);
  g_usleep (2000);
  return ++work->steps < work->most ? HV_STEP_MORE : work->end;
}

static void
long_free (gpointer data)
{
  ((LongWork *) data)->freed++;
}

START_TEST (a_save_does_not_wait_for_long_work)
{
  g_autoptr (HvStore) store = open_memory (things);
  LongWork work = { .most = 50, .end = HV_STEP_DONE };
  g_auto (Await) await = { 0 };
  hv_store_run_steps_async (store, long_step, &work, long_free, NULL, await_cb, &await);
  ck_assert (exec_store (store, "INSERT INTO things (name) VALUES ('a')", NULL));
  ck_assert_ptr_null (await.result);
  g_autoptr (GError) error = NULL;
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, &error));
  ck_assert_int_eq (work.steps, 50);
  ck_assert_int_eq (work.seen, 1);
  ck_assert_int_eq (work.freed, 1);
}
END_TEST

START_TEST (long_work_that_fails_tells_an_error_always)
{
  g_autoptr (HvStore) store = open_memory (things);
  LongWork work = { .most = 3, .end = HV_STEP_FAILED };
  g_auto (Await) await = { 0 };
  hv_store_run_steps_async (store, long_step, &work, long_free, NULL, await_cb, &await);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_store_run_finish (store, await_result (&await), NULL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert_int_eq (work.freed, 1);
}
END_TEST

START_TEST (long_work_ends_between_two_steps_when_cancelled_or_closing)
{
  for (int closing = 0; closing < 2; closing++)
    {
      g_autoptr (HvStore) store = open_memory (things);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      LongWork work = { .most = G_MAXINT, .end = HV_STEP_DONE };
      g_auto (Await) await = { 0 };
      hv_store_run_steps_async (store, long_step, &work, long_free, cancellable, await_cb, &await);
      ck_assert (exec_store (store, "INSERT INTO things (name) VALUES ('a')", NULL));
      if (closing)
        ck_assert (hv_store_close_now (store, 1000));
      else
        g_cancellable_cancel (cancellable);
      g_autoptr (GError) error = NULL;
      ck_assert (!hv_store_run_finish (store, await_result (&await), NULL, &error));
      ck_assert (closing ? g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED)
                         : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      ck_assert_int_eq (work.freed, 1);
    }
}
END_TEST

START_TEST (closing_finishes_what_is_queued_and_takes_nothing_more)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_autoptr (GError) error = NULL;
  g_auto (Await) last = { 0 }, late = { 0 };
  hv_store_run_async (store, sleep_a_little, GUINT_TO_POINTER (20), NULL, NULL, NULL, NULL, NULL);
  hv_store_run_async (store, exec_func, "INSERT INTO things (name) VALUES ('last')", NULL, NULL, NULL, await_cb, &last);
  ck_assert (hv_store_close_now (store, 5000));
  ck_assert (hv_store_run_finish (store, await_result (&last), NULL, NULL));

  hv_store_run_async (store, exec_func, "SELECT 1", NULL, NULL, NULL, await_cb, &late);
  ck_assert (!hv_store_run_finish (store, await_result (&late), NULL, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  ck_assert (hv_store_close_now (store, 0));
}
END_TEST

static gboolean
count_for_ever (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_atomic_int_set ((int *) data, TRUE);
  return hv_connection_exec (
      connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", error);
}

START_TEST (leaving_does_not_wait_for_answers_but_for_what_she_wrote)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_auto (Await) running = { 0 }, written = { 0 }, waiting = { 0 };
  g_autoptr (GError) running_error = NULL, waiting_error = NULL;
  int begun = FALSE, never = FALSE;
  hv_store_read_async (store, count_for_ever, &begun, NULL, NULL, NULL, await_cb, &running);
  hv_store_run_async (store, exec_func, "INSERT INTO things (name) VALUES ('x')", NULL, NULL, NULL, await_cb, &written);
  hv_store_read_async (store, count_for_ever, &never, NULL, NULL, NULL, await_cb, &waiting);
  while (!g_atomic_int_get (&begun))
    g_usleep (500);
  gint64 start = g_get_monotonic_time ();
  ck_assert (hv_store_close_now (store, 5000));
  ck_assert_int_lt (g_get_monotonic_time () - start, 1000 * 1000);
  ck_assert (hv_store_run_finish (store, await_result (&written), NULL, NULL));
  ck_assert (!hv_store_run_finish (store, await_result (&running), NULL, &running_error));
  ck_assert_error (running_error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  ck_assert (!hv_store_run_finish (store, await_result (&waiting), NULL, &waiting_error));
  ck_assert_error (waiting_error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  ck_assert_int_eq (never, FALSE);
}
END_TEST

START_TEST (leaving_does_not_wait_longer_than_it_was_told)
{
  g_autoptr (HvStore) store = open_memory (things);
  hv_store_run_async (store, sleep_a_little, GUINT_TO_POINTER (1000), NULL, NULL, NULL, NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  ck_assert (!hv_store_close_now (store, 50));
  gint64 took = g_get_monotonic_time () - start;
  ck_assert_int_ge (took, 50 * 1000);
  ck_assert_int_lt (took, 800 * 1000);
  ck_assert (hv_store_close_now (store, 10000));
}
END_TEST

START_TEST (every_one_who_asks_to_close_is_answered)
{
  g_autoptr (HvStore) store = open_memory (things);
  g_auto (Await) first = { 0 }, second = { 0 }, third = { 0 };
  hv_store_run_async (store, sleep_a_little, GUINT_TO_POINTER (20), NULL, NULL, NULL, NULL, NULL);
  hv_store_close_async (store, await_cb, &first);
  hv_store_close_async (store, await_cb, &second);
  ck_assert (hv_store_close_finish (store, await_result (&first), NULL));
  ck_assert (hv_store_close_finish (store, await_result (&second), NULL));
  hv_store_close_async (store, await_cb, &third);
  ck_assert (hv_store_close_finish (store, await_result (&third), NULL));
}
END_TEST

START_TEST (letting_go_of_the_store_finishes_its_work)
{
  HvStore *store = open_memory (things);
  guint counter = 0;
  Turn turns[3];
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      turns[i] = (Turn){ NULL, &counter, 0 };
      hv_store_run_async (store, take_turn, &turns[i], count_free, NULL, NULL, NULL, NULL);
    }
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while ((store != NULL || g_atomic_int_get (&frees) < 3) && g_get_monotonic_time () < until)
    {
      await_quiet ();
      g_usleep (1000);
    }
  ck_assert_int_eq (g_atomic_int_get (&frees), 3);
  ck_assert_ptr_null (store);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store");
  TCase *open = tcase_create ("opening");
  tcase_add_test (open, a_memory_store_opens_and_keeps_nothing);
  tcase_add_test (open, memory_has_the_page_shape_of_a_room);
  tcase_add_test (open, the_connection_is_hardened);
  tcase_add_test (open, opening_can_be_cancelled);
  suite_add_tcase (suite, open);

  TCase *work = tcase_create ("work");
  tcase_set_timeout (work, 30);
  tcase_add_test (work, work_is_done_in_the_order_it_was_given_on_one_other_thread);
  tcase_add_test (work, the_answer_comes_to_the_context_that_asked);
  tcase_add_test (work, failed_work_leaves_nothing_behind);
  tcase_add_test (work, several_statements_are_one_change);
  tcase_add_test (work, what_was_given_up_does_not_pass_for_saved);
  tcase_add_test (work, memory_beside_the_database_is_taken_back_with_it);
  tcase_add_test (work, data_and_untaken_results_are_freed_once);
  suite_add_tcase (suite, work);

  TCase *closing = tcase_create ("closing");
  tcase_set_timeout (closing, 30);
  tcase_add_test (work, a_save_does_not_wait_for_long_work);
  tcase_add_test (work, long_work_that_fails_tells_an_error_always);
  tcase_add_test (work, long_work_ends_between_two_steps_when_cancelled_or_closing);
  tcase_add_test (closing, closing_finishes_what_is_queued_and_takes_nothing_more);
  tcase_add_test (closing, leaving_does_not_wait_for_answers_but_for_what_she_wrote);
  tcase_add_test (closing, leaving_does_not_wait_longer_than_it_was_told);
  tcase_add_test (closing, every_one_who_asks_to_close_is_answered);
  tcase_add_test (closing, letting_go_of_the_store_finishes_its_work);
  suite_add_tcase (suite, closing);
  return run_tests (suite);
}
