/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/harden.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Hardening is for good, so it is done in a child and told by how the child ends. */
static int
in_a_hardened_child (int (*look) (void))
{
  pid_t child = fork ();
  if (child == 0)
    _exit (hv_harden_process (NULL) ? look () : 100);
  int status;
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
try_sockets (void)
{
  static const int families[] = { AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_BLUETOOTH, AF_VSOCK };
  static const int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_RAW };
  for (gsize f = 0; f < G_N_ELEMENTS (families); f++)
    for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
      {
        errno = 0;
        if (socket (families[f], types[t], 0) != -1 || errno != EACCES)
          return 1 + f;
      }
  return 0;
}

START_TEST (no_socket_to_the_world_can_be_made)
{
  ck_assert_int_eq (in_a_hardened_child (try_sockets), 0);
}
END_TEST

static int
try_local_socket (void)
{
  int ends[2];
  return socket (AF_UNIX, SOCK_STREAM, 0) >= 0 && socketpair (AF_UNIX, SOCK_STREAM, 0, ends) == 0 ? 0 : 1;
}

START_TEST (the_display_can_still_be_reached)
{
  ck_assert_int_eq (in_a_hardened_child (try_local_socket), 0);
}
END_TEST

static int
try_io_uring (void)
{
  return syscall (SYS_io_uring_setup, 1, NULL) == -1 && errno == ENOSYS ? 0 : 1;
}

START_TEST (there_is_no_way_round_by_io_uring)
{
  ck_assert_int_eq (in_a_hardened_child (try_io_uring), 0);
}
END_TEST

static int
try_programs (void)
{
  char *const arguments[] = { "true", NULL };
  pid_t child;
  if (execve ("/bin/true", arguments, NULL) != -1 || errno != EACCES)
    return 1;
  int file = open ("/bin/true", O_RDONLY | O_CLOEXEC);
  if (file < 0 || syscall (SYS_execveat, file, "", arguments, NULL, AT_EMPTY_PATH) != -1 || errno != EACCES)
    return 2;
  return posix_spawn (&child, "/bin/true", NULL, NULL, arguments, NULL) == EACCES ? 0 : 3;
}

START_TEST (no_other_program_can_be_run)
{
  ck_assert_int_eq (access ("/bin/true", X_OK), 0);
  ck_assert_int_eq (in_a_hardened_child (try_programs), 0);
}
END_TEST

static int
look_at_dumps (void)
{
  struct rlimit core;
  getrlimit (RLIMIT_CORE, &core);
  if (core.rlim_cur != 0 || core.rlim_max != 0)
    return 1;
  return prctl (PR_GET_DUMPABLE) == 0 ? 0 : 2;
}

START_TEST (memory_is_not_dumped_nor_read)
{
  ck_assert_int_eq (in_a_hardened_child (look_at_dumps), 0);
}
END_TEST

START_TEST (a_child_inherits_the_refusal)
{
  pid_t child = fork ();
  if (child == 0)
    {
      if (!hv_harden_process (NULL))
        _exit (100);
      pid_t grandchild = fork ();
      if (grandchild == 0)
        _exit (try_sockets ());
      int status;
      waitpid (grandchild, &status, 0);
      _exit (WEXITSTATUS (status));
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}
END_TEST

START_TEST (the_list_of_processes_shows_the_name_alone)
{
  char block[] = "/home/her/bin/program\0--check\0secret.xml";
  char *argv[] = { block, block + 22, block + 30, NULL };
  g_auto (GStrv) copy = hv_harden_take_arguments (3, argv, "hverdag");
  ck_assert_str_eq (copy[0], "/home/her/bin/program");
  ck_assert_str_eq (copy[1], "--check");
  ck_assert_str_eq (copy[2], "secret.xml");
  ck_assert_str_eq (argv[0], "hverdag");
  ck_assert_str_eq (argv[1], "");
  for (gsize i = strlen ("hverdag"); i < sizeof block; i++)
    ck_assert_int_eq (block[i], 0);
  char name[16];
  prctl (PR_GET_NAME, name);
  ck_assert_str_eq (name, "hverdag");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("harden");
  TCase *tc = tcase_create ("harden");
  tcase_add_test (tc, no_socket_to_the_world_can_be_made);
  tcase_add_test (tc, the_display_can_still_be_reached);
  tcase_add_test (tc, there_is_no_way_round_by_io_uring);
  tcase_add_test (tc, no_other_program_can_be_run);
  tcase_add_test (tc, memory_is_not_dumped_nor_read);
  tcase_add_test (tc, a_child_inherits_the_refusal);
  tcase_add_test (tc, the_list_of_processes_shows_the_name_alone);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
