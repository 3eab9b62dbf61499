/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be read of a damaged room comes into a new one: all of it, and nothing else. */

#include "journal-calls.h"
#include "room-store.h"

#include "journal/journal-table.h"
#include "progress/progress.h"
#include "store/salvage.h"
#include "vault/erase.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENTRIES 3000
#define MORE 60 /* in the log alone */
#define NEW_PASSPHRASE "a new leaf"

static const HvMigration *const migrations[] = { hv_progress_migrations, hv_journal_migrations, NULL };

static char *origin; /* made once; */
static char *folder, *path; /* each test's copy of it */
static char *log_path, *rooms_path;

/* ---- the room ---- */

/* Mostly a page's worth or less; some go on in other pages. */
static char *
text_of (int number)
{
  GString *text = g_string_new (NULL);
  gsize size = number % 97 == 0 ? 30000 : 300 + (gsize) number * 7919 % 2200;
  g_string_printf (text, "nummer%d ", number);
  for (int i = 0; text->len < size; i++)
    g_string_append_printf (text, "ord%d og ", number * 31 + i);
  return g_string_free (text, FALSE);
}

typedef struct
{
  int first, last;
} Range;

static gboolean
write_entries (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const Range *range = data;
  for (int i = range->first; i <= range->last; i++)
    {
      g_autofree char *title = g_strdup_printf ("titel %d", i);
      g_autofree char *text = text_of (i);
      g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (title, text, "");
      g_autoptr (HvJournalData) snapshot = hv_journal_entry_snapshot (entry), saved = NULL;
      snapshot->modified = (gint64) i * G_USEC_PER_SEC;
      if (!hv_journal_table_save (connection, snapshot, (gpointer *) &saved, error))
        return FALSE;
      ck_assert_int_eq (saved->id, i);
    }
  return TRUE;
}

static HvProgress *
load_progress (HvStore *store)
{
  g_auto (Await) await = { 0 };
  hv_progress_load_async (store, await_cb, &await);
  HvProgress *progress = hv_progress_load_finish (await_result (&await), NULL);
  ck_assert_ptr_nonnull (progress);
  return progress;
}

static void
keep_something (HvStore *store)
{
  g_autoptr (HvProgress) progress = load_progress (store);
  g_autoptr (GBytes) place = g_bytes_new_static ("her", 3);
  hv_progress_set_setting (progress, "language", "da");
  hv_progress_keep (progress, "sentence", "x01", "det går over");
  hv_progress_delete_kept (progress, hv_progress_keep (progress, "win", "x02", "slettet"));
  hv_progress_add_run (progress, "x01", 7, 4, HV_VERDICT_HELPED);
  hv_progress_save_place (progress, "m05", place);
  hv_progress_set_favourite (progress, "x03", TRUE);
  await_quiet ();
}

static void
make_room (const char *at)
{
  Range all = { 1, ENTRIES };
  HvStore *store = open_with (room_create (at), migrations);
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (run_store (store, write_entries, &all, NULL, &error), error);
  keep_something (store);
  close_store (store);
}

/* The room is made in a process of its own, as one that has had threads should not fork. */
static void
make_origin (void)
{
  int status;
  origin = folder_new ();
  pid_t child = fork ();
  if (child == 0)
    {
      g_autofree char *at = g_build_filename (origin, "room", NULL);
      make_room (at);
      _exit (0);
    }
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (status, 0);
}

static void
remove_origin (void)
{
  g_clear_pointer (&origin, folder_free);
}

static void
set_up (void)
{
  g_autofree char *from = g_build_filename (origin, "room", NULL);
  g_auto (Content) room = content_read (from);
  folder = folder_new ();
  path = g_build_filename (folder, "room", NULL);
  log_path = g_build_filename (folder, "room-wal", NULL);
  rooms_path = g_build_filename (folder, "rooms", NULL);
  content_write (&room, path);
}

static void
tear_down (void)
{
  g_free (path);
  g_free (log_path);
  g_free (rooms_path);
  folder_free (folder);
}

/* ---- damage ---- */

static void
spoil (const char *file, gsize at, gsize size)
{
  g_auto (Content) content = content_read (file);
  ck_assert_uint_le (at + size, content.size);
  for (gsize i = at; i < at + size; i++)
    content.bytes[i] ^= 0x5a;
  content_write (&content, file);
}

static void
spoil_page (guint number)
{
  spoil (path, HV_HEADER_SIZE + (gsize) (number - 1) * HV_VAULT_PAGE_SIZE + number * 31 % 8000, 3);
}

