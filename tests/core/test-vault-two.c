/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One room and two processes: whatever the first is doing, the second is told kindly, and the first is not disturbed;
 * when the first has been killed, the second opens at once. */

#include "vault-testing.h"

#include "ui/window/error-text.h"
#include "vault/room-copy.h"
#include "vault/room-files.h"
#include "vault/transfer.h"

#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the first process does, over and over. */
typedef enum
{
  DOES_NOTHING,
  DOES_SAVE,
  DOES_CHECKPOINT,
  DOES_VACUUM,
  DOES_COPY,
  N_DOINGS,
} Doing;

static const char *const doing_names[N_DOINGS] = { "nothing", "saving", "a checkpoint", "a VACUUM", "a copy" };

/* Both processes see it. */
typedef struct
{
  Doing doing;
  int rounds; /* of it that have begun */
  int saved;  /* entries from 1 on that are told to be there */
} Shared;

static char *folder, *path, *elsewhere;
static Shared *shared;

static void
set_up (void)
{
  folder = folder_new ();
  elsewhere = folder_new ();
  shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ck_assert_ptr_ne (shared, MAP_FAILED);
}

static void
tear_down (void)
{
  munmap (shared, sizeof *shared);
  g_free (path);
  folder_free (folder);
  folder_free (elsewhere);
}

/* ---- the first process ---- */

static void
save_one (sqlite3 *database)
{
  add_entries (database, shared->saved + 1, 1);
  g_atomic_int_inc (&shared->saved);
}

static void
copy (HvVault *vault, sqlite3 *database)
{
  g_autoptr (HvRoomCopy) room_copy = hv_room_copy_new (vault, elsewhere, NULL, NULL);
  gboolean done = FALSE;
  ck_assert (hv_room_copy_prepare (room_copy, NULL));
  while (!done)
    ck_assert (hv_room_copy_step (room_copy, database, &done, NULL));
  g_autofree char *made = hv_room_copy_settle (room_copy, NULL);
  ck_assert_ptr_nonnull (made);
  unlink (made);
}

static void
work_for_ever (HvVault *vault)
{
  sqlite3 *database = database_open (vault);
  make_journal (database);
  hv_transfer_set_short_steps_for_tests (TRUE);
  for (;;)
    {
      Doing doing = (Doing) g_atomic_int_get ((int *) &shared->doing);
      g_atomic_int_inc (&shared->rounds);
      if (doing != DOES_NOTHING)
        save_one (database);
      if (doing == DOES_CHECKPOINT)
        run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
      if (doing == DOES_VACUUM)
        run_sql (database, "VACUUM");
      if (doing == DOES_COPY)
        copy (vault, database);
      if (doing == DOES_NOTHING)
        g_usleep (1000);
    }
}

static pid_t
start_first (void)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  pid_t child = fork ();
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      work_for_ever (hv_rooms_create (rooms, passphrase, NULL));
    }
  return child;
}

/* Until it has begun with something anew. */
static void
wait_for_rounds (int n)
{
  int from = g_atomic_int_get (&shared->rounds);
  for (int i = 0; g_atomic_int_get (&shared->rounds) - from < n; i++)
    {
      ck_assert_int_lt (i, 60000);
      g_usleep (1000);
    }
}

/* ---- the second ---- */

static HvVault *
open_it (gboolean by_folder, GError **error)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  return by_folder ? hv_rooms_open (rooms, passphrase, error) : hv_vault_open (path, passphrase, error);
}

/* Finds the file by trying; the first process chose it. */
static void
find_path (void)
{
  for (guint number = 1; number <= HV_ROOM_FILES && path == NULL; number++)
    {
      g_autoptr (GError) error = NULL;
      path = hv_room_files_path (folder, number, "dat");
      g_autoptr (HvVault) vault = open_it (FALSE, &error);
      ck_assert_ptr_null (vault);
      if (!g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IN_USE))
        g_clear_pointer (&path, g_free);
    }
  ck_assert_ptr_nonnull (path);
}

static void
is_told_kindly (gboolean by_folder, Doing doing)
{
  const char *heading, *text;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = open_it (by_folder, &error);
  ck_assert_msg (vault == NULL, "it opened during %s", doing_names[doing]);
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IN_USE), "during %s: %s", doing_names[doing],
                 error->message);
  hv_error_text_get (error, &heading, &text);
  ck_assert_str_eq (heading, "It is open already.");
  ck_assert_str_eq (text, "Another window of the program has it open. You can close that window and try again.");
}

START_TEST (whatever_the_first_does_the_second_is_told_kindly)
{
  int tries = 200 / stride (4), status;
  pid_t first = start_first ();
  wait_for_rounds (1);
  find_path ();
  for (Doing doing = 0; doing < N_DOINGS; doing++)
    {
      g_atomic_int_set ((int *) &shared->doing, (int) doing);
      wait_for_rounds (2);
      for (int i = 0; i < tries; i++)
        is_told_kindly (i % 2 == 0, doing);
      wait_for_rounds (1); /* and the first goes on */
    }
  kill (first, SIGKILL);
  ck_assert_int_eq (waitpid (first, &status, 0), first);
  ck_assert (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  /* At once, without waiting for anything. */
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = open_it (TRUE, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  sqlite3 *database = database_open (vault);
  int there = check_journal (database);
  ck_assert_int_ge (there, shared->saved);
  ck_assert_int_le (there, shared->saved + 1);
  sqlite3_close (database);
  printf ("# a second process: %d times told that it is open, during %d saves of the first, which lost none\n",
          tries * N_DOINGS, shared->saved);
  fflush (stdout);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-two");
  TCase *tc = tcase_create ("two");
  tcase_set_timeout (tc, 200);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, whatever_the_first_does_the_second_is_told_kindly);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
