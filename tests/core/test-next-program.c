/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/harden.h"
#include "safety/next-program.h"

#include <check.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Stands for a calculator: writes down what it was run with. */
#define SCRIPT                                                                                                         \
  "#!/bin/sh\n"                                                                                                        \
  "cd \"$(dirname \"$0\")\" || exit 1\n"                                                                               \
  "{ grep -E '^(Seccomp|NoNewPrivs):' /proc/self/status; echo \"arguments $#\"; echo \"startup $DESKTOP_STARTUP_ID\"\n" \
  "  ls -l /proc/$$/fd | grep -c socket; } > told.part\n"                                                              \
  "mv told.part told\n"

static char *folder;
static const char *folders[2];

static void
set_up (void)
{
  folder = g_dir_make_tmp ("next-XXXXXX", NULL);
  folders[0] = folder;
  g_autofree char *script = g_build_filename (folder, "galculator", NULL);
  ck_assert (g_file_set_contents (script, SCRIPT, -1, NULL));
  g_chmod (script, 0700);
  hv_next_program_set_folders_for_tests (folders);
  /* So that the process that waits, too, is waited for here. */
  prctl (PR_SET_CHILD_SUBREAPER, 1);
}

static void
tear_down (void)
{
  static const char *const names[] = { "galculator", "told", "told.part" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* The program in small: prepares, closes itself off, chooses, leaves. */
static pid_t
leave_with (const char *name)
{
  pid_t child = fork ();
  if (child == 0)
    {
      g_setenv ("DESKTOP_STARTUP_ID", "hverdag-1", TRUE);
      hv_next_program_prepare ();
      if (!hv_harden_process (NULL))
        _exit (100);
      hv_next_program_choose (name);
      hv_next_program_start ();
      _exit (0);
    }
  return child;
}

/* Waits for both processes; the outcome of @child. */
static int
await_all (pid_t child)
{
  int status, outcome = -1;
  pid_t ended;
  while ((ended = waitpid (-1, &status, 0)) > 0)
    if (ended == child)
      outcome = WIFEXITED (status) ? WEXITSTATUS (status) : -1;
  return outcome;
}

static char *
read_told (void)
{
  g_autofree char *path = g_build_filename (folder, "told", NULL);
  char *told = NULL;
  g_file_get_contents (path, &told, NULL, NULL);
  return told;
}

START_TEST (what_was_chosen_opens_free_of_what_binds_this_program)
{
  ck_assert_int_eq (await_all (leave_with ("calculator")), 0);
  g_autofree char *told = read_told ();
  ck_assert_ptr_nonnull (told);
  ck_assert_str_eq (told, "NoNewPrivs:\t0\nSeccomp:\t0\narguments 0\nstartup \n0\n");
}
END_TEST

static const char *const nothing[] = { NULL, "", "none", "galculator", "/bin/sh", "../calculator", "editor" };

START_TEST (nothing_else_opens_and_no_process_stays)
{
  ck_assert_int_eq (await_all (leave_with (nothing[_i])), 0); /* returns, so nothing waits for ever */
  g_autofree char *told = read_told ();
  ck_assert_ptr_null (told);
}
END_TEST

START_TEST (a_killed_program_leaves_no_process_behind)
{
  pid_t child = fork ();
  if (child == 0)
    {
      hv_next_program_prepare ();
      hv_next_program_choose ("calculator");
      raise (SIGKILL);
    }
  ck_assert_int_eq (await_all (child), -1);
  g_autofree char *told = read_told ();
  ck_assert_ptr_null (told);
}
END_TEST

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* However often it is asked. */
START_TEST (starting_never_waits)
{
  pid_t child = fork ();
  if (child == 0)
    {
      hv_next_program_prepare ();
      double before = seconds ();
      hv_next_program_choose ("calculator");
      for (int i = 0; i < 1000; i++)
        hv_next_program_start ();
      _exit (seconds () - before < 0.1 ? 0 : 1);
    }
  ck_assert_int_eq (await_all (child), 0);
}
END_TEST

START_TEST (only_what_is_installed_is_said_to_be)
{
  ck_assert (hv_next_program_is_installed ("calculator"));
  ck_assert (!hv_next_program_is_installed ("editor"));
  ck_assert (!hv_next_program_is_installed ("galculator"));
  ck_assert (!hv_next_program_is_installed (NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("next-program");
  TCase *tc = tcase_create ("next-program");
  tcase_set_timeout (tc, 30);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, what_was_chosen_opens_free_of_what_binds_this_program);
  tcase_add_loop_test (tc, nothing_else_opens_and_no_process_stays, 0, G_N_ELEMENTS (nothing));
  tcase_add_test (tc, a_killed_program_leaves_no_process_behind);
  tcase_add_test (tc, starting_never_waits);
  tcase_add_test (tc, only_what_is_installed_is_said_to_be);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
