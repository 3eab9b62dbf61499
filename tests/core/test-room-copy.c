/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a room: complete, verified, made while she writes on, and telling nothing. */

#include "copy-testing.h"

#include "vault/room-copy.h"
#include "vault/secret-private.h"
#include "vault/slots.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef ENTRIES
#define ENTRIES 2000
#endif

static char *folder, *path, *stick; /* the room, and where its copies go */

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  stick = g_build_filename (folder, "stick", NULL);
  ck_assert_int_eq (g_mkdir (stick, 0755), 0);
}

static void
tear_down (void)
{
  hv_transfer_set_short_steps_for_tests (FALSE);
  g_free (stick);
  g_free (path);
  folder_free (folder);
}

static char *
on_stick (const char *name)
{
  return g_build_filename (stick, name, NULL);
}

static HvStore *
room_in_store (int n)
{
  room_with_entries (path, n);
  return open_with (room_open (path), no_parts);
}

static void
copy_fails (HvStore *store, const char *where, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = copy_room (store, where, NULL, &error);
  ck_assert_ptr_null (copy);
  ck_assert_msg (g_error_matches (error, domain, code), "%s %d: %s", g_quark_to_string (error->domain), error->code,
                 error->message);
}

static char *
copy_or_fail (HvStore *store)
{
  g_autoptr (GError) error = NULL;
  char *copy = copy_room (store, stick, NULL, &error);
  ck_assert_no_error (copy != NULL, error);
  return copy;
}

/* ---- what a copy is ---- */

START_TEST (a_copy_has_every_entry)
{
  HvStore *store = room_in_store (ENTRIES);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  g_autofree char *copy = copy_room (store, stick, meter, &error);
  gint64 took = g_get_monotonic_time () - begun;
  ck_assert_no_error (copy != NULL, error);
  ck_assert_double_eq (hv_meter_get_share (meter), 1);
  close_store (store);

  struct stat info;
  ck_assert (g_str_has_suffix (copy, "/stick/1.dat"));
  ck_assert_int_eq (stat (copy, &info), 0);
  ck_assert_int_eq (info.st_size % HV_VAULT_PAD_UNIT, 0);
  ck_assert_int_eq (info.st_mode & 07777, 0600);
  ck_assert_uint_eq (count_files (stick), 1);
  ck_assert_int_eq (check_room (copy), ENTRIES);
  ck_assert_int_eq (check_room (path), ENTRIES);
  ck_assert_uint_eq (count_files (stick), 1);
  printf ("# %d entries, %.1f MiB, copied and verified in %.1f ms\n", ENTRIES, (double) info.st_size / 1048576,
          (double) took / 1000);
  fflush (stdout);
}
END_TEST

START_TEST (an_empty_room_can_be_copied)
{
  HvStore *store = open_with (room_create (path), no_parts);
  g_autofree char *copy = copy_or_fail (store);
  close_store (store);
  g_autoptr (HvVault) vault = room_open (copy);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  sqlite3_close (database);
}
END_TEST

START_TEST (what_is_in_the_log_alone_is_copied_too)
{
  room_killed_with_entries (path, 10, 5);
  HvStore *store = open_with (room_open (path), no_parts);
  ck_assert_int_eq (hv_store_get_recovery (store), HV_VAULT_RECOVERY_REPLAYED);
  g_autofree char *copy = copy_or_fail (store);
  close_store (store);
  ck_assert_int_eq (check_room (copy), 15);
}
END_TEST

