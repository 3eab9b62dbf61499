/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was deleted is gone from the room's two files, also for somebody who has the keys; and building the database
 * anew leaves nothing anywhere, nor loses anything. */

#include "failing-vfs.h"
#include "journal-calls.h"
#include "room-store.h"

#include "progress/progress.h"
#include "store/room-compact.h"
#include "vault/vault-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

static const HvMigration *const migrations[] = { hv_journal_migrations, hv_progress_migrations, NULL };

static char *folder, *path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room", NULL);
}

static void
tear_down (void)
{
  g_free (path);
  folder_free (folder);
}

/* ---- what somebody with the keys finds ---- */

typedef struct
{
  GHashTable *words; /* found: "xq" and what follows of lower-case letters and digits */
  guint pages, frames;
} Found;

static void
note_words (Found *found, const guint8 *text, gsize size)
{
  for (const guint8 *at = text, *end = text + size; (at = memmem (at, (gsize) (end - at), "xq", 2)) != NULL; at++)
    {
      gsize n = 2;
      while (at + n < end && (g_ascii_islower (at[n]) || g_ascii_isdigit (at[n])))
        n++;
      g_hash_table_add (found->words, g_strndup ((const char *) at, n));
    }
}

static void
look_into_pages (HvVault *vault, Found *found)
{
  g_autofree guint8 *page = g_malloc (vault->page_size);
  for (gint64 number = 1; number <= vault->pages; number++, found->pages++)
    {
      sqlite3_int64 offset = HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) vault->page_size;
      ck_assert_int_eq (vault->handle->pMethods->xRead (vault->handle, page, (int) vault->page_size, offset),
                        SQLITE_OK);
      ck_assert (hv_page_open (page, vault->page_size, (guint64) number, vault->keys));
      note_words (found, page, vault->page_size);
    }
}

/* Frames of any generation: whether they verify is no matter to somebody who only wants to read. */
static void
look_into_log (HvVault *vault, Found *found)
{
  gsize size = HV_FRAME_HEADER_SIZE + vault->page_size;
  g_auto (Content) log = { 0 };
  char *bytes;
  if (!g_file_get_contents (vault->wal_path, &bytes, &log.size, NULL))
    return;
  log.bytes = (guint8 *) bytes;
  for (gsize at = HV_WAL_HEADER_SIZE; at + size <= log.size; at += size, found->frames++)
    {
      guint8 *text = log.bytes + at + HV_NONCE_SIZE;
      crypto_stream_xchacha20_xor_ic (text, text, size - HV_NONCE_SIZE - HV_TAG_SIZE, log.bytes + at, 1,
                                      vault->keys->wal);
      note_words (found, text, size - HV_NONCE_SIZE - HV_TAG_SIZE);
    }
}

static HvStepOutcome
look_step (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  look_into_pages (vault, data);
  look_into_log (vault, data);
  return HV_STEP_DONE;
}

static Found
look (HvStore *store)
{
  Found found = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0 };
  g_auto (Await) await = { 0 };
  hv_store_run_steps_async (store, look_step, &found, NULL, NULL, await_cb, &await);
  ck_assert (hv_store_run_finish (store, await_result (&await), NULL, NULL));
  return found;
}

