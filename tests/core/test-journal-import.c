/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from elsewhere becomes entries: whole, in the right order, of the right day, or not at all. */

#include "journal/date-line.h"
#include "journal/journal-import.h"

#include "journal-calls.h"

#include <stdio.h>

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GPtrArray *
parse (const char *bytes, gsize size, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, size);
  return hv_journal_import_parse (file, error);
}

static GPtrArray *
parse_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = parse (text, strlen (text), &error);
  ck_assert_no_error (entries != NULL, error);
  return entries;
}

/* @file has the one entry @text. */
static void
check_only (const char *file, gsize size, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = parse (file, size, &error);
  ck_assert_no_error (entries != NULL, error);
  ck_assert_uint_eq (entries->len, 1);
  ck_assert_str_eq (hv_journal_entry_get_text (entries->pdata[0]), text);
  ck_assert_str_eq (hv_journal_entry_get_title (entries->pdata[0]), "");
  ck_assert_str_eq (hv_journal_entry_get_source (entries->pdata[0]), "");
}

static void
check_only_text (const char *file, const char *text)
{
  check_only (file, strlen (file), text);
}

static void
check_refused (const char *file, gsize size, int code)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (parse (file, size, &error));
  ck_assert_error (error, HV_JOURNAL_ERROR, code);
}

/* ---- encodings ---- */

#define WORDS "Blå øjne, æbler: »ro« – 2 €"

START_TEST (every_encoding_of_a_phone_or_a_pc_gives_the_same_text)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "" };
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (int marked = 0; marked < 2; marked++)
      {
        gsize size;
        g_autofree char *body = g_convert (WORDS, -1, encodings[i], "UTF-8", NULL, &size, NULL);
        ck_assert_ptr_nonnull (body);
        g_autoptr (GByteArray) file = g_byte_array_new ();
        if (marked)
          g_byte_array_append (file, (const guint8 *) marks[i], (guint) strlen (marks[i]));
        g_byte_array_append (file, (const guint8 *) body, (guint) size);
        check_only ((const char *) file->data, file->len, WORDS);
      }
  check_only ("bl\xe5 \xf8jne", 8, "blå øjne"); /* Latin-1 */
}
END_TEST

START_TEST (signs_beyond_the_first_65536_come_through)
{
  check_only ("\xff\xfe\x3d\xd8\x00\xde!\0", 8, "\U0001F600!");
  check_only ("\xf0\x9f\x98\x80", 4, "\U0001F600");
}
END_TEST

START_TEST (every_way_to_end_a_line_is_one)
{
  check_only_text ("a\r\nb\rc\n\r\nd\f\fe\u2028f\n", "a\nb\nc\n\nd\n\ne\nf");
}
END_TEST

START_TEST (what_says_nothing_is_left_out)
{
  check_only_text ("\n\n  Indrykket\x01\x1a\n \n", "  Indrykket");
}
END_TEST

START_TEST (what_is_no_text_is_refused)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } files[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20 },
    { "PK\3\4\x14\0\6\0\x08\0\0\0!\0", 14 },
    { "abc\0def", 7 },
    { "\xff\xd8\xff\xe0\x10JFIF", 9 },
    { "\xff\xfe\0\0a\0\0\0", 8 }, /* UTF-32 */
    { "\xff\xfe\x00\xd8z\0", 6 },
    { "\xff\xfe\x00\xdc", 4 }, /* half a sign */
    { "\xff\xfe\x00\xd8", 4 },
    { "bl\xe5\x81", 4 },
    { "a\0b", 3 },
    { "\0", 1 },
    { "\0\0\0\0", 4 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    check_refused (files[i].bytes, files[i].size, HV_JOURNAL_ERROR_NOT_TEXT);
}
END_TEST

START_TEST (nothing_is_not_an_entry)
{
  static const char *const files[]
      = { "", " ", "\n\n\t\n", "\xef\xbb\xbf", "2026-11-24\n", "24. november 2026\n\n25.11.2026" };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    check_refused (files[i], strlen (files[i]), HV_JOURNAL_ERROR_NO_WORDS);
  check_refused ("\xff\xfe", 2, HV_JOURNAL_ERROR_NO_WORDS);
}
END_TEST

