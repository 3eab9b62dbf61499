/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The log that a killed session leaves, and what may happen to it: commits are replayed, or the room says that
 * it is damaged. Only the very last commit may go unnoticed, since a power cut looks the same. */

#include "vault-testing.h"

#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define IN_FILE 40
#define IN_LOG 8
#define FRAME (HV_VAULT_PAGE_SIZE + HV_FRAME_HEADER_SIZE)

static char *folder, *path, *wal_path;
static Content room, wal; /* as the kill left them */
static gsize n_frames;

static void
put_back (void)
{
  content_write (&room, path);
  content_write (&wal, wal_path);
}

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  wal_path = g_strconcat (path, "-wal", NULL);
  room_killed_with_entries (path, IN_FILE, IN_LOG);
  room = content_read (path);
  wal = content_read (wal_path);
  n_frames = (wal.size - HV_WAL_HEADER_SIZE) / FRAME;
}

/* The same log, filled ahead. */
static void
set_up_filled (void)
{
  const gsize more = 30 * FRAME + 100;
  set_up ();
  wal.bytes = g_realloc (wal.bytes, wal.size + more);
  hv_random_fill (wal.bytes + wal.size, more);
  wal.size += more;
  put_back ();
}

static void
tear_down (void)
{
  content_clear (&room);
  content_clear (&wal);
  g_free (wal_path);
  g_free (path);
  folder_free (folder);
}

static void
flip_in (const char *file, gsize offset)
{
  Content content = content_read (file);
  ck_assert_uint_lt (offset, content.size);
  content.bytes[offset] ^= 1;
  content_write (&content, file);
  content_clear (&content);
}

static void
assert_all_there (void)
{
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.refused, OPENED);
  ck_assert_int_eq (outcome.rows, IN_FILE + IN_LOG);
  ck_assert_int_eq (outcome.recovery, HV_VAULT_RECOVERY_REPLAYED);
}

START_TEST (the_log_is_replayed)
{
  ck_assert_uint_gt (n_frames, IN_LOG);
  assert_all_there ();
  ck_assert (!g_file_test (wal_path, G_FILE_TEST_EXISTS));
  Outcome again = room_look (path);
  ck_assert_int_eq (again.rows, IN_FILE + IN_LOG);
  ck_assert_int_eq (again.recovery, HV_VAULT_RECOVERY_NONE);
}
END_TEST

START_TEST (a_damaged_log_header_is_noticed)
{
  for (gsize offset = 0; offset < HV_WAL_HEADER_SIZE; offset++)
    {
      put_back ();
      flip_in (wal_path, offset);
      Outcome outcome = room_look (path);
      ck_assert_msg (outcome.refused == HV_VAULT_ERROR_DAMAGED, "byte %d: %d", (int) offset, outcome.refused);
    }
  /* Refusing has not made it worse. */
  content_write (&wal, wal_path);
  assert_all_there ();
}
END_TEST

START_TEST (a_damaged_frame_is_noticed_unless_it_is_of_the_last_commit)
{
  gsize n = n_frames, refused = 0;
  for (gsize frame = 0; frame < n; frame++)
    for (gsize part = 0; part < 3; part++)
      {
        static const gsize offsets[] = { 11, 24 + 10, FRAME - 3 }; /* nonce, text, tag */
        put_back ();
        flip_in (wal_path, HV_WAL_HEADER_SIZE + frame * FRAME + offsets[part]);
        Outcome outcome = room_look (path);
        refused += outcome.refused == HV_VAULT_ERROR_DAMAGED;
        if (outcome.refused == OPENED)
          ck_assert_int_eq (outcome.rows, IN_FILE + IN_LOG - 1);
      }
  ck_assert_uint_lt (refused, 3 * n);
  ck_assert_uint_gt (refused, 3 * n * (IN_LOG - 2) / IN_LOG);
}
END_TEST