/* The room's pages, opened. */
typedef struct
{
  guint8 *bytes;
  guint pages;
} Image;

static guint8 *
page_of (const Image *image, guint number)
{
  return image->bytes + (gsize) (number - 1) * HV_VAULT_PAGE_SIZE;
}

static Image
read_image (void)
{
  g_autoptr (HvVault) vault = room_open (path);
  Image image = { g_malloc ((gsize) vault->pages * HV_VAULT_PAGE_SIZE), (guint) vault->pages };
  for (guint number = 1; number <= image.pages; number++)
    {
      guint8 *page = page_of (&image, number);
      vault->handle->pMethods->xRead (vault->handle, page, HV_VAULT_PAGE_SIZE,
                                      HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) HV_VAULT_PAGE_SIZE);
      ck_assert (hv_page_open (page, HV_VAULT_PAGE_SIZE, number, vault->keys));
    }
  return image;
}

static void
image_clear (Image *image)
{
  g_free (image->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Image, image_clear)

/* Page 1, or one that only leads to others: without it SQLite finds nothing behind it, although it is there. */
static gboolean
leads (const Image *image, guint number)
{
  return number == 1 || page_of (image, number)[0] == 5;
}

/* Asks SQLite itself which entries have all their pages when those of @spoilt are gone. */
static void
find_whole_entries (const Image *image, GArray *spoilt, gboolean whole[ENTRIES + 1])
{
  gsize size = (gsize) image->pages * HV_VAULT_PAGE_SIZE;
  g_autofree guint8 *bytes = g_memdup2 (image->bytes, size);
  Image left = { bytes, image->pages };
  for (guint i = 0; i < spoilt->len; i++)
    if (!leads (image, g_array_index (spoilt, guint, i)))
      memset (page_of (&left, g_array_index (spoilt, guint, i)), 0, HV_VAULT_PAGE_SIZE);
  bytes[18] = bytes[19] = 1; /* no log: it is in memory */
  sqlite3 *database;
  sqlite3_stmt *get;
  ck_assert_int_eq (sqlite3_open (":memory:", &database), SQLITE_OK);
  ck_assert_int_eq (sqlite3_deserialize (database, "main", bytes, (sqlite3_int64) size, (sqlite3_int64) size,
                                         SQLITE_DESERIALIZE_READONLY),
                    SQLITE_OK);
  ck_assert_int_eq (sqlite3_prepare_v2 (database, "SELECT title, text FROM entries WHERE id = ?", -1, &get, NULL),
                    SQLITE_OK);
  for (int i = 1; i <= ENTRIES; i++)
    {
      sqlite3_bind_int (get, 1, i);
      g_autofree char *text = text_of (i); /* SQLite does not notice when the last page of a row is zero */
      whole[i] = sqlite3_step (get) == SQLITE_ROW && g_strcmp0 ((const char *) sqlite3_column_text (get, 1), text) == 0;
      sqlite3_reset (get);
    }
  sqlite3_finalize (get);
  sqlite3_close (database);
}

/* ---- salvaging ---- */

static HvStore *
try_salvage (const char *from, HvSalvageReport **report, HvMeter *meter, GError **error)
{
  g_auto (Await) await = { 0 };
  g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
  hv_salvage_async (rooms, from, secret (PASSPHRASE), secret (NEW_PASSPHRASE), migrations, meter, await_cb, &await);
  return hv_salvage_finish (await_result (&await), report, error);
}

static HvStore *
salvage (HvSalvageReport **report)
{
  g_autoptr (GError) error = NULL;
  g_auto (Content) before = content_read (path);
  struct stat times_before, times_after;
  ck_assert_int_eq (stat (path, &times_before), 0);
  HvStore *store = try_salvage (path, report, NULL, &error);
  ck_assert_no_error (store != NULL, error);
  g_auto (Content) after = content_read (path);
  ck_assert_uint_eq (before.size, after.size);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
  ck_assert_int_eq (stat (path, &times_after), 0);
  ck_assert_int_eq (times_before.st_mtim.tv_nsec, times_after.st_mtim.tv_nsec);
  return store;
}

typedef struct
{
  gboolean there[ENTRIES + MORE + 1];
  int n;
} Entries;

/* Every entry that is there is right. */
static gboolean
read_entries (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  Entries *entries = data;
  g_autoptr (HvStatement) all
      = hv_connection_prepare (connection, "SELECT id, title, text, modified, bytes FROM entries", error);
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      int id = (int) hv_statement_get_int (all, 0);
      ck_assert_int_ge (id, 1);
      ck_assert_int_le (id, ENTRIES + MORE);
      g_autofree char *title = g_strdup_printf ("titel %d", id);
      g_autofree char *text = text_of (id);
      ck_assert_str_eq (hv_statement_get_text (all, 1), title);
      ck_assert_str_eq (hv_statement_get_text (all, 2), text);
      ck_assert_int_eq (hv_statement_get_int (all, 3), (gint64) id * G_USEC_PER_SEC);
      ck_assert_int_eq (hv_statement_get_int (all, 4), (gint64) strlen (text));
      entries->there[id] = TRUE;
      entries->n++;
    }
  return row == HV_ROW_END;
}