/* ---- dates ---- */

static void
check_date (const char *line, const char *expected)
{
  gint64 time = 0;
  ck_assert_msg (hv_date_line_parse (line, strlen (line), &time), "%s", line);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%d %H:%M");
  ck_assert_msg (g_str_equal (text, expected), "%s: %s", line, text);
}

START_TEST (dates_as_people_write_them_are_understood)
{
  static const char *const noon[] = {
    "2026-11-24",
    " 2026-11-24 ",
    "2026/11/24",
    "2026.11.24",
    "24. november 2026",
    "24. November 2026:",
    "24 november 2026",
    "24. nov. 2026",
    "24.nov 2026",
    "tirsdag den 24. november 2026",
    "Tirsdag d. 24. november 2026",
    "TIRSDAG, 24. NOVEMBER 2026",
    "tirs. 24. nov 2026",
    "den 24. november 2026",
    "24.11.2026",
    "24. 11. 2026",
    "24/11/2026",
    "24/11-2026",
    "24/11 2026",
    "24-11-2026",
    "24.11.26",
    "24/11-26",
    "## 24. november 2026",
    "**24.11.2026**",
    "=== 2026-11-24 ===",
    "Tuesday 24 November 2026",
    "24th of November 2026",
    "November 24, 2026",
    "Tuesday, November 24th, 2026",
    "Tue 24 Nov 2026",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (noon); i++)
    check_date (noon[i], "2026-11-24 12:00");
  check_date ("Lørdag den 7. marts 2026", "2026-03-07 12:00");
  check_date ("lo\u0308rdag den 7. marts 2026", "2026-03-07 12:00");
  check_date ("søndag 1. maj 2022", "2022-05-01 12:00");
  check_date ("29. februar 2024", "2024-02-29 12:00");
  check_date ("3 May 2026", "2026-05-03 12:00");
  check_date ("1. sept. 1999", "1999-09-01 12:00");
  check_date ("                                                                                  2026-11-24",
              "2026-11-24 12:00");
}
END_TEST