/* At a sector's end, or where one thing ends and the next begins, or a byte beside that; and the whole of it. */
static gboolean
is_worth_a_cut (gsize size)
{
  static const gsize in_header[] = { 0, 24, 56, 72 }, in_frame[] = { 0, 24, 48, FRAME - 16 };
  gboolean worth = size % (gsize) (512 * stride (5)) == 0 || size == wal.size;
  if (size > HV_WAL_HEADER_SIZE + 1 && (size - HV_WAL_HEADER_SIZE) / FRAME % (gsize) stride (1) != 0)
    return worth;
  for (gsize near = size > 0 ? size - 1 : 0; near <= size + 1 && !worth; near++)
    for (gsize i = 0; i < G_N_ELEMENTS (in_header); i++)
      worth |= near <= HV_WAL_HEADER_SIZE ? near == in_header[i] : (near - HV_WAL_HEADER_SIZE) % FRAME == in_frame[i];
  return worth;
}

START_TEST (a_log_cut_anywhere_ends_at_a_commit)
{
  int rows = 0, cuts = 0;
  for (gsize size = 0; size <= wal.size; size++)
    if (is_worth_a_cut (size))
      {
        put_back ();
        ck_assert_int_eq (truncate (wal_path, (off_t) size), 0);
        Outcome outcome = room_look (path);
        ck_assert_int_eq (outcome.refused, OPENED);
        ck_assert_int_ge (outcome.rows, MAX (rows, IN_FILE));
        ck_assert_int_eq (outcome.recovery == HV_VAULT_RECOVERY_LOG_MISSING, size == 0);
        rows = outcome.rows;
        cuts++;
      }
  ck_assert_int_eq (rows, IN_FILE + IN_LOG);
  printf ("# a log cut short at %d places: a commit is the last\n", cuts);
  fflush (stdout);
}
END_TEST

START_TEST (frames_cannot_change_places)
{
  for (gsize frame = 0; frame + 1 < n_frames; frame++)
    {
      guint8 *a = wal.bytes + HV_WAL_HEADER_SIZE + frame * FRAME, *b = a + FRAME;
      Content changed = { g_memdup2 (wal.bytes, wal.size), wal.size };
      memcpy (changed.bytes + (a - wal.bytes), b, FRAME);
      memcpy (changed.bytes + (b - wal.bytes), a, FRAME);
      content_write (&room, path);
      content_write (&changed, wal_path);
      content_clear (&changed);
      Outcome outcome = room_look (path);
      ck_assert (outcome.refused == HV_VAULT_ERROR_DAMAGED || outcome.rows == IN_FILE + IN_LOG - 1);
    }
}
END_TEST

START_TEST (a_log_that_was_taken_away_is_missed)
{
  g_unlink (wal_path);
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.refused, OPENED);
  ck_assert_int_eq (outcome.rows, IN_FILE);
  ck_assert_int_eq (outcome.recovery, HV_VAULT_RECOVERY_LOG_MISSING);

  /* Once it has been told, and closed cleanly, it is over. */
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  add_entries (database, IN_FILE + 1, 1);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (path).recovery, HV_VAULT_RECOVERY_NONE);
}
END_TEST

START_TEST (without_its_log_a_half_written_file_is_refused)
{
  g_unlink (wal_path);
  flip_in (path, HV_HEADER_SIZE + 5 * HV_VAULT_PAGE_SIZE + 100);
  g_auto (Content) before = content_read (path);
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
  /* Refusing has changed nothing, so that it is noticed the next time too; and with its log it is whole. */
  g_auto (Content) after = content_read (path);
  ck_assert_uint_eq (before.size, after.size);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
  ck_assert (!g_file_test (wal_path, G_FILE_TEST_EXISTS));
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
  put_back ();
  assert_all_there ();
}
END_TEST

