/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many threads at one store at a time, long work among them, and closing in the middle of it. Mostly for
 * ThreadSanitizer, which sees what goes right by luck. */

#include "journal-calls.h"
#include "room-store.h"

#include "store/room-check.h"
#include "store/room-compact.h"
#include "store/room-copy.h"

#include <stdio.h>

#define THREADS 4

static char *folder, *path, *elsewhere;

static void
set_up (void)
{
  folder = folder_new ();
  elsewhere = folder_new ();
  path = g_build_filename (folder, "room", NULL);
}

static void
tear_down (void)
{
  g_free (path);
  folder_free (folder);
  folder_free (elsewhere);
}

/* ---- one thread's work ---- */

typedef struct
{
  HvStore *store;
  guint turns, seed;
  guint closes_at; /* which turn is to ask for the end, or 0 */
  guint done, refused; /* what was asked for */
} Hand;

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  answer->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Answer *answer)
{
  GMainContext *context = g_main_context_get_thread_default ();
  while (answer->result == NULL)
    g_main_context_iteration (context, TRUE);
  return answer->result;
}

static void
count_answer (Hand *hand, gboolean done, GError *error)
{
  if (done)
    hand->done++;
  else
    {
      ck_assert_msg (g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED)
                         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED),
                     "%s", error->message);
      hand->refused++;
    }
  g_clear_error (&error);
}

static gboolean
insert_func (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  guint *value = data;
  *value += 1;
  *result = g_strdup ("inserted");
  return hv_connection_exec (connection,
                             "INSERT INTO entries (created, modified, bytes, source, title, excerpt, text)"
                             " VALUES (1, 1, 1, '', 't', 'e', 'x')",
                             error);
}

static gboolean
count_func (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (HvStatement) statement
      = hv_connection_prepare (connection, "SELECT count (*) FROM entries AS a, (SELECT 1 UNION SELECT 2)", error);
  return statement != NULL && hv_statement_step (statement, error) == HV_ROW_READY;
}

static HvStepOutcome
step_func (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  guint *left = data;
  return --*left == 0 ? HV_STEP_DONE : HV_STEP_MORE;
}

static void
write_once (Hand *hand)
{
  Answer answer = { NULL };
  GError *error = NULL;
  gpointer result = NULL;
  guint *value = g_new0 (guint, 1);
  hv_store_run_async (hand->store, insert_func, value, g_free, g_free, NULL, answer_cb, &answer);
  gboolean done = hv_store_run_finish (hand->store, wait_for (&answer), &result, &error);
  count_answer (hand, done, error);
  g_free (result);
  g_object_unref (answer.result);
}

static void
read_once (Hand *hand, gboolean cancelled)
{
  Answer answer = { NULL };
  GError *error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  hv_store_read_async (hand->store, count_func, NULL, NULL, NULL, cancellable, answer_cb, &answer);
  if (cancelled)
    g_cancellable_cancel (cancellable);
  gboolean done = hv_store_run_finish (hand->store, wait_for (&answer), NULL, &error);
  count_answer (hand, done, error);
  g_object_unref (answer.result);
}

static void
take_steps (Hand *hand)
{
  Answer answer = { NULL };
  GError *error = NULL;
  guint *left = g_new (guint, 1);
  *left = 5;
  hv_store_run_steps_async (hand->store, step_func, left, g_free, NULL, answer_cb, &answer);
  gboolean done = hv_store_run_finish (hand->store, wait_for (&answer), NULL, &error);
  count_answer (hand, done, error);
  g_object_unref (answer.result);
}

static void
close_once (Hand *hand)
{
  Answer answer = { NULL };
  hv_store_close_async (hand->store, answer_cb, &answer);
  ck_assert (hv_store_close_finish (hand->store, wait_for (&answer), NULL));
  g_object_unref (answer.result);
}

static void
take_a_turn (Hand *hand, GRand *dice)
{
  switch (g_rand_int_range (dice, 0, 4))
    {
    case 0:
      read_once (hand, FALSE);
      break;
    case 1:
      read_once (hand, TRUE);
      break;
    case 2:
      take_steps (hand);
      break;
    default:
      write_once (hand);
      break;
    }
}

static gpointer
lend_a_hand (gpointer data)
{
  Hand *hand = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (hand->seed);
  g_main_context_push_thread_default (context);
  for (guint i = 1; i <= hand->turns; i++)
    {
      if (i == hand->closes_at)
        close_once (hand);
      take_a_turn (hand, dice);
    }
  g_main_context_pop_thread_default (context);
  g_clear_object (&hand->store);
  return NULL;
}

