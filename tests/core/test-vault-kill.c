/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* kill -9, in the middle of whatever can be done to rooms. What had been told as done holds. */

#include "vault-deeds.h"
#include "vault-session.h"

#include "vault/vault-private.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_ENTRIES 1500

/* Seen by the one who is killed and by the one who kills. */
typedef struct
{
  int phase; /* of a visit */
  int mark;  /* what has been told */
} Shared;

static char *folder, *path;
static GRand *dice;
static Shared *shared;

static void
set_up (void)
{
  guint32 seed = g_random_int ();
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  dice = g_rand_new_with_seed (seed);
  shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ck_assert_ptr_ne (shared, MAP_FAILED);
  printf ("# seed %u\n", seed);
}

static void
tear_down (void)
{
  munmap (shared, sizeof *shared);
  g_rand_free (dice);
  g_free (path);
  folder_free (folder);
}

/* A process that does not outlive a test that has failed. */
static pid_t
start_process (void)
{
  pid_t child = fork ();
  ck_assert_int_ge (child, 0);
  if (child == 0)
    prctl (PR_SET_PDEATHSIG, SIGKILL);
  return child;
}

/* ---- one deed, killed ---- */

static void
tell (int mark)
{
  g_atomic_int_set (&shared->mark, mark);
}

static pid_t
start_deed (const Deed *deed)
{
  deed_folder_clear (folder);
  deed->prepare (folder);
  *shared = (Shared){ -1, 0 };
  pid_t child = start_process ();
  if (child == 0)
    {
      session_show_phase (&shared->phase);
      deed->act (folder, tell);
      _exit (0);
    }
  return child;
}

/* Returns whether it was killed, or had done it all before. */
static gboolean
end_deed (pid_t child)
{
  int status;
  kill (child, SIGKILL);
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_msg (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0,
                 "it ended on its own");
  return WIFSIGNALED (status);
}

static gboolean
is_running (pid_t child)
{
  siginfo_t info = { 0 };
  return waitid (P_PID, (id_t) child, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

/* Each phase of a visit is waited for, and then it is killed within a few milliseconds. */
START_TEST (nothing_is_lost_when_a_visit_is_killed)
{
  const Deed *deed = &deeds[DEED_VISIT];
  int kills = 0, each = MAX (1, 30 / stride (5)), hit[N_PHASES] = { 0 };
  for (int i = 0; i < each * N_PHASES; i++)
    {
      int wanted = i % N_PHASES;
      pid_t child = start_deed (deed);
      while (g_atomic_int_get (&shared->phase) != wanted && is_running (child))
        g_usleep (20);
      g_usleep (1ul << g_rand_int_range (dice, 0, 13)); /* some phases are over soon */
      if (end_deed (child))
        {
          kills++;
          hit[shared->phase]++;
        }
      g_autofree char *context = g_strdup_printf ("a visit killed in %s", session_phase_get_name (shared->phase));
      deed->check (folder, shared->mark, context);
    }
  printf ("# visits killed: %d, 0 lost;", kills);
  for (int phase = 0; phase < N_PHASES; phase++)
    printf (" %s %d%s", session_phase_get_name (phase), hit[phase], phase + 1 < N_PHASES ? "," : "\n");
  fflush (stdout);
  ck_assert_int_gt (kills, each * N_PHASES / 2);
}
END_TEST

/* How long it takes undisturbed, in µs. */
static gint64
measure (const Deed *deed)
{
  gint64 from;
  pid_t child = start_deed (deed);
  for (from = g_get_monotonic_time (); is_running (child);)
    g_usleep (200);
  gint64 took = g_get_monotonic_time () - from;
  ck_assert (!end_deed (child));
  return took;
}

START_TEST (nothing_is_lost_when_anything_else_is_killed)
{
  const Deed *deed = &deeds[_i];
  int runs = MAX (1, 40 / stride (5)), kills = 0, told[4] = { 0 };
  gint64 took = measure (deed);
  for (int i = 0; i < runs; i++)
    {
      pid_t child = start_deed (deed);
      g_usleep ((gulong) g_rand_int_range (dice, 0, (gint32) took + 1));
      gboolean killed = end_deed (child);
      kills += killed;
      told[MIN (shared->mark, 3)] += killed;
      g_autofree char *context = g_strdup_printf ("%s killed, %d told", deed->name, shared->mark);
      deed->check (folder, shared->mark, context);
    }
  printf ("# kills in %s: %d, 0 lost; before anything was told %d, after the first that was told %d, the second %d, "
          "later %d\n",
          deed->name, kills, told[0], told[1], told[2], told[3]);
  fflush (stdout);
}
END_TEST

/* ---- one room, a writer killed in it over and over ---- */

/* Growth, free pages, shrinking: what moves the end of the file about. */
static void
stir (sqlite3 *database, GRand *own)
{
  switch (g_rand_int_range (own, 0, 12))
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
      if (g_rand_int_range (own, 0, 6) == 0)
        run_sql (database, "DELETE FROM scratch; VACUUM");
      break;
    default:
      break;
    }
}

static void
write_until_killed (int acknowledge, int last, guint32 seed)
{
  g_autoptr (GRand) own = g_rand_new_with_seed (seed);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  static const char *const checkpoints[]
      = { "PRAGMA wal_autocheckpoint=12", "PRAGMA wal_autocheckpoint=60", "PRAGMA wal_autocheckpoint=1000" };
  run_sql (database, checkpoints[seed % G_N_ELEMENTS (checkpoints)]);
  for (;;)
    {
      int n = g_rand_int_range (own, 0, 10) == 0 ? 30 : g_rand_int_range (own, 1, 4);
      add_entries (database, last + 1, n);
      last += n;
      if (write (acknowledge, &last, sizeof last) != sizeof last)
        _exit (1);
      stir (database, own);
      if (seed & 1)
        hv_vault_fill_log (vault);
    }
}

/* Kills a writer at a random moment. Returns the last entry whose commit it had heard of. */
static int
kill_a_writer (int last)
{
  int ends[2], number, status;
  guint32 seed = g_rand_int (dice);
  ck_assert_int_eq (pipe (ends), 0);
  pid_t child = start_process ();
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
  int kills = MAX (4, 400 / stride (10)), last = 0, replayed = 0;
  gint64 written = 0;
  room_with_entries (path, 0);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE scratch (bytes BLOB)");
  sqlite3_close (database);
  hv_vault_close (vault);
  for (int i = 0; i < kills; i++)
    {
      int before = last, acknowledged = kill_a_writer (last);
      written += acknowledged - before;
      last = look (acknowledged, i % 20 == 19, &replayed);
    }
  printf ("# %d kills, %d logs replayed, %" G_GINT64_FORMAT " entries acknowledged, 0 lost\n", kills, replayed,
          written);
  fflush (stdout);
  ck_assert_int_gt (replayed, kills * 3 / 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-kill");
  TCase *tc = tcase_create ("kill");
  tcase_set_timeout (tc, 300);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, nothing_is_lost_when_a_visit_is_killed);
  tcase_add_loop_test (tc, nothing_is_lost_when_anything_else_is_killed, DEED_VISIT + 1, N_DEEDS);
  tcase_add_test (tc, no_entry_is_lost_however_often_the_program_is_killed);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
