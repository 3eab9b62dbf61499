/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as files and as QR codes. */

#include "plan-testing.h"

#include "plan/plan-code.h"
#include "plan/plan-file.h"
#include "plan/plan-square.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* ---- files ---- */

static HvPlan *
read_text (const char *text, guint *line, GError **error)
{
  return hv_plan_file_read (text, strlen (text), line, error);
}

START_TEST (a_file_is_as_the_specification_shows_it)
{
  g_autoptr (HvPlan) plan = make_plan ("m07 x12", HV_PLAN_WISH_WEEKLY);
  g_autofree char *one = hv_plan_file_write (plan);
  ck_assert_str_eq (one, "[list]\nformat=1\noften=weekly\n1=m07\n2=x12\n");
  hv_plan_set_item_wish (plan, 0, HV_PLAN_WISH_NONE);
  g_autofree char *each = hv_plan_file_write (plan);
  ck_assert_str_eq (each, "[list]\nformat=1\n1=m07\n2=x12 weekly\n");
  g_autoptr (HvPlan) route = hv_plan_new_for_route ("long-ago"), empty = hv_plan_new ();
  g_autofree char *of_route = hv_plan_file_write (route);
  ck_assert_str_eq (of_route, "[list]\nformat=1\nroute=long-ago\n");
  hv_plan_set_wish (route, HV_PLAN_WISH_FEW_TIMES_A_WEEK);
  g_autofree char *often = hv_plan_file_write (route);
  ck_assert_str_eq (often, "[list]\nformat=1\nroute=long-ago\noften=few-times-a-week\n");
  ck_assert_ptr_null (hv_plan_file_write (empty));
}
END_TEST

START_TEST (a_file_that_was_written_is_read_and_is_a_key_file)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (HvPlan) plan = i % 20 == 0 ? hv_plan_new_for_route (i % 40 == 0 ? "me" : "group")
                                            : random_plan (random, 1 + i % 10);
      if (i % 20 == 0)
        hv_plan_set_wish (plan, (HvPlanWish)(i / 20 % HV_PLAN_N_WISHES));
      g_autofree char *text = hv_plan_file_write (plan);
      g_autoptr (HvPlan) read = read_text (text, NULL, NULL);
      ck_assert_msg (read != NULL && hv_plan_equal (read, plan), "%s", text);
      ck_assert_uint_lt (strlen (text), 400);
      g_autoptr (GKeyFile) keys = g_key_file_new ();
      ck_assert (g_key_file_load_from_data (keys, text, (gsize)-1, G_KEY_FILE_NONE, NULL));
      ck_assert_int_eq (g_key_file_get_integer (keys, "list", "format", NULL), 1);
    }
}
END_TEST

START_TEST (a_person_may_have_changed_it)
{
  static const char *const texts[] = {
    "[list]\r\nformat=1\r\noften=weekly\r\n1=m07\r\n2=x12",
    "\xef\xbb\xbf# from Tuesday\n\n  [list]\n format = 1\n# the first\n 1 = m07\n2= x12\t\noften =weekly\n\n",
    "[list]\nformat=1\noften=daily\n1=m07 weekly\n2=x12 weekly\n",
  };
  g_autoptr (HvPlan) plan = make_plan ("m07 x12", HV_PLAN_WISH_WEEKLY);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvPlan) read = read_text (texts[i], NULL, &error);
      ck_assert_msg (read != NULL && hv_plan_equal (read, plan), "%zu: %s", i,
                     error != NULL ? error->message : "");
    }
  g_autoptr (HvPlan) mixed = read_text ("[list]\nformat=1\n1=m07 daily\n2=x12\noften=weekly\n", NULL, NULL);
  g_autofree char *described = describe (mixed);
  ck_assert_str_eq (described, "m07:daily x12:weekly");
}
END_TEST

