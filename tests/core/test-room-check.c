/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking through a whole room: what is damaged is found and told, what can be mended is mended, and nobody waits. */

#include "copy-testing.h"

#include "store/room-check.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>

#ifndef ENTRIES
#define ENTRIES 2000
#endif

static char *folder, *path, *log_path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  log_path = g_strconcat (path, "-wal", NULL);
}

static void
tear_down (void)
{
  g_free (log_path);
  g_free (path);
  folder_free (folder);
}

static HvRoomReport *
check (HvStore *store, HvMeter *meter, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_room_check_async (store, meter, await_cb, &await);
  return hv_room_check_finish (store, await_result (&await), error);
}

static HvRoomReport *
report_on (HvStore *store)
{
  g_autoptr (GError) error = NULL;
  HvRoomReport *report = check (store, NULL, &error);
  ck_assert_no_error (report != NULL, error);
  return report;
}

static void
is_all_well (HvStore *store)
{
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert_msg (report->sound && report->detail == NULL, "%s", report->detail);
  ck_assert_uint_eq (report->bad_pages->len, 0);
  ck_assert (!report->header_mended);
}

static HvStore *
journal_of (int entries)
{
  HvStore *store = open_with (room_create (path), journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  for (int i = 1; i <= entries; i++)
    write_numbered (journal, i);
  return store;
}

static gsize
page_offset (guint number)
{
  return HV_HEADER_SIZE + (number - 1) * (gsize) HV_VAULT_PAGE_SIZE;
}

/* ---- a room that is well ---- */

START_TEST (a_sound_room_is_found_sound)
{
  HvStore *store = journal_of (ENTRIES);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (HvRoomReport) report = check (store, meter, &error);
  gint64 took = g_get_monotonic_time () - begun;
  ck_assert_no_error (report != NULL, error);
  ck_assert (report->sound && !report->header_mended && report->detail == NULL);
  ck_assert_uint_eq (report->bad_pages->len, 0);
  ck_assert_uint_ge (report->pages, (guint) ask_store (store, "PRAGMA page_count"));
  ck_assert_double_eq (hv_meter_get_share (meter), 1);
  close_store (store);

  store = open_with (room_open (path), journal_only);
  is_all_well (store);
  close_store (store);
  printf ("# %d entries, %u pages looked at in %.1f ms\n", ENTRIES, report->pages, (double) took / 1000);
  fflush (stdout);
}
END_TEST

START_TEST (saves_go_on_during_a_check)
{
  HvStore *store = journal_of (ENTRIES);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_auto (Await) await = { 0 };
  gint64 longest = 0;
  int saved = 0;
  hv_room_check_async (store, NULL, await_cb, &await);
  while (await.result == NULL)
    {
      gint64 begun = g_get_monotonic_time ();
      write_numbered (journal, ENTRIES + ++saved);
      longest = MAX (longest, g_get_monotonic_time () - begun);
    }
  g_autoptr (HvRoomReport) report = hv_room_check_finish (store, await_result (&await), NULL);
  ck_assert (report->sound && report->bad_pages->len == 0);
  ck_assert_int_ge (saved, 3); /* one between two stages at least */
  close_store (store);
  printf ("# %d entries checked, %d saved meanwhile, the longest in %.1f ms\n", ENTRIES, saved,
          (double) longest / 1000);
  fflush (stdout);
}
END_TEST

START_TEST (memory_alone_has_a_database_to_check)
{
  HvStore *store = open_memory (journal_only);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert (report->sound);
  ck_assert_uint_eq (report->pages, 0);
  close_store (store);
}
END_TEST

START_TEST (a_room_that_was_killed_is_well)
{
  room_killed_with_entries (path, 20, 30);
  HvStore *store = open_with (room_open (path), no_parts);
  ck_assert_int_eq (hv_store_get_recovery (store), HV_VAULT_RECOVERY_REPLAYED);
  is_all_well (store);
  close_store (store);
}
END_TEST

/* ---- pages ---- */

START_TEST (flipped_bytes_are_found_and_told_by_their_pages)
{
  static const guint damaged[] = { 7, 30, 31, 90 };
  room_with_entries (path, 500);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    flip_byte (path, page_offset (damaged[i]) + 500 * i + (i == 3 ? HV_VAULT_PAGE_SIZE - 1 - 1500 : 0));
  HvStore *store = open_with (room_open (path), no_parts);
  for (int again = 0; again < 2; again++)
    {
      g_autoptr (HvRoomReport) report = report_on (store);
      ck_assert_uint_eq (report->bad_pages->len, G_N_ELEMENTS (damaged));
      for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
        ck_assert_uint_eq (g_array_index (report->bad_pages, guint, i), damaged[i]);
      ck_assert (!report->sound);
      ck_assert_ptr_nonnull (report->detail);
      ck_assert (strstr (report->detail, MARKER) == NULL);
    }
  close_store (store);
}
END_TEST

/* SQLite's own check never looks at a free page. */
START_TEST (a_damaged_free_page_is_found_too)
{
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 100);
  run_sql (database, "CREATE TABLE brief AS SELECT randomblob (400000) AS bytes; DROP TABLE brief");
  guint last = (guint) ask_int (database, "PRAGMA page_count");
  ck_assert_int_gt (ask_int (database, "PRAGMA freelist_count"), 40);
  sqlite3_close (database);
  hv_vault_close (vault);
  flip_byte (path, page_offset (last) + 99);
  HvStore *store = open_with (room_open (path), no_parts);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert_uint_eq (report->bad_pages->len, 1);
  ck_assert_uint_eq (g_array_index (report->bad_pages, guint, 0), last);
  ck_assert (report->sound);
  close_store (store);
}
END_TEST

