/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The power fails, at any operation, and the disk has kept what it liked of what was not synced. What had been told as
 * done holds. */

#include "power-loss.h"
#include "vault-deeds.h"
#include "vault-testing.h"

#include <stdio.h>

static char *folder;
static GRand *dice;

static void
set_up (void)
{
  guint32 seed = g_random_int ();
  folder = folder_new ();
  dice = g_rand_new_with_seed (seed);
  printf ("# seed %u\n", seed);
}

static void
tear_down (void)
{
  g_rand_free (dice);
  folder_free (folder);
}

static PowerRecord *
record_deed (const Deed *deed, int lost_sync)
{
  deed_folder_clear (folder);
  deed->prepare (folder);
  power_record_begin (folder, lost_sync);
  deed->act (folder, power_record_mark);
  return power_record_end ();
}

static void
cut_and_check (const Deed *deed, const PowerRecord *record, int n, LossModel model)
{
  g_autofree char *context
      = g_strdup_printf ("%s cut behind operation %d, %s left", deed->name, n, loss_model_get_name (model));
  power_record_cut (record, n, model, dice);
  deed->check (folder, power_record_get_mark (record, n), context);
}

/* How far to go in operations and models; each has no factor in common with the number of models. */
static const int steps[N_DEEDS] = {
  [DEED_VISIT] = 7,
  [DEED_MAKE_ROOMS] = 11,
  [DEED_CHANGE_PASSPHRASE] = 5,
  [DEED_CHANGE_IN_FULL_ROOM] = 5,
  [DEED_ADD_KEY] = 5,
  [DEED_REMOVE_KEY] = 5,
  [DEED_COPY] = 11,
  [DEED_RESTORE] = 11,
  [DEED_ERASE] = 7,
  [DEED_ERASE_ALL] = 7,
};

START_TEST (nothing_is_lost_wherever_the_power_fails)
{
  const Deed *deed = &deeds[_i];
  g_autoptr (PowerRecord) record = record_deed (deed, 0);
  int n = power_record_get_length (record), runs = 0, step = stride (steps[_i]);
  for (int i = g_rand_int_range (dice, 0, step); i < n * LOSS_N_MODELS; i += step)
    {
      LossModel model = i % LOSS_N_MODELS;
      /* Chance has a say in most models. */
      for (int again = 0; again < (test_is_long () && model > LOSS_OF_NOTHING ? 2 : 1); again++, runs++)
        cut_and_check (deed, record, 1 + i / LOSS_N_MODELS, model);
    }
  printf ("# power cuts in %s: %d at %d operations in %d models, 0 lost\n", deed->name, runs, n, LOSS_N_MODELS);
  fflush (stdout);
}
END_TEST

/* A sync that failed has lost what it was to make durable, though it can still be read, and the next one says that all
 * is well: so what failed must be written again, not only synced again. */
START_TEST (nothing_is_lost_when_a_failed_sync_loses_what_was_written)
{
  const Deed *deed = &deeds[DEED_VISIT];
  int runs = 0, syncs = 0, step = stride (6);
  for (int lost = 1 + g_rand_int_range (dice, 0, step);; lost += step)
    {
      g_autoptr (PowerRecord) record = record_deed (deed, lost);
      int n = power_record_get_length (record), at = power_record_get_lost (record);
      if (at < 0)
        break;
      syncs++;
      for (LossModel model = 0; model < LOSS_N_MODELS; model++, runs++)
        cut_and_check (deed, record, g_rand_int_range (dice, at + 1, n + 1), model);
    }
  ck_assert_int_gt (runs, 0);
  printf ("# power cuts after a failed fsync had lost what was written: %d after %d of them, 0 lost\n", runs, syncs);
  fflush (stdout);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-power");
  TCase *tc = tcase_create ("power");
  tcase_set_timeout (tc, 300);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_loop_test (tc, nothing_is_lost_wherever_the_power_fails, 0, N_DEEDS);
  tcase_add_test (tc, nothing_is_lost_when_a_failed_sync_loses_what_was_written);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