START_TEST (what_is_wrong_in_a_file_is_told_with_its_line)
{
  static const struct
  {
    const char *text;
    int code;
    guint line;
  } wrong[] = {
    { "", HV_PLAN_ERROR_EMPTY, 0 },
    { "[list]\nformat=1\n", HV_PLAN_ERROR_EMPTY, 0 },
    { "[list]\nformat=1\noften=daily\n", HV_PLAN_ERROR_EMPTY, 0 },
    { "\xff\xfe", HV_PLAN_ERROR_MALFORMED, 0 },
    { "format=1\n", HV_PLAN_ERROR_MALFORMED, 1 },
    { "[plan]\nformat=1\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 1 },
    { "[list]\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 2 },
    { "[list]\nformat=2\nwhatever\n", HV_PLAN_ERROR_NEWER, 2 },
    { "[list]\nformat=0\n", HV_PLAN_ERROR_MALFORMED, 2 },
    { "[list]\nformat=1\nformat=1\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\nname=Anna\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\n1=m07\n[list]\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n1=m07\nx12\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n1=m07\n3=x12\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n1=m07\n1=x12\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n0=m07\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\n1=m07\n\n# twice\n2=m07\n", HV_PLAN_ERROR_MALFORMED, 6 },
    { "[list]\nformat=1\n1=m99\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\n1=\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\n1=m07 hourly\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\n1=m07  daily\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\noften=\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\noften=daily\noften=daily\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\nroute=nowhere\n", HV_PLAN_ERROR_MALFORMED, 3 },
    { "[list]\nformat=1\nroute=calm\n1=m07\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n1=m07\nroute=calm\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\nroute=calm\nroute=calm\n", HV_PLAN_ERROR_MALFORMED, 4 },
    { "[list]\nformat=1\n1=m01\n2=m02\n3=m03\n4=m04\n5=m05\n6=m06\n7=m07\n8=m08\n9=m09\n10=m10\n11=m11\n",
      HV_PLAN_ERROR_MALFORMED, 13 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line = 99;
      ck_assert_msg (read_text (wrong[i].text, &line, &error) == NULL, "%s", wrong[i].text);
      ck_assert (error->domain == HV_PLAN_ERROR);
      ck_assert_msg (error->code == wrong[i].code && line == wrong[i].line, "%s → %s", wrong[i].text,
                     error->message);
      g_autofree char *start = g_strdup_printf ("%u: ", line);
      ck_assert (g_str_has_prefix (error->message, start));
    }
}
END_TEST

START_TEST (a_file_larger_than_one_can_be_is_not_looked_at)
{
  g_autofree char *much = g_strnfill (HV_PLAN_FILE_MOST_BYTES + 1, '\n');
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (read_text (much, NULL, &error));
  ck_assert_int_eq (error->code, HV_PLAN_ERROR_TOO_LONG);
  static const char nul[] = "[list]\nformat=1\n1=m07\n\0name=Anna\n";
  ck_assert_ptr_null (hv_plan_file_read (nul, sizeof nul - 1, NULL, NULL));
}
END_TEST

/* ---- QR ---- */

#define FIELD 6  /* dots along a field's side */
#define MARGIN 4 /* light fields around */

static void
write_picture (const HvPlanSquare *square, const char *path)
{
  guint side = (square->size + 2 * MARGIN) * FIELD;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf ("P5\n%u %u\n255\n", side, side);
  g_byte_array_append (out, (const guint8 *)head, (guint)strlen (head));
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        /* Beyond the left and upper edges these wrap round to very large numbers, which are light. */
        guint8 dot = hv_plan_square_is_dark (square, x / FIELD - MARGIN, y / FIELD - MARGIN) ? 0 : 255;
        g_byte_array_append (out, &dot, 1);
      }
  ck_assert (g_file_set_contents (path, (const char *)out->data, (gssize)out->len, NULL));
}

/* What zbar sees in the picture. */
static char *
read_picture (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("zbarimg"), *seen = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  ck_assert_msg (program != NULL, "zbarimg is not there (package zbar-tools)");
  const char *const command[] = { program, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path, NULL };
  ck_assert_msg (g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &seen,
                               NULL, &status, &error),
                 "%s", error != NULL ? error->message : "");
  ck_assert_int_eq (status, 0);
  return g_strchomp (g_steal_pointer (&seen));
}

START_TEST (a_square_says_the_same_as_the_words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *path = g_build_filename (folder, "a.pgm", NULL);
  guint largest = 0;
  for (guint i = 0; i < 22; i++)
    {
      g_autoptr (HvPlan) plan = i < 2 ? hv_plan_new_for_route ("me") : random_plan (random, 1 + i / 2 % 10);
      const char *language = i % 2 == 0 ? "da" : "en";
      g_autofree char *code = hv_plan_code_write (plan, language);
      g_autoptr (HvPlanSquare) square = hv_plan_square_new (code);
      write_picture (square, path);
      g_autofree char *seen = read_picture (path);
      g_autoptr (HvPlan) read = hv_plan_code_read (seen, language, NULL, NULL);
      ck_assert_msg (read != NULL && hv_plan_equal (read, plan), "%s: %s", code, seen);
      largest = MAX (largest, square->size);
    }
  g_unlink (path);
  g_rmdir (folder);
  printf ("# 22 squares read back, of at most %u fields a side\n", largest);
}
END_TEST

START_TEST (a_square_is_never_made_of_nothing_or_too_much)
{
  g_autofree char *much = g_strnfill (500, 'a');
  ck_assert_ptr_null (hv_plan_square_new (""));
  ck_assert_ptr_null (hv_plan_square_new (much));
  g_autoptr (HvPlanSquare) square = hv_plan_square_new ("kaffe");
  ck_assert_uint_ge (square->size, 21);
  ck_assert (hv_plan_square_is_dark (square, 0, 0) && !hv_plan_square_is_dark (square, square->size, 0)
             && !hv_plan_square_is_dark (square, 0, square->size));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan-file");
  TCase *tc = tcase_create ("plan-file");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_file_is_as_the_specification_shows_it);
  tcase_add_test (tc, a_file_that_was_written_is_read_and_is_a_key_file);
  tcase_add_test (tc, a_person_may_have_changed_it);
  tcase_add_test (tc, what_is_wrong_in_a_file_is_told_with_its_line);
  tcase_add_test (tc, a_file_larger_than_one_can_be_is_not_looked_at);
  tcase_add_test (tc, a_square_says_the_same_as_the_words);
  tcase_add_test (tc, a_square_is_never_made_of_nothing_or_too_much);
  suite_add_tcase (suite, tc);
  return run_tests (suite);
}
