/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A visit was cut short by the power; while the room is opened again, that is disturbed too: by a disk that fails, by
 * another power cut, by a kill. The time after that everything is there that the first opening would have found. */

#include "failing-disk.h"
#include "power-loss.h"
#include "vault-deeds.h"
#include "vault-session.h"

#include "vault/vault-private.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *path;
static GRand *dice;
static PowerRecord *visit;

/* One way in which the visit can have been cut short; made anew as often as it is needed. */
typedef struct
{
  int n;
  LossModel model;
  guint32 seed;
  int saves; /* that are found when nothing disturbs */
} Wreck;

static void
set_up (void)
{
  guint32 seed = g_random_int ();
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  dice = g_rand_new_with_seed (seed);
  printf ("# seed %u\n", seed);
  deeds[DEED_VISIT].prepare (folder);
  power_record_begin (folder, 0);
  deeds[DEED_VISIT].act (folder, power_record_mark);
  visit = power_record_end ();
}

static void
tear_down (void)
{
  power_record_free (visit);
  g_rand_free (dice);
  g_free (path);
  folder_free (folder);
}

static void
wreck_make (const Wreck *wreck)
{
  GRand *own = g_rand_new_with_seed (wreck->seed);
  power_record_cut (visit, wreck->n, wreck->model, own);
  g_rand_free (own);
}

/* Anywhere in the visit. */
static Wreck
wreck_new (void)
{
  Wreck wreck = { g_rand_int_range (dice, 1, power_record_get_length (visit)),
                  (LossModel) g_rand_int_range (dice, 0, LOSS_N_MODELS), g_rand_int (dice) };
  Session session = { power_record_get_mark (visit, wreck.n), TRUE };
  wreck_make (&wreck);
  wreck.saves = session_check (&session, path, "undisturbed");
  return wreck;
}

static void
check_wreck (const Wreck *wreck, const char *how, int at)
{
  Session session = { wreck->saves };
  g_autofree char *context = g_strdup_printf ("cut behind operation %d, %s left, then %s at %d", wreck->n,
                                              loss_model_get_name (wreck->model), how, at);
  session_check (&session, path, context);
}

/* Opens, reads and closes. FALSE with @error when the opening fails. */
static gboolean
recover (GError **error)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, error) : NULL;
  if (database == NULL)
    return FALSE;
  ask_int (database, "SELECT sum (length (body)) FROM entry");
  sqlite3_close (database);
  return TRUE;
}

/* ---- a disk that fails ---- */

/* Returns whether the recovery came as far as the @at th call. */
static gboolean
recover_with_fault (const Wreck *wreck, DiskFault fault, int at, gboolean forever)
{
  int met;
  g_autoptr (GError) error = NULL;
  wreck_make (wreck);
  failing_disk_begin (folder, fault, at, forever);
  gboolean opened = recover (&error);
  failing_disk_end (&met);
  if (met == 0)
    return FALSE;
  ck_assert_msg (opened || disk_fault_is_told_by (fault, error), "%s at call %d: told as %s %d: %s",
                 disk_fault_get_name (fault), at, error != NULL ? g_quark_to_string (error->domain) : "",
                 error != NULL ? error->code : 0, error != NULL ? error->message : "");
  check_wreck (wreck, disk_fault_get_name (fault), at);
  return TRUE;
}

START_TEST (nothing_is_lost_when_the_disk_fails_in_a_recovery)
{
  int wrecks = test_is_long () ? 4 : 2, runs = 0;
  for (int i = 0; i < wrecks; i++)
    {
      Wreck wreck = wreck_new ();
      for (int kind = 0; kind < 2 * DISK_N_FAULTS; kind++)
        {
          int step = stride (5);
          for (int at = 1 + g_rand_int_range (dice, 0, step); recover_with_fault (&wreck, kind / 2, at, kind % 2 != 0);
               at += step)
            runs++;
        }
    }
  printf ("# calls that failed in a recovery: %d, after %d cuts, 0 lost\n", runs, wrecks);
  fflush (stdout);
}
END_TEST

/* ---- a second power cut ---- */