static Entries
look (HvStore *store)
{
  Entries entries = { 0 };
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (run_store (store, read_entries, &entries, NULL, &error), error);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  return entries;
}

/* What she kept, besides the journal. */
static void
check_what_was_kept (HvStore *store)
{
  g_autoptr (HvProgress) progress = load_progress (store);
  ck_assert_str_eq (hv_progress_get_setting (progress, "language"), "da");
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, "det går over");
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 1);
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 1);
  ck_assert_ptr_nonnull (hv_progress_get_place (progress, "m05"));
  ck_assert (hv_progress_is_favourite (progress, "x03"));
}

START_TEST (a_sound_room_comes_over_whole_and_can_be_used)
{
  g_autoptr (HvSalvageReport) report = NULL;
  HvStore *store = salvage (&report);
  ck_assert_uint_eq (report->lost_pages->len, 0);
  ck_assert_uint_eq (report->rows_lost_known, 0);
  ck_assert_uint_eq (report->rows, ENTRIES + 5);
  ck_assert_int_eq (look (store).n, ENTRIES);
  check_what_was_kept (store);
  /* A number that was given once is not given again. */
  ck_assert_int_eq (ask_store (store, "SELECT seq FROM sqlite_sequence WHERE name = 'kept'"), 2);
  ck_assert_int_eq (ask_store (store, "SELECT seq FROM sqlite_sequence WHERE name = 'entries'"), ENTRIES);

  g_autoptr (HvJournal) journal = hv_journal_new (store);
  ck_assert_uint_eq (count_hits (journal, "nummer1234"), 1);
  ck_assert_uint_eq (count_hits (journal, "titel"), ENTRIES);
  ck_assert_int_eq (write_entry (journal, "", "efter"), ENTRIES + 1);
  close_store (store);

  g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
  g_autoptr (HvSecret) passphrase = secret (NEW_PASSPHRASE);
  store = open_with (hv_rooms_open (rooms, passphrase, NULL), migrations);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM entries"), ENTRIES + 1);
  close_store (store);
}
END_TEST

/* ---- beside the damaged one ---- */

/* The damaged room is one of a folder's files, and has lost its salt. */
static char *
put_into_folder (void)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_rooms_create (rooms, passphrase, NULL);
  char *file = g_strdup (vault->path);
  HvStore *store = open_with (vault, migrations);
  Range some = { 1, 200 };
  ck_assert (run_store (store, write_entries, &some, NULL, NULL));
  close_store (store);
  spoil (file, 0, HV_SALT_SIZE);
  spoil (file, HV_HEADER_SIZE + 20, 1);
  return file;
}

static guint
count_rooms_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (rooms_path, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

START_TEST (the_new_room_lies_beside_the_damaged_one)
{
  g_autofree char *file = put_into_folder ();
  g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE), other = secret ("not this one");
  g_autofree char *found = hv_rooms_find_path (rooms, passphrase, NULL);
  ck_assert_str_eq (found, file);
  ck_assert_ptr_null (hv_rooms_find_path (rooms, other, NULL));

  g_auto (Content) before = content_read (file);
  g_autoptr (GError) error = NULL;
  HvStore *store = try_salvage (file, NULL, NULL, &error);
  ck_assert_no_error (store != NULL, error);
  ck_assert_int_eq (look (store).n, 200);
  close_store (store);
  g_auto (Content) after = content_read (file);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
  ck_assert_uint_eq (count_rooms_files (), 8);
}
END_TEST