START_TEST (a_database_that_contradicts_itself_is_not_sound)
{
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  contradict (database);
  sqlite3_close (database);
  hv_vault_close (vault);
  HvStore *store = open_with (room_open (path), no_parts);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert (!report->sound);
  ck_assert_msg (strstr (report->detail, "missing from index") != NULL, "%s", report->detail);
  ck_assert_uint_eq (report->bad_pages->len, 0);
  close_store (store);
}
END_TEST

/* ---- the header ---- */

/* Where it is flipped, and what is to be whole again afterwards. */
static const gsize header_places[] = {
  3, /* salt */
  HV_SALT_SIZE + 70, /* the slot in use, copy A */
  HV_HEADER_COPY_SIZE + 40, /* the same in B */
  HV_SALT_SIZE + 5 * HV_SLOT_SIZE, /* a slot that may be in use, for all this visit knows */
  HV_BODY_RECORD_OFFSET + 30, /* body A */
  HV_HEADER_COPY_SIZE + HV_BODY_RECORD_OFFSET + 550, /* body B */
};

static void
both_copies_are_whole (void)
{
  g_auto (Content) content = content_read (path);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, content.bytes, NULL);
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  ck_assert_int_eq (hv_header_find_slot (content.bytes, hv_secret_peek_bytes (key), content.bytes, keys.master, valid),
                    0);
  ck_assert (valid[0] && valid[1]);
  hv_keys_set_body (&keys);
  ck_assert (hv_header_find_body (content.bytes, &keys, body, valid));
  ck_assert (valid[0] && valid[1]);
}

START_TEST (a_header_damaged_while_the_room_is_open_is_mended)
{
  HvStore *store = journal_of (5);
  g_auto (Content) before = content_read (path);
  flip_byte (path, header_places[_i]);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert (report->header_mended && report->sound);
  both_copies_are_whole ();
  g_auto (Content) after = content_read (path);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    ck_assert_mem_eq (after.bytes + hv_header_slot_offset (copy, 0), before.bytes + hv_header_slot_offset (copy, 0),
                      HV_SLOTS * HV_SLOT_SIZE);
  close_store (store);
  store = open_with (room_open (path), journal_only);
  is_all_well (store);
  close_store (store);
}
END_TEST