/* How many entries the journal in the file @copy has, which is sound and finds them all. */
static int
check_journal_in (const char *copy)
{
  HvStore *store = open_with (room_open (copy), journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  int n = (int) ask_store (store, "SELECT count (*) FROM entries");
  ck_assert_int_eq (count_hits (journal, MARKER), n);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  ck_assert (exec_store (store, "INSERT INTO entry_words (entry_words) VALUES ('integrity-check')", NULL));
  close_store (store);
  return n;
}

/* She writes on: each save is acknowledged while the copy is being made, and is in it or came after its last page. */
START_TEST (saves_go_on_during_a_copy)
{
  HvStore *store = open_with (room_create (path), journal_only);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  for (int i = 1; i <= ENTRIES; i++)
    write_numbered (journal, i);
  for (int are_short = 0; are_short < 2; are_short++)
    {
      g_auto (Await) await = { 0 };
      gint64 longest = 0, started = g_get_monotonic_time ();
      int before = (int) ask_store (store, "SELECT count (*) FROM entries"), saved = before;
      hv_transfer_set_short_steps_for_tests (are_short);
      hv_room_copy_async (store, stick, NULL, await_cb, &await);
      while (await.result == NULL)
        {
          gint64 begun = g_get_monotonic_time ();
          write_numbered (journal, ++saved);
          longest = MAX (longest, g_get_monotonic_time () - begun);
        }
      gint64 took = g_get_monotonic_time () - started;
      g_autofree char *copy = hv_room_copy_finish (store, await_result (&await), NULL);
      ck_assert_ptr_nonnull (copy);
      int copied = check_journal_in (copy);
      ck_assert_int_ge (copied, before + are_short); /* in short steps some are always in it */
      ck_assert_int_le (copied, saved);
      printf (
          "# %d entries copied in %.1f ms, %d saved meanwhile, %d of them in the copy; the longest save took %.1f ms\n",
          before, (double) took / 1000, saved - before, copied - before, (double) longest / 1000);
      fflush (stdout);
    }
  close_store (store);
}
END_TEST

/* Rollbacks begin the copy anew, VACUUM moves every page: it is consistent all the same. */
START_TEST (a_copy_is_right_whatever_the_database_goes_through_meanwhile)
{
  static const char *const stirs[] = {
    "INSERT INTO scratch SELECT randomblob (90000)",
    "DELETE FROM scratch",
    "INSERT INTO scratch SELECT randomblob (900000); INSERT INTO no_such_table VALUES (1)", /* rolled back */
    "CREATE TABLE brief AS SELECT randomblob (500000)",
    "DROP TABLE brief",
  };
  hv_transfer_set_short_steps_for_tests (TRUE);
  HvStore *store = room_in_store (400);
  exec_store (store, "CREATE TABLE scratch (bytes BLOB)", NULL);
  guint all = 0;
  for (guint i = 0; i < 3; i++)
    {
      g_auto (Await) await = { 0 };
      g_autoptr (GError) error = NULL;
      guint n = 0;
      hv_room_copy_async (store, stick, NULL, await_cb, &await);
      while (await.result == NULL)
        exec_store (store, stirs[n++ % MIN (G_N_ELEMENTS (stirs), 3 + i)], NULL);
      g_autofree char *copy = hv_room_copy_finish (store, await_result (&await), &error);
      ck_assert_no_error (copy != NULL, error);
      all += n;
      ck_assert_int_eq (check_room (copy), 400);
    }
  ck_assert_uint_ge (all, 4); /* on a busy machine a copy may be done after few of them */
  close_store (store);
}
END_TEST

static void
add_key (HvVault *vault, const char *phrase, HvSlotKind kind, guint *index)
{
  g_autoptr (HvSecret) words = secret (phrase);
  g_autoptr (HvSecret) key = hv_keys_derive (words, vault->salt, NULL);
  ck_assert (hv_vault_add_key (vault, key, kind, index, NULL));
}

START_TEST (every_passphrase_of_the_room_opens_the_copy)
{
  static const char *const phrases[] = { PASSPHRASE, "another way in", "twelve words on a piece of paper" };
  static const HvSlotKind kinds[] = { HV_SLOT_PASSPHRASE, HV_SLOT_PASSPHRASE, HV_SLOT_RECOVERY };
  guint slots[3] = { 0 };
  room_with_entries (path, 3);
  HvVault *vault = room_open (path);
  for (guint i = 1; i < 3; i++)
    add_key (vault, phrases[i], kinds[i], &slots[i]);
  hv_vault_close (vault);
  HvStore *store = open_with (room_open (path), no_parts);
  g_autofree char *copy = copy_or_fail (store);
  close_store (store);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HvSecret) phrase = secret (phrases[i]);
      g_autoptr (HvVault) opened = hv_vault_open (copy, phrase, NULL);
      ck_assert_ptr_nonnull (opened);
      ck_assert_uint_eq (opened->slot, slots[i]);
      ck_assert_int_eq (opened->body[HV_BODY_SLOT_KINDS + slots[i]], kinds[i]);
    }
  ck_assert_int_eq (check_room (copy), 3);
}
END_TEST

