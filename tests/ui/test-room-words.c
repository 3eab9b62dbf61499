/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told about the file of a room, and the words of its keys, computed without a display. */

#include "base/language.h"
#include "ui/pages/room-words.h"

#include <check.h>
#include <string.h>

static void
set_up (void)
{
  hv_language_init ();
  hv_language_set ("en");
}

static GArray *
make_numbers (const char *numbers)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) each = g_strsplit (numbers, " ", -1);
  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      guint number = (guint) g_ascii_strtoull (each[i], NULL, 10);
      g_array_append_val (array, number);
    }
  return array;
}

/* All of it in one line, for looking into. */
static char *
describe_check (guint pages, const char *bad, gboolean mended, gboolean sound)
{
  g_autoptr (GArray) numbers = make_numbers (bad);
  g_auto (GStrv) words = hv_room_words_describe_check (pages, numbers, mended, sound);
  return g_strjoinv (" ", words);
}

START_TEST (a_whole_room_is_told_in_one_line_and_nothing_is_advised)
{
  g_autofree char *whole = describe_check (412, "", FALSE, TRUE);
  ck_assert_str_eq (whole, "The room is whole. All 412 pages of the file are as they were written.");
  g_autofree char *mended = describe_check (412, "", TRUE, TRUE);
  ck_assert (g_str_has_prefix (mended, whole));
  ck_assert_ptr_nonnull (strstr (mended, "written anew from its second copy"));
}
END_TEST

START_TEST (what_cannot_be_read_is_counted_and_what_can_be_done_is_said)
{
  g_autofree char *one = describe_check (412, "7", FALSE, FALSE), *some = describe_check (412, "3 17 18", FALSE, TRUE);
  ck_assert_ptr_nonnull (strstr (one, "1 of the file’s 412 pages is not as it was written. It is number 7."));
  ck_assert_ptr_nonnull (strstr (some, "3 of the file’s 412 pages are not as they were written. They are number 3, 17–18."));
  ck_assert_ptr_nonnull (strstr (some, "If you have a copy from before"));
  g_autofree char *unsound = describe_check (412, "", FALSE, FALSE);
  ck_assert_ptr_nonnull (strstr (unsound, "does not fit together"));
  ck_assert_ptr_nonnull (strstr (unsound, "If you have a copy from before"));
  ck_assert_ptr_null (strstr (unsound, "whole. All"));
}
END_TEST

START_TEST (numbers_of_pages_are_told_in_few_words)
{
  static const struct
  {
    const char *numbers, *told;
  } cases[] = { { "", "" },
                { "4", "4" },
                { "4 5 6", "4–6" },
                { "1 3 4 9", "1, 3–4, 9" },
                { "1 3 5 7 9 11 13 15", "1, 3, 5, 7, 9, 11, 13, 15" },
                { "1 3 5 7 9 11 13 15 17 18", "1, 3, 5, 7, 9, 11, 13, 15 …" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) numbers = make_numbers (cases[i].numbers);
      g_autofree char *told = hv_room_words_list_pages (numbers);
      ck_assert_str_eq (told, cases[i].told);
    }
}
END_TEST

static char *
describe_salvage (guint pages, const char *lost, guint rows, guint rows_lost)
{
  g_autoptr (GArray) numbers = make_numbers (lost);
  g_auto (GStrv) words = hv_room_words_describe_salvage (pages, numbers, rows, rows_lost);
  return g_strjoinv (" ", words);
}

START_TEST (what_was_salvaged_and_what_is_missing_is_told)
{
  g_autofree char *all = describe_salvage (40, "", 12, 0), *some = describe_salvage (40, "8 9", 11, 1),
                  *nothing = describe_salvage (2, "1 2", 0, 0);
  ck_assert_str_eq (all, "What could be read has been saved. All 40 pages of the file could be read. 12 pieces have come "
                         "through: of what was written, what was kept, and settings.");
  ck_assert_ptr_nonnull (strstr (some, "2 of the file’s 40 pages could not be read. What stood on them is gone. They are "
                                       "number 8–9. 11 pieces have come through"));
  ck_assert_ptr_nonnull (strstr (some, "1 more was found in part only"));
  ck_assert_str_eq (nothing, "There was nothing left to save. No page of the file could be read.");
}
END_TEST

START_TEST (three_different_words_are_asked_in_order)
{
  for (int i = 0; i < 1000; i++)
    {
      guint asked[HV_ROOM_WORDS_ASKED];
      hv_room_words_draw (asked, 12);
      ck_assert_uint_lt (asked[0], asked[1]);
      ck_assert_uint_lt (asked[1], asked[2]);
      ck_assert_uint_lt (asked[2], 12);
    }
}
END_TEST

START_TEST (a_word_on_paper_is_read_forgivingly)
{
  const char *phrase = "kaffe ø trappen blæst";
  ck_assert (hv_room_words_match (phrase, 0, "kaffe"));
  ck_assert (hv_room_words_match (phrase, 0, " Kaffe "));
  ck_assert (hv_room_words_match (phrase, 0, "kaff"));
  ck_assert (hv_room_words_match (phrase, 1, "Ø"));
  ck_assert (hv_room_words_match (phrase, 2, "TRAPPEN"));
  ck_assert (hv_room_words_match (phrase, 3, "blæst"));
  ck_assert (!hv_room_words_match (phrase, 0, "kaf"));
  ck_assert (!hv_room_words_match (phrase, 0, "kaffen"));
  ck_assert (!hv_room_words_match (phrase, 0, ""));
  ck_assert (!hv_room_words_match (phrase, 0, "trappen"));
  ck_assert (!hv_room_words_match (phrase, 3, "blæ"));
  ck_assert (!hv_room_words_match (phrase, 4, "kaffe"));
}
END_TEST

START_TEST (each_way_in_has_words_of_its_own)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  static const HvSlotKind kinds[] = { HV_SLOT_PASSPHRASE, HV_SLOT_RECOVERY };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int own = 0; own <= 1; own++)
      ck_assert (g_hash_table_add (seen, (gpointer) hv_room_words_describe_key (kinds[i], own)));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-words");
  TCase *tests = tcase_create ("room-words");
  tcase_set_timeout (tests, 60);
  tcase_add_unchecked_fixture (tests, set_up, NULL);
  tcase_add_test (tests, a_whole_room_is_told_in_one_line_and_nothing_is_advised);
  tcase_add_test (tests, what_cannot_be_read_is_counted_and_what_can_be_done_is_said);
  tcase_add_test (tests, numbers_of_pages_are_told_in_few_words);
  tcase_add_test (tests, what_was_salvaged_and_what_is_missing_is_told);
  tcase_add_test (tests, three_different_words_are_asked_in_order);
  tcase_add_test (tests, a_word_on_paper_is_read_forgivingly);
  tcase_add_test (tests, each_way_in_has_words_of_its_own);
  suite_add_tcase (suite, tests);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