START_TEST (nothing_is_lost_when_the_power_fails_in_a_recovery)
{
  int wrecks = test_is_long () ? 60 : 20, step = stride (5), runs = 0;
  for (int i = 0; i < wrecks; i++)
    {
      Wreck wreck = wreck_new ();
      wreck_make (&wreck);
      power_record_begin (folder, 0);
      ck_assert (recover (NULL));
      g_autoptr (PowerRecord) record = power_record_end ();
      int n = power_record_get_length (record);
      for (int j = g_rand_int_range (dice, 0, step); j < n * LOSS_N_MODELS; j += step, runs++)
        {
          LossModel model = j % LOSS_N_MODELS;
          power_record_cut (record, 1 + j / LOSS_N_MODELS, model, dice);
          check_wreck (&wreck, loss_model_get_name (model), 1 + j / LOSS_N_MODELS);
        }
    }
  printf ("# power cuts in a recovery: %d, after %d cuts, 0 lost\n", runs, wrecks);
  fflush (stdout);
}
END_TEST

/* The same of everything else that can be done: what the next visit does to what was left is cut short as well. */
START_TEST (nothing_is_lost_when_the_power_fails_again)
{
  const Deed *deed = &deeds[_i];
  int wrecks = test_is_long () ? 20 : 3, step = stride (11), runs = 0;
  deed_folder_clear (folder);
  deed->prepare (folder);
  power_record_begin (folder, 0);
  deed->act (folder, power_record_mark);
  g_autoptr (PowerRecord) first = power_record_end ();
  for (int i = 0; i < wrecks; i++)
    {
      int at = g_rand_int_range (dice, 1, power_record_get_length (first)), mark = power_record_get_mark (first, at);
      LossModel loss = (LossModel) g_rand_int_range (dice, 0, LOSS_N_MODELS);
      power_record_cut (first, at, loss, dice);
      power_record_begin (folder, 0);
      deed->check (folder, mark, "undisturbed");
      g_autoptr (PowerRecord) second = power_record_end ();
      for (int j = g_rand_int_range (dice, 0, step); j < power_record_get_length (second) * LOSS_N_MODELS;
           j += step, runs++)
        {
          LossModel model = j % LOSS_N_MODELS;
          g_autofree char *context
              = g_strdup_printf ("%s cut behind operation %d, %s left, what came then behind %d, %s left", deed->name,
                                 at, loss_model_get_name (loss), 1 + j / LOSS_N_MODELS, loss_model_get_name (model));
          power_record_cut (second, 1 + j / LOSS_N_MODELS, model, dice);
          deed->check (folder, mark, context);
        }
    }
  printf ("# second power cuts after one in %s: %d, after %d first ones, 0 lost\n", deed->name, runs, wrecks);
  fflush (stdout);
}
END_TEST

/* ---- a kill ---- */

/* Returns whether it was still at it. */
static gboolean
kill_a_recovery (void)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    _exit (recover (NULL) ? 0 : 1);
  g_usleep ((gulong) g_rand_int_range (dice, 0, 4000));
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  ck_assert_msg (WIFSIGNALED (status) || WEXITSTATUS (status) == 0, "the recovery ended on its own: %d", status);
  return WIFSIGNALED (status);
}

START_TEST (nothing_is_lost_when_a_recovery_is_killed)
{
  int wrecks = 160 / stride (4), kills = 0;
  for (int i = 0; i < wrecks; i++)
    {
      Wreck wreck = wreck_new ();
      wreck_make (&wreck);
      for (int again = 0; again < 3 && kill_a_recovery (); again++)
        kills++;
      check_wreck (&wreck, "kill", 0);
    }
  printf ("# recoveries killed: %d, after %d cuts, 0 lost\n", kills, wrecks);
  fflush (stdout);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-recovery");
  TCase *tc = tcase_create ("recovery");
  tcase_set_timeout (tc, 300);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, nothing_is_lost_when_the_disk_fails_in_a_recovery);
  tcase_add_test (tc, nothing_is_lost_when_the_power_fails_in_a_recovery);
  tcase_add_loop_test (tc, nothing_is_lost_when_the_power_fails_again, DEED_VISIT + 1, N_DEEDS);
  tcase_add_test (tc, nothing_is_lost_when_a_recovery_is_killed);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