START_TEST (the_new_room_needs_other_words_than_the_damaged_one)
{
  g_autofree char *file = put_into_folder ();
  g_auto (Await) await = { 0 };
  g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
  g_autoptr (GError) error = NULL;
  hv_salvage_async (rooms, file, secret (PASSPHRASE), secret (PASSPHRASE), migrations, NULL, await_cb, &await);
  ck_assert_ptr_null (hv_salvage_finish (await_result (&await), NULL, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN);
  ck_assert_uint_eq (count_rooms_files (), 4);
}
END_TEST

/* ---- pages ---- */

static GArray *
spoil_some (const Image *image, double share, guint32 seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  GArray *spoilt = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint number = 2; number <= image->pages; number++)
    if (g_rand_double (dice) < share)
      {
        spoil_page (number);
        g_array_append_val (spoilt, number);
      }
  return spoilt;
}

/* Of the pages @spoilt: those are reported, and every entry whose pages verify is there. */
static void
check_salvage (const Image *image, GArray *spoilt, const char *what)
{
  gboolean whole[ENTRIES + 1];
  int n_whole = 0, n_lead = 0;
  find_whole_entries (image, spoilt, whole);
  g_autoptr (HvSalvageReport) report = NULL;
  HvStore *store = salvage (&report);
  Entries entries = look (store);
  for (int i = 1; i <= ENTRIES; i++)
    {
      n_whole += whole[i];
      ck_assert_msg (entries.there[i] == whole[i], "entry %d: %d", i, whole[i]);
    }
  ck_assert_uint_eq (report->pages, image->pages);
  ck_assert_uint_eq (report->lost_pages->len, spoilt->len);
  ck_assert_mem_eq (report->lost_pages->data, spoilt->data, spoilt->len * sizeof (guint));
  for (guint i = 0; i < spoilt->len; i++)
    n_lead += leads (image, g_array_index (spoilt, guint, i));
  printf ("# %s: %u of %u pages lost, %d of them lead to others; %d of %d entries whole, all of those back; "
          "%u rows, %u lost that are known of\n",
          what, spoilt->len, image->pages, n_lead, n_whole, ENTRIES, report->rows, report->rows_lost_known);
  close_store (store);
}

static const struct
{
  double share;
  const char *name;
} shares[] = { { 0.01, "1 %" }, { 0.05, "5 %" }, { 0.2, "20 %" }, { 0.8, "80 %" } };

START_TEST (every_entry_whose_pages_verify_comes_back)
{
  g_auto (Image) image = read_image ();
  g_autoptr (GArray) spoilt = spoil_some (&image, shares[_i].share, 7 + (guint32) _i);
  check_salvage (&image, spoilt, shares[_i].name);
}
END_TEST

START_TEST (pages_that_only_lead_to_others_are_not_missed)
{
  g_auto (Image) image = read_image ();
  g_autoptr (GArray) spoilt = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint number = 2; number <= image.pages; number++)
    if (leads (&image, number))
      {
        spoil_page (number);
        g_array_append_val (spoilt, number);
      }
  ck_assert_uint_gt (spoilt->len, 1);
  check_salvage (&image, spoilt, "all interior pages");
}
END_TEST

START_TEST (without_page_1_the_programs_own_tables_tell)
{
  g_auto (Image) image = read_image ();
  g_autoptr (GArray) spoilt = spoil_some (&image, _i == 0 ? 0 : 0.05, 3);
  guint first = 1;
  spoil_page (first);
  g_array_prepend_val (spoilt, first);
  check_salvage (&image, spoilt, "page 1 and more");
}
END_TEST

START_TEST (without_page_1_what_was_kept_comes_back_too)
{
  spoil_page (1);
  HvStore *store = salvage (NULL);
  check_what_was_kept (store);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM parts"), 2);
  close_store (store);
}
END_TEST

START_TEST (a_room_that_was_cut_short_gives_what_is_left)
{
  g_auto (Image) image = read_image ();
  g_auto (Content) room = content_read (path);
  guint left = image.pages / 2;
  room.size = HV_HEADER_SIZE + (gsize) left * HV_VAULT_PAGE_SIZE + 100;
  content_write (&room, path);
  g_autoptr (GArray) spoilt = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint number = left + 1; number <= image.pages; number++)
    g_array_append_val (spoilt, number);
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
  check_salvage (&image, spoilt, "half of the file");
}
END_TEST

/* ---- header ---- */

START_TEST (either_copy_of_the_header_is_enough)
{
  spoil (path, (gsize) _i * HV_HEADER_COPY_SIZE + HV_SALT_SIZE, HV_HEADER_COPY_SIZE - HV_SALT_SIZE);
  HvStore *store = salvage (NULL);
  ck_assert_int_eq (look (store).n, ENTRIES);
  close_store (store);
}
END_TEST