/* A key that was removed, but whose slot could not be overwritten yet, is not carried on. */
START_TEST (a_removed_key_is_not_in_the_copy)
{
  guint slot;
  room_with_entries (path, 3);
  HvVault *vault = room_open (path);
  add_key (vault, "a way that is closed", HV_SLOT_PASSPHRASE, &slot);
  vault->body[HV_BODY_SLOT_KINDS + slot] = HV_SLOT_FREE;
  vault->body[HV_BODY_SLOTS_TO_WIPE] = (guint8) (1 << slot);
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, stick, NULL, NULL);
  ck_assert (hv_room_copy_prepare (copy, NULL));
  g_autofree char *part = on_stick ("1.part");
  g_auto (Content) room = content_read (path), other = content_read (part);
  for (guint c = 0; c < HV_HEADER_COPIES; c++)
    for (guint i = 0; i < HV_SLOTS; i++)
      {
        gsize at = hv_header_slot_offset (c, i);
        ck_assert_int_eq (memcmp (room.bytes + at, other.bytes + at, HV_SLOT_SIZE) == 0, i != slot);
      }
  hv_room_copy_abandon (copy);
  hv_vault_close (vault);
}
END_TEST

/* Nothing of a large room piles up in memory until the end. */
START_TEST (a_copy_is_written_while_it_is_made)
{
  hv_transfer_set_short_steps_for_tests (TRUE);
  room_with_entries (path, ENTRIES);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, stick, NULL, NULL);
  g_autofree char *part = on_stick ("1.part");
  ck_assert (hv_room_copy_prepare (copy, NULL));
  gboolean done = FALSE;
  goffset last = 0;
  while (!done)
    {
      struct stat info;
      ck_assert_int_eq (stat (part, &info), 0);
      last = info.st_size;
      ck_assert (hv_room_copy_step (copy, database, &done, NULL));
    }
  ck_assert_int_ge (last, vault->pages * HV_VAULT_PAGE_SIZE / 2);
  hv_room_copy_abandon (copy);
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

START_TEST (a_copy_tells_nothing)
{
  HvStore *store = room_in_store (300);
  struct timespec before[2], after[2];
  hv_file_get_times (stick, before);
  g_autofree char *copy = copy_or_fail (store);
  close_store (store);
  hv_file_get_times (stick, after);
  ck_assert_mem_eq (&after[1], &before[1], sizeof after[1]);
  hv_file_get_times (path, before);
  hv_file_get_times (copy, after);
  ck_assert_mem_eq (&after[1], &before[1], sizeof after[1]);
  ck_assert_int_eq (check_files_are_noise (stick), 1);

  /* Beside the salt and the slots, it has nothing in common with the room. */
  g_auto (Content) room = content_read (path), other = content_read (copy);
  for (gsize at = 0; at + 16 <= MIN (room.size, other.size); at += 16)
    {
      gsize within = at % HV_HEADER_COPY_SIZE;
      gboolean same = memcmp (room.bytes + at, other.bytes + at, 16) == 0;
      gboolean slots = at < HV_HEADER_SIZE && within >= HV_SALT_SIZE && within < HV_BODY_RECORD_OFFSET;
      ck_assert_msg (same == (slots || at < HV_SALT_SIZE), "at %" G_GSIZE_FORMAT, at);
    }
}
END_TEST

