/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What anyone can read of the program's settings: nothing while all is as it came, and little else. */

#include "base/machine-settings.h"
#include "base/paths.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char *folder, *data, *file;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("settings-XXXXXX", NULL);
  data = g_build_filename (folder, "data", NULL);
  file = g_build_filename (data, "settings.ini", NULL);
  g_setenv ("HVERDAG_DATA", data, TRUE);
}

static void
tear_down (void)
{
  g_unlink (file);
  g_rmdir (data);
  g_rmdir (folder);
  g_free (file);
  g_free (data);
  g_free (folder);
}

static void
assert_value (const char *key, const char *expected)
{
  g_autofree char *value = hv_machine_settings_get (key);
  ck_assert_pstr_eq (value, expected);
}

START_TEST (no_folder_is_made_for_a_setting)
{
  ck_assert (!hv_machine_settings_set ("cover", "notes"));
  ck_assert (!g_file_test (data, G_FILE_TEST_EXISTS));
  assert_value ("cover", NULL);
}
END_TEST

START_TEST (the_file_is_there_only_while_something_is_other_than_it_came)
{
  ck_assert_int_eq (g_mkdir (data, 0700), 0);
  ck_assert (hv_machine_settings_set ("cover", NULL));
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
  ck_assert (hv_machine_settings_set ("cover", "notes"));
  ck_assert (hv_machine_settings_set ("other", "x"));
  assert_value ("cover", "notes");
  struct stat info;
  ck_assert_int_eq (stat (file, &info), 0);
  ck_assert_int_eq (info.st_mode & 07777, 0600);
  ck_assert (hv_machine_settings_set ("cover", "converter"));
  assert_value ("cover", "converter");
  ck_assert (hv_machine_settings_set ("cover", NULL));
  assert_value ("cover", NULL);
  assert_value ("other", "x");
  ck_assert (hv_machine_settings_set ("other", NULL));
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (a_broken_file_is_as_none_and_can_be_written_anew)
{
  ck_assert_int_eq (g_mkdir (data, 0700), 0);
  ck_assert (g_file_set_contents (file, "\xff\xfe[view\ncover", -1, NULL));
  assert_value ("cover", NULL);
  ck_assert (hv_machine_settings_set ("cover", "notes"));
  assert_value ("cover", "notes");
  hv_machine_settings_forget ();
  hv_machine_settings_forget ();
  assert_value ("cover", NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("machine-settings");
  TCase *tc = tcase_create ("machine-settings");
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, no_folder_is_made_for_a_setting);
  tcase_add_test (tc, the_file_is_there_only_while_something_is_other_than_it_came);
  tcase_add_test (tc, a_broken_file_is_as_none_and_can_be_written_anew);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
