/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include "vault/vault-private.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 200
#define MOST_ENTRIES 1500

static char *folder, *path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
}

static void
tear_down (void)
{
  g_free (path);
  folder_free (folder);
}

/* ---- the one who is killed ---- */

/* Growth, free pages, shrinking: what moves the end of the file about. */
static void
stir (sqlite3 *database, GRand *dice)
{
  switch (g_rand_int_range (dice, 0, 12))
    {
    case 0:
      run_sql (database, "INSERT INTO scratch SELECT randomblob (60000)");
      break;
    case 1:
      run_sql (database, "DELETE FROM scratch WHERE random () % 2");
      break;
    case 2: /* pages that come and go within one transaction are never written */
      run_sql (database, "BEGIN; CREATE TABLE brief AS SELECT randomblob (90000); DROP TABLE brief;"
                         "INSERT INTO scratch SELECT randomblob (9000); COMMIT");
      break;
    case 3:
      if (g_rand_int_range (dice, 0, 6) == 0)
        run_sql (database, "DELETE FROM scratch; VACUUM");
      break;
    default:
      break;
    }
}

static void
write_until_killed (int acknowledge, int last, guint32 seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  static const char *const checkpoints[] = { "PRAGMA wal_autocheckpoint=12", "PRAGMA wal_autocheckpoint=60",
                                             "PRAGMA wal_autocheckpoint=1000" };
  run_sql (database, checkpoints[seed % G_N_ELEMENTS (checkpoints)]);
  for (;;)
    {
      int n = g_rand_int_range (dice, 0, 10) == 0 ? 30 : g_rand_int_range (dice, 1, 4);
      add_entries (database, last + 1, n);
      last += n;
      if (write (acknowledge, &last, sizeof last) != sizeof last)
        _exit (1);
      stir (database, dice);
      if (seed & 1)
        hv_vault_fill_log (vault);
    }
}

/* Kills a writer at a random moment. Returns the last entry whose commit it had heard of. */
static int
kill_a_writer (int last, GRand *dice)
{
  int ends[2], number, status;
  guint32 seed = g_rand_int (dice);
  ck_assert_int_eq (pipe (ends), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      write_until_killed (ends[1], last, seed);
    }
  close (ends[1]);
  if (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  g_usleep ((gulong) g_rand_int_range (dice, 500, 60000));
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  ck_assert_msg (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL, "the writer ended on its own: %d", status);
  while (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  close (ends[0]);
  return last;
}

/* ---- the one who looks ---- */

/* Returns the last entry that is there. */
static int
look (int acknowledged, gboolean thoroughly, int *replayed)
{
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  *replayed += hv_vault_get_recovery (vault) == HV_VAULT_RECOVERY_REPLAYED;
  int n = (int) ask_int (database, "SELECT count (*) FROM entry");
  ck_assert_int_ge (n, acknowledged);
  ck_assert_int_eq (ask_int (database, "SELECT coalesce (max (id), 0) FROM entry"), n);
  if (thoroughly)
    ck_assert_int_eq (check_journal (database), n);
  g_autofree char *sound = ask_text (database, "PRAGMA quick_check");
  ck_assert_str_eq (sound, "ok");
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  if (n > MOST_ENTRIES)
    {
      run_sql (database, "DELETE FROM entry");
      n = 0;
    }
  sqlite3_close (database);
  return n;
}

START_TEST (no_entry_is_lost_however_often_the_program_is_killed)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  int last = 0, replayed = 0;
  gint64 written = 0;
  printf ("# seed %u\n", seed);
  room_with_entries (path, 0);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE scratch (bytes BLOB)");
  sqlite3_close (database);
  hv_vault_close (vault);
  for (int i = 0; i < KILLS; i++)
    {
      int before = last, acknowledged = kill_a_writer (last, dice);
      written += acknowledged - before;
      last = look (acknowledged, i % 20 == 19, &replayed);
    }
  printf ("# %d kills, %d logs replayed, %" G_GINT64_FORMAT " entries acknowledged, 0 lost\n", KILLS, replayed, written);
  fflush (stdout);
  ck_assert_int_gt (replayed, KILLS * 3 / 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-kill");
  TCase *tc = tcase_create ("kill");
  tcase_set_timeout (tc, 110);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, no_entry_is_lost_however_often_the_program_is_killed);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
