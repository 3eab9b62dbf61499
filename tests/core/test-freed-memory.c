/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/freed-memory.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define LETTER 'w'
/* What malloc() itself writes into a block that is free. */
#define LINKS 32

/* How many letters of a block of @size are left where it lay. */
static guint
count_left (guintptr where, gsize size)
{
  const volatile char *at = (const volatile char *) where;
  guint n = 0;
  for (gsize i = LINKS; i < size; i++)
    n += at[i] == LETTER;
  return n;
}

static char *
make_block (gsize size)
{
  char *block = malloc (size);
  ck_assert_ptr_nonnull (block);
  for (gsize i = 0; i < size; i++)
    ((volatile char *) block)[i] = LETTER;
  return block;
}

/* The address alone: the compiler minds what is done with a pointer that was freed. */
static guintptr
address_of (const char *block)
{
  volatile guintptr address = (guintptr) block;
  return address;
}

START_TEST (what_is_freed_is_zeroed_while_it_is_wanted_and_not_otherwise)
{
  static const gsize sizes[] = { 40, 100, 1000, 1032, 5000, 60000 };
  if (!hv_freed_memory_can_wipe ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *fence = make_block (64); /* so that what is freed does not become one with the end of the heap */
      hv_freed_memory_begin_wiping ();
      char *block = make_block (sizes[i]), *behind = make_block (64);
      guintptr was = address_of (block);
      free (block);
      ck_assert_uint_eq (count_left (was, sizes[i]), 0);
      hv_freed_memory_end_wiping ();
      free (behind);
      free (fence);
    }
  char *block = make_block (100);
  guintptr was = address_of (block);
  free (block);
  ck_assert_uint_gt (count_left (was, 100), 0);
}
END_TEST

START_TEST (a_block_that_grows_leaves_nothing_where_it_was)
{
  if (!hv_freed_memory_can_wipe ())
    return;
  hv_freed_memory_begin_wiping ();
  char *block = make_block (200);
  guintptr was = address_of (block);
  block = realloc (block, 3000);
  ck_assert (address_of (block) != was);
  ck_assert_uint_eq (count_left (was, 200), 0);
  for (guint i = 0; i < 200; i++)
    ck_assert_int_eq (block[i], LETTER);
  block = realloc (block, 50); /* smaller too */
  ck_assert_int_eq (block[49], LETTER);
  free (block);
  ck_assert_ptr_null (realloc (malloc (10), 0));
  free (realloc (NULL, 10));
  hv_freed_memory_end_wiping ();
}
END_TEST

START_TEST (libraries_free_through_it_too)
{
  if (!hv_freed_memory_can_wipe ())
    return;
  hv_freed_memory_begin_wiping ();
  char *text = g_strnfill (500, LETTER);
  guintptr was = address_of (text);
  g_free (text);
  ck_assert_uint_eq (count_left (was, 500), 0);
  GString *string = g_string_new (NULL);
  g_string_append_printf (string, "%0500d", 0);
  memset (string->str, LETTER, 500);
  was = address_of (string->str);
  for (guint i = 0; i < 5000; i++)
    g_string_append_c (string, LETTER);
  ck_assert (address_of (string->str) != was);
  ck_assert_uint_eq (count_left (was, 500), 0);
  g_string_free (string, TRUE);
  hv_freed_memory_end_wiping ();
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("freed-memory");
  TCase *tc = tcase_create ("freed-memory");
  tcase_add_test (tc, what_is_freed_is_zeroed_while_it_is_wanted_and_not_otherwise);
  tcase_add_test (tc, a_block_that_grows_leaves_nothing_where_it_was);
  tcase_add_test (tc, libraries_free_through_it_too);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