static void
start (HvStore *store, guint turns, gboolean close, Hand hands[THREADS], GThread *threads[THREADS])
{
  for (guint i = 0; i < THREADS; i++)
    {
      hands[i] = (Hand){ .store = g_object_ref (store), .turns = turns, .seed = 100 + i };
      hands[i].closes_at = close ? turns / 2 + i : 0;
      threads[i] = g_thread_new ("hand", lend_a_hand, &hands[i]);
    }
}

static void
join (Hand hands[THREADS], GThread *threads[THREADS], guint *done, guint *refused)
{
  *done = *refused = 0;
  for (guint i = 0; i < THREADS; i++)
    {
      g_thread_join (threads[i]);
      *done += hands[i].done;
      *refused += hands[i].refused;
    }
}

/* ---- all of them ---- */

static void
do_long_work (HvStore *store, HvMeter *meter)
{
  g_auto (Await) copied = { 0 }, checked = { 0 }, compacted = { 0 };
  hv_room_copy_async (store, elsewhere, meter, await_cb, &copied);
  hv_room_check_async (store, meter, await_cb, &checked);
  hv_room_compact_async (store, await_cb, &compacted);
  g_autofree char *copy = hv_room_copy_finish (store, await_result (&copied), NULL);
  ck_assert_ptr_nonnull (copy);
  HvRoomReport *report = hv_room_check_finish (store, await_result (&checked), NULL);
  ck_assert (report != NULL && report->sound);
  hv_room_report_free (report);
  ck_assert (hv_room_compact_finish (store, await_result (&compacted), NULL));
}

START_TEST (many_threads_write_read_and_wait_their_turn)
{
  HvStore *store = open_with (room_create (path), journal_only);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  Hand hands[THREADS];
  GThread *threads[THREADS];
  guint done, refused;
  start (store, 150, FALSE, hands, threads);
  for (int i = 0; i < 3; i++)
    do_long_work (store, meter);
  ck_assert_double_ge (hv_meter_get_share (meter), 0);
  join (hands, threads, &done, &refused);
  printf ("# %d threads: %u pieces of work done, %u cancelled\n", THREADS, done, refused);
  ck_assert_uint_eq (done + refused, THREADS * 150);
  ck_assert_int_gt (ask_store (store, "SELECT count (*) FROM entries"), 0);
  close_store (store);
}
END_TEST

START_TEST (closing_in_the_middle_of_it_answers_everybody)
{
  guint all_done = 0, all_refused = 0;
  hv_vault_close (room_create (path));
  for (int i = 0; i < 12; i++)
    {
      HvStore *store = open_with (room_open (path), journal_only);
      g_auto (Await) compacted = { 0 }, closed = { 0 };
      Hand hands[THREADS];
      GThread *threads[THREADS];
      guint done, refused;
      start (store, 60, i % 3 == 0, hands, threads);
      hv_room_compact_async (store, await_cb, &compacted);
      g_usleep ((gulong) i * 2000);
      if (i % 3 == 0) /* some of the threads close it */
        ;
      else if (i % 3 == 1)
        ck_assert (hv_store_close_now (store, 20000));
      else
        {
          hv_store_close_async (store, await_cb, &closed);
          ck_assert (hv_store_close_finish (store, await_result (&closed), NULL));
        }
      await_result (&compacted);
      join (hands, threads, &done, &refused);
      ck_assert_uint_eq (done + refused, THREADS * 60);
      all_done += done;
      all_refused += refused;
      g_object_unref (store);
    }
  printf ("# closed 12 times in the middle: %u pieces of work done, %u refused\n", all_done, all_refused);
  HvStore *store = open_with (room_open (path), journal_only);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  close_store (store);
}
END_TEST

START_TEST (the_last_to_let_go_closes_it)
{
  for (int i = 0; i < 10; i++)
    {
      HvStore *store = open_memory (journal_only);
      Hand hands[THREADS];
      GThread *threads[THREADS];
      guint done, refused;
      start (store, 10, FALSE, hands, threads);
      g_object_unref (store);
      join (hands, threads, &done, &refused);
      ck_assert_uint_eq (done + refused, THREADS * 10);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-stress");
  TCase *tcase = tcase_create ("stress");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 100);
  tcase_add_test (tcase, many_threads_write_read_and_wait_their_turn);
  tcase_add_test (tcase, closing_in_the_middle_of_it_answers_everybody);
  tcase_add_test (tcase, the_last_to_let_go_closes_it);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