/* ---- where it goes ---- */

START_TEST (earlier_copies_and_her_own_files_stay)
{
  HvStore *store = room_in_store (5);
  g_autofree char *first = copy_or_fail (store);
  g_autofree char *second = copy_or_fail (store);
  ck_assert (g_str_has_suffix (first, "/1.dat"));
  ck_assert (g_str_has_suffix (second, "/2.dat"));

  /* A part that is none of ours, a copy she has given that name, and a number beyond. */
  g_autofree char *hers = on_stick ("3.part"), *hidden = on_stick ("7.part"), *beyond = on_stick ("5.dat");
  ck_assert (g_file_set_contents (hers, "a download", -1, NULL));
  ck_assert_int_eq (g_rename (second, hidden), 0);
  ck_assert (g_file_set_contents (beyond, "a photograph", -1, NULL));
  g_autofree char *third = copy_or_fail (store);
  close_store (store);
  ck_assert (g_str_has_suffix (third, "/8.dat"));
  ck_assert_uint_eq (count_files (stick), 5);
  g_auto (Content) untouched = content_read (hers);
  ck_assert_uint_eq (untouched.size, strlen ("a download"));
  ck_assert_int_eq (check_room (first), 5);
  ck_assert_int_eq (check_room (hidden), 5);
  ck_assert_int_eq (check_room (third), 5);
}
END_TEST

START_TEST (a_number_taken_meanwhile_is_left_alone)
{
  HvVault *vault = (room_with_entries (path, 5), room_open (path));
  sqlite3 *database = database_open (vault);
  HvRoomCopy *copy = hv_room_copy_new (vault, stick, NULL, NULL);
  g_autofree char *taken = on_stick ("1.dat");
  gboolean done;
  ck_assert (hv_room_copy_prepare (copy, NULL));
  ck_assert (hv_room_copy_step (copy, database, &done, NULL) && done);
  ck_assert (g_file_set_contents (taken, "hers", -1, NULL));
  g_autofree char *made = hv_room_copy_settle (copy, NULL);
  ck_assert (g_str_has_suffix (made, "/2.dat"));
  hv_room_copy_free (copy);
  sqlite3_close (database);
  hv_vault_close (vault);
  g_auto (Content) untouched = content_read (taken);
  ck_assert_uint_eq (untouched.size, 4);
  ck_assert_int_eq (check_room (made), 5);
}
END_TEST