static guint
count_with (const Found *found, const char *prefix)
{
  GHashTableIter iter;
  gpointer word;
  guint n = 0;
  g_hash_table_iter_init (&iter, found->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n += g_str_has_prefix (word, prefix);
  return n;
}

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->words, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* ---- what was deleted ---- */

#define ENTRIES 150

/* Some 2 KB in which @mark stands here and there, inside and outside of what a list shows. */
static char *
make_text (const char *mark, int number)
{
  GString *text = g_string_new (NULL);
  for (int i = 0; i < 40 + number % 50; i++)
    g_string_append_printf (text, "%s%d i dag ord%d og ord%d. ", mark, i % 10 == 0 ? number : 0, number * 31 + i,
                            number * 7 + i);
  return g_string_free (text, FALSE);
}

static void
edit (HvJournal *journal, gint64 id, const char *text)
{
  g_autoptr (HvJournalEntry) entry = load_entry (journal, id, NULL);
  g_autoptr (GError) error = NULL;
  hv_journal_entry_set_text (entry, text);
  ck_assert_no_error (try_save (journal, entry, &error), error);
}

static HvProgress *
load_progress (HvStore *store)
{
  g_auto (Await) await = { 0 };
  hv_progress_load_async (store, await_cb, &await);
  return hv_progress_load_finish (await_result (&await), NULL);
}

START_TEST (what_was_deleted_or_written_over_is_nowhere_even_for_who_has_the_keys)
{
  HvStore *store = open_with (room_create (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvProgress) progress = load_progress (store);
  gint64 ids[ENTRIES];
  for (int i = 0; i < ENTRIES; i++)
    {
      /* A third is deleted, a third is written over, a third stays. */
      static const char *const marks[] = { "xqslettet", "xqrettet", "xqbliver" };
      g_autofree char *text = make_text (marks[i % 3], i);
      ids[i] = write_entry (journal, marks[i % 3], text);
    }
  hv_progress_keep (progress, "sentence", "x01", "xqkort er det");
  hv_progress_keep (progress, "next-step", "x01", "xqbliver her");
  g_auto (Found) before = look (store);
  ck_assert_uint_gt (count_with (&before, "xqslettet"), ENTRIES / 3);
  ck_assert_uint_gt (count_with (&before, "xqrettet"), ENTRIES / 3);
  ck_assert_uint_gt (count_with (&before, "xqkort"), 0);
  ck_assert_uint_gt (before.frames, 0);

  for (int i = 0; i < ENTRIES; i++)
    {
      g_autofree char *text = make_text ("xqnyt", i);
      if (i % 3 == 0)
        ck_assert (delete_entry (journal, ids[i], NULL));
      if (i % 3 != 1)
        continue;
      g_autoptr (HvJournalEntry) entry = load_entry (journal, ids[i], NULL);
      hv_journal_entry_set_title (entry, "xqnyt");
      hv_journal_entry_set_text (entry, text);
      ck_assert (try_save (journal, entry, NULL));
    }
  ck_assert (purge (journal, NULL));
  hv_progress_delete_kept (progress, hv_progress_find_kept (progress, "sentence")->id);
  await_quiet ();
  g_auto (Found) after = look (store);
  ck_assert_uint_eq (count_with (&after, "xqslettet"), 0);
  ck_assert_uint_eq (count_with (&after, "xqrettet"), 0);
  ck_assert_uint_eq (count_with (&after, "xqkort"), 0);
  ck_assert_uint_gt (count_with (&after, "xqnyt"), ENTRIES / 3);
  ck_assert_uint_gt (count_with (&after, "xqbliver"), ENTRIES / 3);
  ck_assert_uint_eq (count_hits (journal, "xqnyt"), ENTRIES / 3);
  printf ("# %u words of deleted and older text in %u pages and %u frames before; none in %u and %u after\n",
          count_with (&before, "xqslettet") + count_with (&before, "xqrettet"), before.pages, before.frames,
          after.pages, after.frames);
  close_store (store);
}
END_TEST

START_TEST (what_an_edit_leaves_goes_when_the_room_is_next_opened)
{
  HvStore *store = open_with (room_create (path), migrations);
  HvJournal *journal = hv_journal_new (store);
  gint64 id = write_entry (journal, "", "xqgammelt ord");
  gint64 deleted = write_entry (journal, "", "xqslettet ord");
  edit (journal, id, "xqnyt ord");
  ck_assert (delete_entry (journal, deleted, NULL));
  g_object_unref (journal);
  close_store (store);
  store = open_with (room_open (path), migrations);
  journal = hv_journal_new (store);
  ck_assert_uint_eq (count_hits (journal, "xqnyt"), 1);
  g_auto (Found) found = look (store);
  ck_assert_uint_eq (count_with (&found, "xqgammelt"), 0);
  ck_assert_uint_eq (count_with (&found, "xqslettet"), 0);
  ck_assert_uint_eq (count_with (&found, "xqnyt"), 1);
  g_object_unref (journal);
  close_store (store);
}
END_TEST

/* ---- rows that move about ---- */

typedef struct
{
  GArray *ids;
  GHashTable *dead; /* words that are in no row any more */
  GRand *dice;
  int written;
} Churn;

static char *
churn_text (Churn *churn)
{
  static const int sizes[] = { 20, 300, 1500, 4000, 9000, 20000 };
  g_autofree char *filler = g_strnfill ((gsize) sizes[g_rand_int_range (churn->dice, 0, G_N_ELEMENTS (sizes))], 'a');
  return g_strdup_printf ("xq%dm %s", churn->written++, filler);
}

static void
run_with_text (sqlite3 *database, const char *sql, int id, const char *text)
{
  sqlite3_stmt *statement;
  ck_assert_int_eq (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), SQLITE_OK);
  sqlite3_bind_int (statement, 1, id);
  if (text != NULL)
    sqlite3_bind_text (statement, 2, text, -1, SQLITE_TRANSIENT);
  ck_assert_int_eq (sqlite3_step (statement), SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
note_dead (sqlite3 *database, Churn *churn, int id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT substr (text, 1, instr (text, ' ') - 1) FROM note WHERE id = %d", id);
  g_hash_table_add (churn->dead, ask_text (database, sql));
}

static void
churn_once (sqlite3 *database, Churn *churn)
{
  int what = g_rand_int_range (churn->dice, 0, 4);
  g_autofree char *text = churn_text (churn);
  if (what < 2 || churn->ids->len == 0)
    {
      run_with_text (database, "INSERT INTO note VALUES (?, ?)", churn->written, text);
      g_array_append_val (churn->ids, churn->written);
      return;
    }
  guint at = (guint) g_rand_int_range (churn->dice, 0, (gint32) churn->ids->len);
  int id = g_array_index (churn->ids, int, at);
  note_dead (database, churn, id);
  if (what == 2)
    run_with_text (database, "UPDATE note SET text = ?2 WHERE id = ?1", id, text);
  else
    {
      run_with_text (database, "DELETE FROM note WHERE id = ?", id, NULL);
      g_array_remove_index_fast (churn->ids, at);
    }
}

START_TEST (rows_that_moved_leave_no_copy_behind)
{
  g_autoptr (HvVault) vault = room_create (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)");
  Churn churn = { g_array_new (FALSE, FALSE, sizeof (int)),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_rand_new_with_seed (5), 0 };
  for (int i = 0; i < 4000; i++)
    churn_once (database, &churn);
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");

  g_auto (Found) found = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0 };
  look_into_pages (vault, &found);
  look_into_log (vault, &found);
  GHashTableIter iter;
  gpointer word;
  guint live = 0;
  g_hash_table_iter_init (&iter, found.words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      ck_assert_msg (!g_hash_table_contains (churn.dead, word), "%s", (char *) word);
      live++;
    }
  ck_assert_uint_eq (live, churn.ids->len);
  g_autofree char *sound = ask_text (database, "PRAGMA integrity_check");
  ck_assert_str_eq (sound, "ok");
  printf ("# %d rows written, %u of them deleted or written over: none of those in %u pages\n", churn.written,
          g_hash_table_size (churn.dead), found.pages);
  sqlite3_close (database);
  g_array_unref (churn.ids);
  g_hash_table_unref (churn.dead);
  g_rand_free (churn.dice);
}
END_TEST

/* ---- compaction ---- */

/* A folder where SQLite would put its temporary files, watched: one that is unlinked at once is seen too. */
typedef struct
{
  char *folder;
  int watch;
} Watch;

static Watch
watch_new (void)
{
  Watch watch = { g_build_filename (folder, "tmp", NULL), inotify_init1 (IN_NONBLOCK | IN_CLOEXEC) };
  ck_assert_int_eq (g_mkdir (watch.folder, 0700), 0);
  ck_assert_int_ge (inotify_add_watch (watch.watch, watch.folder, IN_CREATE | IN_OPEN), 0);
  ck_assert_int_ge (inotify_add_watch (watch.watch, folder, IN_CREATE), 0);
  g_setenv ("TMPDIR", watch.folder, TRUE);
  g_setenv ("SQLITE_TMPDIR", watch.folder, TRUE);
  return watch;
}

/* How many files came into being besides the room's log. */
static guint
watch_count (const Watch *watch)
{
  union
  {
    struct inotify_event event;
    char bytes[4096];
  } buffer;
  guint n = 0;
  ssize_t size;
  while ((size = read (watch->watch, &buffer, sizeof buffer)) > 0)
    for (ssize_t at = 0; at < size;)
      {
        const struct inotify_event *event = (const struct inotify_event *) (buffer.bytes + at);
        n += !g_str_equal (event->len > 0 ? event->name : "", "room-wal");
        at += (ssize_t) (sizeof *event + event->len);
      }
  return n;
}

static void
watch_clear (Watch *watch)
{
  close (watch->watch);
  g_free (watch->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

static gboolean
compact (HvStore *store, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_room_compact_async (store, await_cb, &await);
  return hv_room_compact_finish (store, await_result (&await), error);
}

/* That the watch sees what it is for: plain SQLite, told to use files. */
static void
check_the_watch_sees (const Watch *watch)
{
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  sqlite3 *database;
  ck_assert_int_eq (sqlite3_open (plain, &database), SQLITE_OK);
  run_sql (database, "PRAGMA temp_store=FILE; PRAGMA cache_size=1;"
                     "CREATE TABLE t AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9000)"
                     " SELECT x, hex (randomblob (50)) AS y FROM n; VACUUM");
  sqlite3_close (database);
  g_unlink (plain);
  ck_assert_uint_gt (watch_count (watch), 1);
}

START_TEST (compacting_leaves_no_file_behind_and_no_holes)
{
  g_auto (Watch) watch = watch_new ();
  check_the_watch_sees (&watch);
  HvStore *store = open_with (room_create (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL, refused = NULL;
  for (int i = 0; i < ENTRIES * 2; i++)
    {
      g_autofree char *text = make_text (i % 2 == 0 ? "xqslettet" : "xqbliver", i);
      gint64 id = write_entry (journal, "", text);
      if (i % 2 == 0)
        ck_assert (delete_entry (journal, id, NULL));
    }
  ck_assert (purge (journal, NULL));
  gint64 before = ask_store (store, "SELECT page_count FROM pragma_page_count");
  ck_assert_int_gt (ask_store (store, "SELECT freelist_count FROM pragma_freelist_count"), before / 10);
  watch_count (&watch);

  ck_assert_no_error (compact (store, &error), error);
  ck_assert_uint_eq (watch_count (&watch), 0);
  gint64 after = ask_store (store, "SELECT page_count FROM pragma_page_count");
  ck_assert_int_lt (after, before * 3 / 4);
  ck_assert_int_eq (ask_store (store, "SELECT freelist_count FROM pragma_freelist_count"), 0);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  ck_assert_uint_eq (count_hits (journal, "xqbliver0"), ENTRIES);
  g_auto (Found) found = look (store);
  ck_assert_uint_eq (count_with (&found, "xqslettet"), 0);
  ck_assert (!exec_store (store, "ATTACH ':memory:' AS other", &refused));
  write_entry (journal, "", "efter");
  close_store (store);
  g_auto (Content) file = content_read (path);
  ck_assert (!content_has (&file, "xqbliver"));
  printf ("# %" G_GINT64_FORMAT " pages before, %" G_GINT64_FORMAT " after, no file beside the two\n", before, after);

  store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) again = hv_journal_new (store);
  ck_assert_uint_eq (count_hits (again, NULL), ENTRIES + 1);
  ck_assert_uint_eq (count_hits (again, "xqbliver0"), ENTRIES);
  close_store (store);
}
END_TEST

START_TEST (compacting_works_on_memory_too)
{
  g_autoptr (HvStore) store = open_memory (migrations);
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (compact (store, &error), error);
}
END_TEST

/* Whether closing the store @after µs into compacting it came before it was done. */
static gboolean
closing_interrupts (HvStore *store, gulong after)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_room_compact_async (store, await_cb, &await);
  g_usleep (after);
  gint64 from = g_get_monotonic_time ();
  ck_assert (hv_store_close_now (store, 20000));
  gint64 took = g_get_monotonic_time () - from;
  if (hv_room_compact_finish (store, await_result (&await), &error))
    return FALSE;
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  printf ("# closed %" G_GINT64_FORMAT " ms after asking for it in the middle of compacting\n", took / 1000);
  return TRUE;
}

START_TEST (closing_does_not_wait_for_compacting)
{
  HvStore *store = open_with (room_create (path), migrations);
  ck_assert (exec_store (store,
                         "CREATE TABLE large AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n"
                         " WHERE x < 300000) SELECT x, hex (randomblob (20)) AS y FROM n",
                         NULL));
  /* A stalled machine sleeps so long that it was done before: then sooner. */
  gboolean interrupted = FALSE;
  for (gulong after = 40000; after > 500 && !interrupted; after /= 2)
    {
      interrupted = closing_interrupts (store, after);
      g_object_unref (store);
      store = open_with (room_open (path), migrations);
      ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM large"), 300000);
    }
  ck_assert (interrupted);
  close_store (store);
}
END_TEST

/* ---- killed ---- */

#define KILLED_ENTRIES 400

/* Opens the room and builds it anew; the process dies at the @at th operation on a file. Whether it did. */
static gboolean
vacuum_until (int at)
{
  pid_t child = fork ();
  if (child == 0)
    {
      failing_vfs_register ();
      hv_vault_set_base_vfs_for_tests (FAILING_VFS);
      failing_vfs_set (FAIL_ANY, at, FALSE);
      failing_vfs_set_deadly (TRUE);
      HvVault *vault = room_open (path);
      sqlite3 *database = database_open (vault);
      run_sql (database, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE)");
      sqlite3_close (database);
      hv_vault_close (vault);
      _exit (0);
    }
  int status;
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

START_TEST (killed_in_the_middle_of_compacting_nothing_is_lost)
{
  room_with_entries (path, KILLED_ENTRIES);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE hole AS SELECT randomblob (900000) AS bytes; DROP TABLE hole");
  sqlite3_close (database);
  hv_vault_close (vault);
  g_auto (Content) before = content_read (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  int kills = 0;
  for (int at = 1; vacuum_until (at); at += stride (3), kills++)
    {
      vault = room_open (path);
      database = database_open (vault);
      ck_assert_int_eq (check_journal (database), KILLED_ENTRIES);
      run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
      ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
      sqlite3_close (database);
      hv_vault_close (vault);
      g_unlink (log);
      content_write (&before, path);
    }
  printf ("# killed at %d operations of compacting, each alone: 0 entries lost\n", kills);
  ck_assert_int_gt (kills, 5);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-compact");
  TCase *tcase = tcase_create ("compact");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 90);
  tcase_add_test (tcase, what_was_deleted_or_written_over_is_nowhere_even_for_who_has_the_keys);
  tcase_add_test (tcase, what_an_edit_leaves_goes_when_the_room_is_next_opened);
  tcase_add_test (tcase, rows_that_moved_leave_no_copy_behind);
  tcase_add_test (tcase, compacting_leaves_no_file_behind_and_no_holes);
  tcase_add_test (tcase, compacting_works_on_memory_too);
  tcase_add_test (tcase, closing_does_not_wait_for_compacting);
  tcase_add_test (tcase, killed_in_the_middle_of_compacting_nothing_is_lost);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