START_TEST (a_time_of_day_is_understood_too)
{
  static const char *const lines[] = {
    "2026-11-24 21:05",
    "2026-11-24T21:05",
    "2026-11-24T21:05:30",
    "24. november 2026 kl. 21.05",
    "24.11.2026, 21:05",
    "24. november 2026 kl 21.05:",
    "24 November 2026 at 9:05 PM",
    "November 24, 2026, 9.05pm",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check_date (lines[i], "2026-11-24 21:05");
  check_date ("2026-11-24 12:30 am", "2026-11-24 00:30");
  check_date ("2026-11-24 00:00", "2026-11-24 00:00");
}
END_TEST

START_TEST (a_line_with_more_than_a_date_is_text)
{
  static const char *const lines[] = {
    "",
    "24",
    "2026",
    "november",
    "24. november",
    "Den 24. november 2026 var en god dag.",
    "2026-11-24 Turen",
    "31.02.2026",
    "2026-13-01",
    "2026-11-24-25",
    "11/24/2026",
    "29. februar 2026",
    "1800-01-01",
    "24. novembers 2026",
    "24.11.2026 25:00",
    "24.11.2026 21:60",
    "24.11.2026 21",
    "24.11",
    "tirsdag",
    "- 24.11.2026",
    "0. januar 2026",
    "24. ma 2026",
    "2026-11/24",
    "45.39.12",
    "24.11.02026",
    "kl. 21.05",
    "24. november 26",
    "2026-11-24 21:05 i sengen",
    "2026-11-24                                                                                  21:05 i sengen",
  };
  gint64 time;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    ck_assert_msg (!hv_date_line_parse (lines[i], strlen (lines[i]), &time), "%s", lines[i]);
}
END_TEST

START_TEST (an_entry_begins_at_each_line_that_is_a_date)
{
  g_autoptr (GPtrArray) entries = parse_text ("Min dagbog\n\n"
                                              "24. november 2026\n-----------------\nSolen stod op.\n\nMere.\n"
                                              "25.11.2026 kl. 08.30\n"
                                              "\n  Kaffe på trappen,\nsom 24.11.2026.\n\n"
                                              "# 2026-11-26\n\n"
                                              "2026-11-27\n---\n--\nSlut");
  static const char *const texts[]
      = { "Min dagbog", "Solen stod op.\n\nMere.", "  Kaffe på trappen,\nsom 24.11.2026.", "--\nSlut" };
  ck_assert_uint_eq (entries->len, G_N_ELEMENTS (texts));
  for (guint i = 0; i < entries->len; i++)
    {
      ck_assert_str_eq (hv_journal_entry_get_text (entries->pdata[i]), texts[i]);
      ck_assert_int_eq (hv_journal_entry_get_id (entries->pdata[i]), 0);
    }
  ck_assert_int_eq (hv_journal_entry_get_created (entries->pdata[0]), 0);
  ck_assert_int_lt (hv_journal_entry_get_created (entries->pdata[1]), hv_journal_entry_get_created (entries->pdata[2]));
}
END_TEST

/* ---- limits ---- */

START_TEST (a_file_that_is_too_large_is_refused)
{
  g_autofree char *large = g_strnfill (HV_JOURNAL_IMPORT_MAX_BYTES + 1, 'a');
  check_refused (large, HV_JOURNAL_IMPORT_MAX_BYTES + 1, HV_JOURNAL_ERROR_FILE_TOO_LARGE);
  check_refused (large, HV_JOURNAL_IMPORT_MAX_ENTRY_BYTES + 1, HV_JOURNAL_ERROR_TOO_LONG);
  g_autoptr (GPtrArray) most = parse (large, HV_JOURNAL_IMPORT_MAX_ENTRY_BYTES, NULL);
  ck_assert_ptr_nonnull (most);

  GString *many = g_string_new (NULL);
  for (guint i = 0; i <= HV_JOURNAL_IMPORT_MAX_ENTRIES; i++)
    g_string_append (many, "24.11.2026\na\n");
  check_refused (many->str, many->len, HV_JOURNAL_ERROR_FILE_TOO_LARGE);
  g_autoptr (GPtrArray) fewer = parse (many->str, many->len - strlen ("24.11.2026\na\n"), NULL);
  ck_assert_uint_eq (fewer->len, HV_JOURNAL_IMPORT_MAX_ENTRIES);
  g_string_free (many, TRUE);
}
END_TEST

/* ---- saving ---- */

static int
import (HvJournal *journal, const char *text, GError **error)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GBytes) file = bytes_of (text);
  hv_journal_import_async (journal, file, await_cb, &await);
  return hv_journal_import_finish (journal, await_result (&await), error);
}

static void
count_change (HvJournal *journal, gpointer count)
{
  *(int *) count += 1;
}

START_TEST (what_was_brought_in_is_listed_by_its_day_and_found_by_its_words)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  int changes = 0;
  write_entry (journal, "I dag", "Skrevet her.");
  g_signal_connect (journal, "changed", G_CALLBACK (count_change), &changes);
  ck_assert_int_eq (import (journal, "24.11.2010\nÆbler.\n\n25.11.2010\nRegnvejr\n\n24. november 2010\nPærer.", &error),
                    3);
  ck_assert_int_eq (changes, 1);

  static const char *const order[] = { "Skrevet her.", "Regnvejr", "Pærer.", "Æbler." }; /* newest first */
  g_autoptr (GPtrArray) entries = list_some (journal, NULL, 10, 0);
  ck_assert_uint_eq (entries->len, G_N_ELEMENTS (order));
  for (guint i = 0; i < entries->len; i++)
    ck_assert_str_eq (hv_journal_entry_get_excerpt (entries->pdata[i]), order[i]);
  ck_assert_uint_eq (count_hits (journal, "aebler"), 1);
  g_autoptr (GDateTime) day
      = g_date_time_new_from_unix_local (hv_journal_entry_get_created (entries->pdata[1]) / G_USEC_PER_SEC);
  ck_assert_int_eq (g_date_time_get_year (day), 2010);
  ck_assert_int_eq (g_date_time_get_day_of_month (day), 25);
}
END_TEST