START_TEST (a_log_of_an_earlier_time_is_not_replayed)
{
  assert_all_there (); /* and closed cleanly */
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "DELETE FROM entry WHERE id > 3");
  sqlite3_close (database);
  hv_vault_close (vault);
  content_write (&wal, wal_path);
  ck_assert_int_eq (room_look (path).rows, 3);
  ck_assert (!g_file_test (wal_path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (a_log_of_another_room_is_not_replayed)
{
  g_autofree char *other = g_build_filename (folder, "other.dat", NULL);
  g_autofree char *other_wal = g_strconcat (other, "-wal", NULL);
  room_killed_with_entries (other, 2, 3);
  Content foreign = content_read (other_wal);
  content_write (&foreign, wal_path);
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.refused, OPENED);
  ck_assert_int_eq (outcome.rows, IN_FILE);
  /* Neither are frames of its under this room's log header. */
  memcpy (foreign.bytes, wal.bytes, HV_WAL_HEADER_SIZE);
  content_write (&room, path);
  content_write (&foreign, wal_path);
  content_clear (&foreign);
  ck_assert_int_eq (room_look (path).rows, IN_FILE);
}
END_TEST

START_TEST (rubbish_beside_the_room_is_not_a_log)
{
  g_autofree char *rubbish = g_strnfill (30000, 'x');
  assert_all_there ();
  ck_assert (g_file_set_contents (wal_path, rubbish, 30000, NULL));
  ck_assert_int_eq (room_look (path).rows, IN_FILE + IN_LOG);
  ck_assert (g_file_set_contents (wal_path, rubbish, 50, NULL));
  ck_assert_int_eq (room_look (path).rows, IN_FILE + IN_LOG);
}
END_TEST

/* A power cut in a checkpoint: page 1 is half old, half new, and the log has it whole. */
START_TEST (a_torn_first_page_comes_back_from_the_log)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "PRAGMA wal_autocheckpoint=0; CREATE TABLE more (a); INSERT INTO more VALUES (1)");
  Content main_file = content_read (path), log = content_read (wal_path);
  sqlite3_close (database);
  hv_vault_close (vault);
  memset (main_file.bytes + HV_HEADER_SIZE + 4096, 0x55, 512);
  content_write (&main_file, path);
  content_write (&log, wal_path);
  content_clear (&main_file);
  content_clear (&log);
  assert_all_there ();
}
END_TEST

START_TEST (one_header_copy_is_enough_to_replay_the_log)
{
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      put_back ();
      flip_in (path, hv_header_body_offset (copy) + 100);
      assert_all_there ();
    }
}
END_TEST

/* The first copy of the body names the log, the second could not be written before the cut, and then the
 * first is lost: what the log holds had been committed, so it must not be passed over. */
START_TEST (a_log_whose_name_is_lost_is_not_passed_over)
{
  Content before;
  content_clear (&room);
  content_clear (&wal);
  g_unlink (path);
  g_unlink (wal_path);
  room_with_entries (path, IN_FILE);
  before = content_read (path);
  pid_t child = fork ();
  if (child == 0)
    {
      add_entries (database_open (room_open (path)), IN_FILE + 1, 1);
      _exit (0);
    }
  waitpid (child, NULL, 0);
  room = content_read (path);
  wal = content_read (wal_path);
  guint8 *last = room.bytes + hv_header_body_offset (1);
  memcpy (last, before.bytes + hv_header_body_offset (1), HV_BODY_RECORD_SIZE);
  content_clear (&before);
  put_back ();
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.rows, IN_FILE + 1);
  put_back ();
  flip_in (path, hv_header_body_offset (0) + 100);
  ck_assert_int_eq (room_look (path).refused, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

/* ---- filling ahead ---- */

static gsize
log_size (void)
{
  Content log = content_read (wal_path);
  content_clear (&log);
  return log.size;
}

/* A session that rests after its first save, and is killed after more of them. */
static void
fill_and_be_killed (void)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  int steps = 0;
  ck_assert (!hv_vault_fill_log (vault)); /* who only reads leaves the disk alone */
  ck_assert_uint_eq (log_size (), 0);
  add_entries (database, IN_FILE + IN_LOG + 1, 1);
  while (hv_vault_fill_log (vault))
    steps++;
  ck_assert_int_gt (steps, 3);
  gsize size = log_size ();
  add_entries (database, IN_FILE + IN_LOG + 2, 1);
  add_entries (database, IN_FILE + IN_LOG + 3, 1);
  ck_assert (!hv_vault_fill_log (vault));
  ck_assert_uint_eq (log_size (), size);
  _exit (0);
}