START_TEST (what_opening_has_mended_is_told)
{
  close_store (journal_of (5));
  if (header_places[_i] == HV_SALT_SIZE + 5 * HV_SLOT_SIZE || header_places[_i] < HV_SALT_SIZE)
    return; /* nobody can tell; and alone, without its salt, it does not open */
  flip_byte (path, header_places[_i]);
  HvStore *store = open_with (room_open (path), journal_only);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert (report->header_mended && report->sound);
  both_copies_are_whole ();
  close_store (store);
}
END_TEST

/* ---- the log ---- */

static gsize
frame_offset (guint index)
{
  return HV_WAL_HEADER_SIZE + index * (gsize) (HV_FRAME_HEADER_SIZE + HV_VAULT_PAGE_SIZE);
}

START_TEST (a_damaged_log_is_told)
{
  room_with_entries (path, 3);
  HvStore *store = open_with (room_open (path), no_parts);
  ck_assert (exec_store (store, "CREATE TABLE later (text)", NULL));
  for (guint i = 0; i < 2; i++)
    flip_byte (log_path, frame_offset (i) + 999);
  g_autoptr (HvRoomReport) report = report_on (store);
  ck_assert (!report->sound);
  ck_assert_msg (strstr (report->detail, "2 frames") != NULL, "%s", report->detail);
  hv_store_close_now (store, 20000);
  await_quiet ();
  g_object_unref (store);
}
END_TEST

/* What it held has been written again since: nothing is lost. */
START_TEST (a_damaged_frame_that_nobody_needs_is_no_damage)
{
  room_with_entries (path, 3);
  HvStore *store = open_with (room_open (path), no_parts);
  ck_assert (exec_store (store, "CREATE TABLE later (text)", NULL));
  ck_assert (exec_store (store, "INSERT INTO later VALUES ('a')", NULL));
  ck_assert (exec_store (store, "DROP TABLE later", NULL));
  ck_assert (exec_store (store, "CREATE TABLE later (text)", NULL));
  ck_assert (exec_store (store, "INSERT INTO later VALUES ('a')", NULL));
  flip_byte (log_path, frame_offset (0) + 999);
  is_all_well (store);
  close_store (store);
  ck_assert_int_eq (check_room (path), 3);
}
END_TEST

/* ---- when it does not come to its end ---- */

START_TEST (a_check_can_be_stopped)
{
  HvStore *store = journal_of (50);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  hv_meter_stop (meter);
  ck_assert_ptr_null (check (store, meter, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED);
  is_all_well (store);
  close_store (store);
}
END_TEST

START_TEST (closing_the_room_ends_its_check)
{
  HvStore *store = journal_of (500);
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_check_async (store, NULL, await_cb, &await);
  ck_assert (hv_store_close_now (store, 20000));
  ck_assert_ptr_null (hv_room_check_finish (store, await_result (&await), &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  g_object_unref (store);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-check");
  TCase *tc = tcase_create ("check");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_sound_room_is_found_sound);
  tcase_add_test (tc, saves_go_on_during_a_check);
  tcase_add_test (tc, memory_alone_has_a_database_to_check);
  tcase_add_test (tc, a_room_that_was_killed_is_well);
  tcase_add_test (tc, flipped_bytes_are_found_and_told_by_their_pages);
  tcase_add_test (tc, a_damaged_free_page_is_found_too);
  tcase_add_test (tc, a_database_that_contradicts_itself_is_not_sound);
  tcase_add_loop_test (tc, a_header_damaged_while_the_room_is_open_is_mended, 0, G_N_ELEMENTS (header_places));
  tcase_add_loop_test (tc, what_opening_has_mended_is_told, 0, G_N_ELEMENTS (header_places));
  tcase_add_test (tc, a_damaged_log_is_told);
  tcase_add_test (tc, a_damaged_frame_that_nobody_needs_is_no_damage);
  tcase_add_test (tc, a_check_can_be_stopped);
  tcase_add_test (tc, closing_the_room_ends_its_check);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