START_TEST (what_a_killed_copy_left_is_removed_by_the_next)
{
  HvVault *vault = (room_with_entries (path, 5), room_open (path));
  sqlite3 *database = database_open (vault);
  g_autofree char *part = on_stick ("1.part"), *empty = on_stick ("2.part");
  g_autoptr (GError) error = NULL;
  gboolean done;
  for (int stage = 0; stage < 2; stage++)
    {
      HvRoomCopy *copy = hv_room_copy_new (vault, stick, NULL, NULL);
      ck_assert (hv_room_copy_prepare (copy, NULL));
      if (stage == 1)
        ck_assert (hv_room_copy_step (copy, database, &done, NULL));
      g_auto (Content) left = content_read (part);
      hv_room_copy_free (copy);
      content_write (&left, part);
      ck_assert (g_file_set_contents (empty, "", 0, NULL));

      copy = hv_room_copy_new (vault, stick, NULL, NULL);
      ck_assert (hv_room_copy_prepare (copy, NULL));
      ck_assert (hv_room_copy_step (copy, database, &done, NULL));
      g_autofree char *made = hv_room_copy_settle (copy, &error);
      ck_assert_no_error (made != NULL, error);
      ck_assert (g_str_has_suffix (made, "/1.dat"));
      hv_room_copy_free (copy);
      ck_assert_uint_eq (count_files (stick), 1);
      g_unlink (made);
    }
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

START_TEST (places_that_will_not_do_are_refused_with_a_code)
{
  HvStore *store = room_in_store (5);
  g_autofree char *nowhere = on_stick ("nowhere"), *file = on_stick ("file");
  ck_assert (g_file_set_contents (file, "x", 1, NULL));
  copy_fails (store, nowhere, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND);
  copy_fails (store, file, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_WRITABLE);
  close_store (store);
  ck_assert_uint_eq (count_files (stick), 1);

  store = open_memory (no_parts);
  copy_fails (store, stick, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  close_store (store);
}
END_TEST

START_TEST (the_folder_of_the_rooms_is_no_place_for_a_copy)
{
  g_autofree char *home = g_build_filename (folder, "rooms", NULL);
  g_autoptr (HvRooms) rooms = hv_rooms_new (home);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvStore *store = open_with (hv_rooms_create (rooms, passphrase, NULL), no_parts);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  ck_assert_int_eq (symlink (home, link), 0);
  copy_fails (store, home, HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED);
  copy_fails (store, link, HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED);
  ck_assert_uint_eq (count_files (home), 4 + 1); /* and the log */
  close_store (store);
}
END_TEST

/* ---- when it does not come to its end ---- */

/* Copies with a stop before stage @stop_at: preparing, each step, settling. Returns how many stages there were, or
 * 0 when it came to its end. */
static guint
copy_with_stop (HvVault *vault, sqlite3 *database, guint stop_at)
{
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, stick, meter, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE, going = hv_room_copy_prepare (copy, &error);
  guint stage = 0;
  while (going && !done)
    {
      if (stage++ == stop_at)
        hv_meter_stop (meter);
      going = hv_room_copy_step (copy, database, &done, &error);
    }
  if (going && stage++ == stop_at)
    hv_meter_stop (meter);
  g_autofree char *made = going ? hv_room_copy_settle (copy, &error) : NULL;
  if (made != NULL)
    return 0;
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED));
  return stage;
}

START_TEST (a_stop_at_any_step_leaves_nothing)
{
  hv_transfer_set_short_steps_for_tests (TRUE);
  room_with_entries (path, 500);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  guint stopped = 0;
  while (copy_with_stop (vault, database, stopped) != 0)
    {
      ck_assert_uint_eq (count_files (stick), 0);
      stopped++;
    }
  ck_assert_uint_gt (stopped, 10);
  ck_assert_uint_eq (count_files (stick), 1);
  sqlite3_close (database);
  hv_vault_close (vault);
  printf ("# stopped at each of %u stages\n", stopped);
  fflush (stdout);
}
END_TEST

static gpointer
stop_soon (gpointer meter)
{
  while (hv_meter_get_share (meter) < 0.4)
    g_thread_yield ();
  hv_meter_stop (meter);
  return NULL;
}

START_TEST (a_stop_while_it_is_verified_leaves_nothing)
{
  HvStore *store = room_in_store (ENTRIES);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("stop", stop_soon, meter);
  g_autofree char *copy = copy_room (store, stick, meter, &error);
  g_thread_join (thread);
  ck_assert_ptr_null (copy);
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED);
  ck_assert_uint_eq (count_files (stick), 0);
  close_store (store);
}
END_TEST