static void
cannot_be_salvaged (HvVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSalvageReport) report = NULL;
  ck_assert_ptr_null (try_salvage (path, &report, NULL, &error));
  ck_assert_error (error, HV_VAULT_ERROR, (int) code);
  ck_assert_ptr_null (report);
  ck_assert (!g_file_test (rooms_path, G_FILE_TEST_EXISTS));
}

START_TEST (without_both_bodies_nothing_can_be_read_and_that_is_told)
{
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    spoil (path, hv_header_body_offset (copy) + 40, 1);
  cannot_be_salvaged (HV_VAULT_ERROR_DAMAGED);
}
END_TEST

START_TEST (a_wrong_passphrase_or_no_room_at_all_is_told)
{
  g_auto (Content) other = { g_malloc0 (100000), 100000 };
  hv_random_fill (other.bytes, other.size);
  content_write (&other, path);
  cannot_be_salvaged (HV_VAULT_ERROR_WRONG_PASSPHRASE);
  other.size = 100;
  content_write (&other, path);
  cannot_be_salvaged (HV_VAULT_ERROR_NOT_A_ROOM);
  g_unlink (path);
  cannot_be_salvaged (HV_VAULT_ERROR_NOT_FOUND);
}
END_TEST

START_TEST (a_room_in_use_is_left_alone)
{
  g_autoptr (HvVault) vault = room_open (path);
  cannot_be_salvaged (HV_VAULT_ERROR_IN_USE);
}
END_TEST

START_TEST (it_stops_when_asked_and_leaves_nothing)
{
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  hv_meter_stop (meter);
  ck_assert_ptr_null (try_salvage (path, NULL, meter, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED);
  ck_assert (!g_file_test (rooms_path, G_FILE_TEST_EXISTS));
}
END_TEST

/* ---- the log ---- */

/* A session that is killed: entries @first to @last_entry are in the log alone, each in a commit of its own; then, if
 * not NULL, @last in one more. */
static void
leave_entries (int first, int last_entry, const char *last)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      HvStore *store = open_with (room_open (path), migrations);
      for (int i = first; i <= last_entry; i++)
        {
          Range one = { i, i };
          ck_assert (run_store (store, write_entries, &one, NULL, NULL));
        }
      if (last != NULL)
        ck_assert (exec_store (store, last, NULL));
      _exit (0);
    }
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (status, 0);
}

static void
leave_a_log (const char *last)
{
  leave_entries (ENTRIES + 1, ENTRIES + MORE, last);
}

#define FRAME ((gsize) HV_VAULT_PAGE_SIZE + HV_FRAME_HEADER_SIZE)

/* Where in the log the frames end, and those of each commit: frame numbers, from 0. */
static guint
list_commits (GArray *ends)
{
  HvVault *vault = room_open (path);
  g_auto (Content) log = content_read (log_path);
  const guint8 *generation = vault->body + HV_BODY_GENERATION;
  guint n = 0;
  for (; HV_WAL_HEADER_SIZE + (n + 1) * FRAME <= log.size; n++)
    {
      guint8 *frame = log.bytes + HV_WAL_HEADER_SIZE + n * FRAME;
      if (!hv_frame_open (frame, HV_VAULT_PAGE_SIZE, generation, n, vault->keys))
        break;
      if (hv_get_u32 (frame + 4) != 0)
        g_array_append_val (ends, n);
    }
  hv_vault_close (vault);
  return n;
}

START_TEST (a_log_that_was_left_comes_over_too)
{
  leave_a_log (NULL);
  HvStore *store = salvage (NULL);
  ck_assert_int_eq (look (store).n, ENTRIES + MORE);
  close_store (store);
}
END_TEST

START_TEST (a_damaged_frame_does_not_end_the_log)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  leave_a_log (NULL);
  guint frames = list_commits (ends);
  ck_assert_uint_eq (ends->len, MORE);
  g_auto (Content) log = content_read (log_path);
  int least = ENTRIES + MORE, whole = 0, n = 0;
  for (guint frame = 7; frame < frames; frame += 40 * (guint) stride (1), n++)
    {
      content_write (&log, log_path);
      spoil (log_path, HV_WAL_HEADER_SIZE + frame * FRAME + 100, 1);
      HvStore *store = salvage (NULL);
      int found = look (store).n;
      least = MIN (least, found);
      whole += found == ENTRIES + MORE;
      close_store (store);
      g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
      ck_assert (hv_rooms_erase_all (rooms, NULL));
    }
  printf ("# one of %u frames damaged, %d times: %d times everything is there, at least %d of %d entries\n", frames, n,
          whole, least, ENTRIES + MORE);
  /* A page of entries holds some ten: what the last frame of one had is what can be lost. */
  ck_assert_int_ge (least, ENTRIES + MORE - 20);
  ck_assert_int_gt (whole, 0);
}
END_TEST

