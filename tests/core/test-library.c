/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/library.h"

#include <check.h>
#include <stdlib.h>

START_TEST (the_built_in_library_is_sound)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (hv_library_find_help_line (library, "112") != NULL);
  ck_assert (hv_library_find_exercise (library, "x02") != NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("library");
  TCase *tc = tcase_create ("library");
  tcase_add_test (tc, the_built_in_library_is_sound);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
