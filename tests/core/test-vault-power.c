/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The power fails, at any operation, and the disk has kept what it liked of what was not synced. What had been told as
 * done is there. */

#include "power-loss.h"
#include "vault-session.h"

#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <stdio.h>

static char *folder, *path;
static GRand *dice;

static void
set_up (void)
{
  guint32 seed = g_random_int ();
  folder = folder_new ();
  path = g_build_filename (folder, "1.dat", NULL);
  dice = g_rand_new_with_seed (seed);
  printf ("# seed %u\n", seed);
}

static void
tear_down (void)
{
  g_rand_free (dice);
  g_free (path);
  folder_free (folder);
}

/* ---- what is done, and what must be true after a cut in the middle of it ---- */

typedef struct
{
  const char *name;
  int step; /* of operations and models in an ordinary run; has no factor in common with the number of models */
  void (*prepare) (void);
  void (*act) (void);
  void (*check) (int mark, const char *context);
} Deed;

static void
make_room (void)
{
  session_make_room (path);
}

static void
visit (void)
{
  g_auto (Session) session = session_run (path, power_record_mark);
}

static void
check_visit (int mark, const char *context)
{
  Session session = { mark, TRUE };
  session_check (&session, path, context);
}

static HvVault *
rooms_create (GError **error)
{
  HvRooms *rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_rooms_create (rooms, passphrase, error);
  hv_rooms_free (rooms);
  return vault;
}

static HvVault *
rooms_open (GError **error)
{
  HvRooms *rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_rooms_open (rooms, passphrase, error);
  hv_rooms_free (rooms);
  return vault;
}

/* Marks: 1 the room is there, 1 + n with n entries. */
static void
make_rooms (void)
{
  HvVault *vault = rooms_create (NULL);
  power_record_mark (1);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  for (int i = 1; i <= 5; i++)
    {
      add_entries (database, i, 1);
      power_record_mark (1 + i);
    }
  sqlite3_close (database);
  hv_vault_close (vault);
}

static void
check_rooms (int mark, const char *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = rooms_open (&error);
  if (vault == NULL)
    {
      /* Nothing is there yet, and nothing stands in the way of trying again. */
      ck_assert_msg (mark == 0 && g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND), "%s: %s", context,
                     error->message);
      g_clear_error (&error);
      vault = rooms_create (&error);
      ck_assert_msg (vault != NULL, "%s: again: %s", context, error != NULL ? error->message : "");
    }
  sqlite3 *database = hv_vault_open_database (vault, &error);
  ck_assert_msg (database != NULL, "%s: %s", context, error != NULL ? error->message : "");
  if (mark > 1 || ask_int (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'removed'") == 1)
    {
      int n = check_journal (database);
      ck_assert_msg (n >= mark - 1 && n <= MAX (mark, 1), "%s: %d told, %d there", context, mark - 1, n);
    }
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  sqlite3_close (database);
}

static void
nothing (void)
{
}

static const Deed deeds[] = {
  { "a visit", 5, make_room, visit, check_visit },
  { "making rooms", 5, nothing, make_rooms, check_rooms },
};

/* ---- cutting ---- */

static void
cut_and_check (const Deed *deed, const PowerRecord *record, int n, LossModel model)
{
  g_autofree char *context
      = g_strdup_printf ("%s cut behind operation %d, %s left", deed->name, n, loss_model_get_name (model));
  power_record_cut (record, n, model, dice);
  deed->check (power_record_get_mark (record, n), context);
}

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (folder, name, NULL);
      g_unlink (old);
    }
}

static PowerRecord *
do_it (const Deed *deed, int lost_sync)
{
  empty_folder ();
  deed->prepare ();
  power_record_begin (folder, lost_sync);
  deed->act ();
  return power_record_end ();
}

START_TEST (nothing_is_lost_wherever_the_power_fails)
{
  const Deed *deed = &deeds[_i];
  g_autoptr (PowerRecord) record = do_it (deed, 0);
  int n = power_record_get_length (record), runs = 0, step = stride (deed->step);
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
  const Deed *deed = &deeds[0];
  int runs = 0, syncs = 0, step = stride (6), n = 0;
  for (int lost = 1 + g_rand_int_range (dice, 0, step);; lost += step)
    {
      g_autoptr (PowerRecord) record = do_it (deed, lost);
      n = power_record_get_length (record);
      if (power_record_get_lost (record) < 0)
        break;
      syncs++;
      for (LossModel model = 0; model < LOSS_N_MODELS; model++, runs++)
        cut_and_check (deed, record, g_rand_int_range (dice, power_record_get_lost (record) + 1, n + 1), model);
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
  tcase_set_timeout (tc, 110);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_loop_test (tc, nothing_is_lost_wherever_the_power_fails, 0, G_N_ELEMENTS (deeds));
  tcase_add_test (tc, nothing_is_lost_when_a_failed_sync_loses_what_was_written);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