START_TEST (saves_into_a_filled_log_are_replayed)
{
  int status;
  assert_all_there ();
  pid_t child = fork ();
  if (child == 0)
    fill_and_be_killed ();
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.rows, IN_FILE + IN_LOG + 3);
  ck_assert_int_eq (outcome.recovery, HV_VAULT_RECOVERY_REPLAYED);
  ck_assert (!g_file_test (wal_path, G_FILE_TEST_EXISTS));
}
END_TEST

/* The log begins again where it is, and what lies behind is of the generation before. */
START_TEST (a_filled_log_begins_again)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      HvVault *vault = room_open (path);
      sqlite3 *database = database_open (vault);
      add_entries (database, IN_FILE + IN_LOG + 1, 1);
      while (hv_vault_fill_log (vault))
        ;
      gsize size = log_size ();
      run_sql (database, "PRAGMA wal_checkpoint (RESTART)");
      add_entries (database, IN_FILE + IN_LOG + 2, 1);
      ck_assert_uint_eq (log_size (), size);
      _exit (0);
    }
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  ck_assert_int_eq (room_look (path).rows, IN_FILE + IN_LOG + 2);
}
END_TEST

/* While nobody waits a long log is written back, and the next save begins another. */
START_TEST (a_long_log_is_written_back_at_rest)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  guint8 generation[HV_GENERATION_SIZE];
  int n = IN_FILE + IN_LOG;
  add_entries (database, ++n, 1);
  memcpy (generation, vault->body + HV_BODY_GENERATION, sizeof generation);
  hv_vault_write_back (vault, database); /* it is short: nothing is done */
  while (vault->wal->last_index < 1100)
    add_entries (database, ++n, 1);
  ck_assert_mem_eq (vault->body + HV_BODY_GENERATION, generation, sizeof generation);
  hv_vault_write_back (vault, database);
  add_entries (database, ++n, 1);
  ck_assert_mem_ne (vault->body + HV_BODY_GENERATION, generation, sizeof generation);
  ck_assert_int_lt (vault->wal->last_index, 100);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (path).rows, n);
}
END_TEST

static void
add_tests (Suite *suite, const char *name, void (*fixture) (void))
{
  TCase *tc = tcase_create (name);
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, fixture, tear_down);
  tcase_add_test (tc, the_log_is_replayed);
  tcase_add_test (tc, a_damaged_log_header_is_noticed);
  tcase_add_test (tc, a_damaged_frame_is_noticed_unless_it_is_of_the_last_commit);
  tcase_add_test (tc, a_log_cut_anywhere_ends_at_a_commit);
  tcase_add_test (tc, frames_cannot_change_places);
  tcase_add_test (tc, a_log_that_was_taken_away_is_missed);
  tcase_add_test (tc, without_its_log_a_half_written_file_is_refused);
  tcase_add_test (tc, a_log_of_an_earlier_time_is_not_replayed);
  tcase_add_test (tc, a_log_of_another_room_is_not_replayed);
  tcase_add_test (tc, rubbish_beside_the_room_is_not_a_log);
  tcase_add_test (tc, a_torn_first_page_comes_back_from_the_log);
  tcase_add_test (tc, one_header_copy_is_enough_to_replay_the_log);
  tcase_add_test (tc, a_log_whose_name_is_lost_is_not_passed_over);
  tcase_add_test (tc, saves_into_a_filled_log_are_replayed);
  tcase_add_test (tc, a_filled_log_begins_again);
  tcase_add_test (tc, a_long_log_is_written_back_at_rest);
  suite_add_tcase (suite, tc);
}

int
main (void)
{
  Suite *suite = suite_create ("vault-log");
  add_tests (suite, "log", set_up);
  add_tests (suite, "filled log", set_up_filled);
  return run_suite (suite);
}