START_TEST (half_a_commit_is_none)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  leave_a_log ("UPDATE entries SET title = 'halvt' WHERE id % 700 = 3");
  list_commits (ends);
  ck_assert_uint_eq (ends->len, MORE + 1);
  guint first = g_array_index (ends, guint, MORE - 1) + 1, last = g_array_index (ends, guint, MORE);
  ck_assert_uint_gt (last, first + 2);
  g_auto (Content) log = content_read (log_path);
  /* The log ends after each frame of the last commit but its last. */
  for (guint frame = first; frame < last; frame++)
    {
      log.size = HV_WAL_HEADER_SIZE + (frame + 1) * FRAME;
      content_write (&log, log_path);
      HvStore *store = salvage (NULL);
      ck_assert_int_eq (look (store).n, ENTRIES + MORE); /* and no title is another */
      close_store (store);
      g_autoptr (HvRooms) rooms = hv_rooms_new (rooms_path);
      ck_assert (hv_rooms_erase_all (rooms, NULL));
    }
}
END_TEST

START_TEST (what_is_left_of_a_commit_that_was_written_over_does_not_count)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  leave_entries (ENTRIES + 1, ENTRIES + MORE - 1, "UPDATE entries SET title = 'halvt' WHERE id % 50 = 3");
  list_commits (ends);
  guint last = g_array_index (ends, guint, MORE - 1);
  ck_assert_uint_gt (last, g_array_index (ends, guint, MORE - 2) + 40);
  g_auto (Content) log = content_read (log_path);
  log.size = HV_WAL_HEADER_SIZE + last * FRAME;
  content_write (&log, log_path);
  leave_entries (ENTRIES + MORE, ENTRIES + MORE, NULL);
  g_auto (Content) longer = content_read (log_path);
  ck_assert_uint_ge (longer.size, log.size);
  HvStore *store = salvage (NULL);
  ck_assert_int_eq (look (store).n, ENTRIES + MORE);
  close_store (store);
}
END_TEST

START_TEST (without_the_logs_header_its_frames_still_open)
{
  leave_a_log (NULL);
  spoil (log_path, 30, 1);
  HvStore *store = salvage (NULL);
  ck_assert_int_eq (look (store).n, ENTRIES + MORE);
  close_store (store);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("salvage");
  TCase *tcase = tcase_create ("salvage");
  tcase_add_unchecked_fixture (tcase, make_origin, remove_origin);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 90);
  tcase_add_test (tcase, a_sound_room_comes_over_whole_and_can_be_used);
  tcase_add_test (tcase, the_new_room_lies_beside_the_damaged_one);
  tcase_add_test (tcase, the_new_room_needs_other_words_than_the_damaged_one);
  tcase_add_loop_test (tcase, every_entry_whose_pages_verify_comes_back, 0, G_N_ELEMENTS (shares));
  tcase_add_test (tcase, pages_that_only_lead_to_others_are_not_missed);
  tcase_add_loop_test (tcase, without_page_1_the_programs_own_tables_tell, 0, 2);
  tcase_add_test (tcase, without_page_1_what_was_kept_comes_back_too);
  tcase_add_test (tcase, a_room_that_was_cut_short_gives_what_is_left);
  tcase_add_loop_test (tcase, either_copy_of_the_header_is_enough, 0, HV_HEADER_COPIES);
  tcase_add_test (tcase, without_both_bodies_nothing_can_be_read_and_that_is_told);
  tcase_add_test (tcase, a_wrong_passphrase_or_no_room_at_all_is_told);
  tcase_add_test (tcase, a_room_in_use_is_left_alone);
  tcase_add_test (tcase, it_stops_when_asked_and_leaves_nothing);
  tcase_add_test (tcase, a_log_that_was_left_comes_over_too);
  tcase_add_test (tcase, a_damaged_frame_does_not_end_the_log);
  tcase_add_test (tcase, half_a_commit_is_none);
  tcase_add_test (tcase, what_is_left_of_a_commit_that_was_written_over_does_not_count);
  tcase_add_test (tcase, without_the_logs_header_its_frames_still_open);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