START_TEST (closing_the_room_ends_its_copy)
{
  hv_transfer_set_short_steps_for_tests (TRUE);
  HvStore *store = room_in_store (ENTRIES);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_copy_async (store, stick, meter, await_cb, &await);
  while (hv_meter_get_share (meter) <= 0)
    g_main_context_iteration (NULL, FALSE);
  ck_assert (hv_store_close_now (store, 20000));
  ck_assert_uint_eq (count_files (stick), 0);
  ck_assert_ptr_null (hv_room_copy_finish (store, await_result (&await), &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  g_object_unref (store);
  ck_assert_int_eq (check_room (path), ENTRIES);
}
END_TEST

START_TEST (a_damaged_room_is_not_copied)
{
  room_with_entries (path, 200);
  flip_byte (path, HV_HEADER_SIZE + 9 * HV_VAULT_PAGE_SIZE + 77);
  HvStore *store = open_with (room_open (path), no_parts);
  copy_fails (store, stick, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED);
  ck_assert_uint_eq (count_files (stick), 0);
  close_store (store);
}
END_TEST

/* A disk that gives back something else than was written: the copy is not called done. */
START_TEST (a_copy_that_does_not_read_as_written_gets_no_name)
{
  const gsize offsets[] = { HV_HEADER_SIZE + 100,
                            HV_HEADER_SIZE + 20 * HV_VAULT_PAGE_SIZE,
                            hv_header_slot_offset (0, 0) + 60,
                            hv_header_slot_offset (1, 7),
                            hv_header_body_offset (0) + 9,
                            hv_header_body_offset (1) + 300 };
  room_with_entries (path, 200);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autofree char *part = on_stick ("1.part");
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, stick, NULL, NULL);
      g_autoptr (GError) error = NULL;
      gboolean done;
      ck_assert (hv_room_copy_prepare (copy, NULL));
      while (hv_room_copy_step (copy, database, &done, NULL) && !done)
        ;
      flip_byte (part, offsets[i]);
      g_autofree char *made = hv_room_copy_settle (copy, &error);
      /* A body is written once more when the pages are there; then it has been mended. */
      gboolean mended = offsets[i] >= hv_header_body_offset (0) && offsets[i] < HV_HEADER_SIZE && made != NULL;
      ck_assert_msg (mended || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED), "%u", i);
      ck_assert_uint_eq (count_files (stick), mended ? 1 : 0);
      if (mended)
        ck_assert_int_eq (check_room (made), 200);
      if (mended)
        g_unlink (made);
    }
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

/* As on a FAT stick, whose files end at 4 GiB. */
START_TEST (a_file_that_grows_too_large_is_told_as_no_space)
{
  HvStore *store = room_in_store (ENTRIES);
  struct rlimit limit;
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = 2 * 1024 * 1024;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
  copy_fails (store, stick, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE);
  limit.rlim_cur = 512 * 1024;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
  copy_fails (store, stick, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE);
  limit.rlim_cur = RLIM_INFINITY;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
  ck_assert_uint_eq (count_files (stick), 0);
  ck_assert (exec_store (store, "CREATE TABLE later (id)", NULL)); /* the room itself goes on */
  close_store (store);
  ck_assert_int_eq (check_room (path), ENTRIES);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-copy");
  TCase *tc = tcase_create ("copy");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_copy_has_every_entry);
  tcase_add_test (tc, an_empty_room_can_be_copied);
  tcase_add_test (tc, what_is_in_the_log_alone_is_copied_too);
  tcase_add_test (tc, saves_go_on_during_a_copy);
  tcase_add_test (tc, a_copy_is_right_whatever_the_database_goes_through_meanwhile);
  tcase_add_test (tc, every_passphrase_of_the_room_opens_the_copy);
  tcase_add_test (tc, a_removed_key_is_not_in_the_copy);
  tcase_add_test (tc, a_copy_is_written_while_it_is_made);
  tcase_add_test (tc, a_copy_tells_nothing);
  tcase_add_test (tc, earlier_copies_and_her_own_files_stay);
  tcase_add_test (tc, a_number_taken_meanwhile_is_left_alone);
  tcase_add_test (tc, what_a_killed_copy_left_is_removed_by_the_next);
  tcase_add_test (tc, places_that_will_not_do_are_refused_with_a_code);
  tcase_add_test (tc, the_folder_of_the_rooms_is_no_place_for_a_copy);
  tcase_add_test (tc, a_stop_at_any_step_leaves_nothing);
  tcase_add_test (tc, a_stop_while_it_is_verified_leaves_nothing);
  tcase_add_test (tc, closing_the_room_ends_its_copy);
  tcase_add_test (tc, a_damaged_room_is_not_copied);
  tcase_add_test (tc, a_copy_that_does_not_read_as_written_gets_no_name);
  tcase_add_test (tc, a_file_that_grows_too_large_is_told_as_no_space);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