START_TEST (a_file_that_is_refused_changes_nothing)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  int changes = 0;
  g_signal_connect (journal, "changed", G_CALLBACK (count_change), &changes);
  ck_assert_int_eq (import (journal, "  \n", &error), -1);
  ck_assert_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NO_WORDS);
  ck_assert_int_eq (changes, 0);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM entries"), 0);
}
END_TEST

START_TEST (when_one_entry_cannot_be_saved_none_is)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  ck_assert (exec_store (store,
                         "CREATE TRIGGER third BEFORE INSERT ON entries WHEN new.text = 'c'"
                         " BEGIN SELECT RAISE (ABORT, 'no'); END",
                         NULL));
  ck_assert_int_eq (import (journal, "1.1.2020\na\n2.1.2020\nb\n3.1.2020\nc\n4.1.2020\nd", &error), -1);
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM entries"), 0);
  ck_assert_uint_eq (count_hits (journal, "a"), 0);
}
END_TEST

START_TEST (closing_does_not_wait_for_an_import)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  GString *many = g_string_new (NULL);
  for (int i = 0; i < 15000; i++)
    g_string_append_printf (many, "24.11.2020\nord%d i en dagbog med nummer %d og lidt mere\n", i, i * 7);
  g_autoptr (GBytes) file = g_string_free_to_bytes (many);
  hv_journal_import_async (journal, file, await_cb, &await);
  for (int i = 0; i < 200 && await.result == NULL; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  ck_assert_ptr_null (await.result); /* it is in the midst of it */
  ck_assert (hv_store_close_now (store, 2000));
  ck_assert_int_eq (hv_journal_import_finish (journal, await_result (&await), &error), -1);
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
}
END_TEST

START_TEST (many_years_come_in_at_once)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  GString *many = g_string_new (NULL);
  for (int i = 0; i < 5000; i++)
    {
      g_string_append_printf (many, "%d.%d.%d\n", 1 + i % 28, 1 + i / 28 % 12, 2000 + i / 336);
      for (int word = 0; word < 100; word++)
        g_string_append_printf (many, "ord%d ", (i * 31 + word * 7) % 3000);
      g_string_append_c (many, '\n');
    }
  gint64 before = g_get_monotonic_time ();
  ck_assert_int_eq (import (journal, many->str, &error), 5000);
  printf ("# hv import: 5000 entries in %" G_GINT64_FORMAT " ms\n", (g_get_monotonic_time () - before) / 1000);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM entries"), 5000);
  g_string_free (many, TRUE);
}
END_TEST

int
main (void)
{
  g_setenv ("TZ", "Europe/Copenhagen", TRUE);
  Suite *suite = suite_create ("journal-import");
  TCase *reading = tcase_create ("reading");
  tcase_set_timeout (reading, 60);
  tcase_add_test (reading, every_encoding_of_a_phone_or_a_pc_gives_the_same_text);
  tcase_add_test (reading, signs_beyond_the_first_65536_come_through);
  tcase_add_test (reading, every_way_to_end_a_line_is_one);
  tcase_add_test (reading, what_says_nothing_is_left_out);
  tcase_add_test (reading, what_is_no_text_is_refused);
  tcase_add_test (reading, nothing_is_not_an_entry);
  tcase_add_test (reading, dates_as_people_write_them_are_understood);
  tcase_add_test (reading, a_time_of_day_is_understood_too);
  tcase_add_test (reading, a_line_with_more_than_a_date_is_text);
  tcase_add_test (reading, an_entry_begins_at_each_line_that_is_a_date);
  tcase_add_test (reading, a_file_that_is_too_large_is_refused);
  suite_add_tcase (suite, reading);

  TCase *saving = tcase_create ("saving");
  tcase_set_timeout (saving, 60);
  tcase_add_test (saving, what_was_brought_in_is_listed_by_its_day_and_found_by_its_words);
  tcase_add_test (saving, a_file_that_is_refused_changes_nothing);
  tcase_add_test (saving, when_one_entry_cannot_be_saved_none_is);
  tcase_add_test (saving, closing_does_not_wait_for_an_import);
  tcase_add_test (saving, many_years_come_in_at_once);
  suite_add_tcase (suite, saving);
  return run_tests (suite);
}
