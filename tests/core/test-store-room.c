/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store, the journal and what is kept, on a real encrypted room: opened again, killed, full. */

#include "journal-calls.h"
#include "room-store.h"

#include "progress/progress.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const HvMigration *const migrations[] = { hv_journal_migrations, hv_progress_migrations, NULL };

static char *folder;
static char *path;

static void
set_up (void)
{
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  folder = folder_new ();
  path = g_build_filename (folder, "room", NULL);
}

static void
tear_down (void)
{
  g_clear_pointer (&path, g_free);
  g_clear_pointer (&folder, folder_free);
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

START_TEST (a_room_opened_again_has_everything)
{
  gint64 kept_id, hidden_id;
  {
    HvStore *store = open_with (room_create (path), migrations);
    g_autoptr (HvJournal) journal = hv_journal_new (store);
    g_autoptr (HvProgress) progress = load_progress (store);
    ck_assert (hv_store_keeps (store));
    kept_id = write_entry (journal, "Mandag", "Sommerfuglen sad på muren");
    hidden_id = write_entry (journal, "Tirsdag", "Dette blev fortrudt");
    ck_assert (delete_entry (journal, hidden_id, NULL));
    hv_progress_set_setting (progress, "language", "da");
    hv_progress_keep (progress, "sentence", "x08", "Det går over");
    close_store (store);
  }
  HvStore *store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvProgress) progress = load_progress (store);
  g_autoptr (HvJournalEntry) entry = load_entry (journal, kept_id, NULL);
  ck_assert_str_eq (hv_journal_entry_get_text (entry), "Sommerfuglen sad på muren");
  ck_assert_uint_eq (count_hits (journal, "sommerf"), 1);
  ck_assert_str_eq (hv_progress_get_setting (progress, "language"), "da");
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, "Det går over");

  g_autoptr (GError) error = NULL; /* what was deleted before is gone by now */
  ck_assert (!restore_entry (journal, hidden_id, &error));
  ck_assert_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
  close_store (store);
}
END_TEST

START_TEST (nothing_she_wrote_can_be_read_in_the_files)
{
  HvStore *store = open_with (room_create (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  write_entry (journal, "Sommerfugl", "Sommerfugl på muren");
  {
    g_auto (Content) room = content_read (path), wal = content_read (log);
    ck_assert (!content_has (&room, "ommerfugl"));
    ck_assert (!content_has (&wal, "ommerfugl"));
  }
  close_store (store);
  g_auto (Content) room = content_read (path);
  ck_assert (!content_has (&room, "ommerfugl"));
  ck_assert (!g_file_test (log, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (the_connection_to_a_room_is_hardened_too)
{
  HvStore *store = open_with (room_create (path), migrations);
  ck_assert_int_eq (ask_store (store, "PRAGMA foreign_keys"), 1);
  ck_assert_int_eq (ask_store (store, "PRAGMA trusted_schema"), 0);
  ck_assert_int_eq (ask_store (store, "PRAGMA cache_spill"), 0);
  ck_assert_int_eq (ask_store (store, "PRAGMA secure_delete"), 1);
  ck_assert_int_eq (ask_store (store, "PRAGMA page_size"), HV_VAULT_PAGE_SIZE);
  ck_assert (!exec_store (store, "SELECT load_extension ('x')", NULL));
  close_store (store);
}
END_TEST

START_TEST (five_megabytes_come_back_from_a_room)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 id;
  for (guint i = 0; text->len < 5 * 1000 * 1000; i++)
    g_string_append_printf (text, "linje %u: ærø og blåbær\n", i % 5000);
  {
    HvStore *store = open_with (room_create (path), migrations);
    g_autoptr (HvJournal) journal = hv_journal_new (store);
    id = write_entry (journal, "", text->str);
    close_store (store);
  }
  HvStore *store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvJournalEntry) entry = load_entry (journal, id, NULL);
  ck_assert (g_str_equal (hv_journal_entry_get_text (entry), text->str));
  close_store (store);
}
END_TEST

static void
limit_files (rlim_t size)
{
  struct rlimit limit;
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
}

static gboolean
move_store (HvStore *store, HvVault *vault, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_store_move_async (store, vault, await_cb, &await);
  return hv_store_move_finish (store, await_result (&await), error);
}

START_TEST (what_was_kept_in_memory_can_be_kept_after_all)
{
  gint64 before, after;
  {
    HvStore *store = open_with (NULL, migrations);
    g_autoptr (HvJournal) journal = hv_journal_new (store);
    g_autoptr (HvProgress) progress = load_progress (store);
    g_autoptr (GError) error = NULL;
    before = write_entry (journal, "", "skrevet før");
    hv_progress_set_setting (progress, "language", "da"); /* on its way when the move begins */
    ck_assert_no_error (move_store (store, room_create (path), &error), error);
    ck_assert (hv_store_keeps (store));
    after = write_entry (journal, "", "skrevet efter");
    hv_progress_keep (progress, "sentence", "", "ord");
    ck_assert_int_eq (ask_store (store, "PRAGMA foreign_keys"), 1);
    close_store (store);
  }
  HvStore *store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvProgress) progress = load_progress (store);
  const gint64 ids[] = { before, after };
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (HvJournalEntry) entry = load_entry (journal, ids[i], NULL);
      ck_assert_ptr_nonnull (entry);
    }
  ck_assert_uint_eq (count_hits (journal, "skrevet"), 2);
  ck_assert_str_eq (hv_progress_get_setting (progress, "language"), "da");
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, "ord");
  ck_assert_int_eq (hv_store_get_recovery (store), HV_VAULT_RECOVERY_NONE);
  close_store (store);
}
END_TEST

START_TEST (a_move_that_fails_loses_nothing)
{
  HvStore *store = open_with (NULL, migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autofree char *large = g_strnfill (30 * 1000 * 1000, 'a');
  g_autoptr (GError) full = NULL, closed = NULL;
  write_entry (journal, "", "skrevet før");
  write_entry (journal, "", large);

  signal (SIGXFSZ, SIG_IGN);
  HvVault *room = room_create (path);
  limit_files (10 * 1000 * 1000);
  ck_assert (!move_store (store, room, &full));
  ck_assert_int_eq (full->domain, HV_STORE_ERROR);
  limit_files (RLIM_INFINITY);
  ck_assert (!hv_store_keeps (store));
  ck_assert_uint_eq (count_hits (journal, "skrevet"), 1);
  write_entry (journal, "", "skrevet efter");

  ck_assert (hv_store_close_now (store, 20000));
  room = room_open (path); /* it was closed */
  ck_assert (!move_store (store, room, &closed));
  ck_assert_error (closed, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  hv_vault_close (room_open (path)); /* and so it was again */
  await_quiet ();
  g_object_unref (store);
}
END_TEST

#define NOTES_1 "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"
#define NOTES_2 "ALTER TABLE notes ADD COLUMN day INTEGER NOT NULL DEFAULT 7"
static const HvMigration notes_1[] = { { "notes", 1, NOTES_1 }, { NULL } };
static const HvMigration notes_2[] = { { "notes", 1, NOTES_1 }, { "notes", 2, NOTES_2 }, { NULL } };
static const HvMigration notes_broken[] = { { "notes", 1, NOTES_1 }, { "notes", 2, NOTES_2 "; nonsense" }, { NULL } };

START_TEST (a_room_follows_the_program_and_is_refused_by_an_older_one)
{
  const HvMigration *const old[] = { notes_1, NULL }, *const new[] = { notes_2, NULL };
  const HvMigration *const broken[] = { notes_broken, NULL };
  g_autoptr (GError) failing = NULL, older = NULL;
  HvStore *store = open_with (room_create (path), old);
  ck_assert (exec_store (store, "INSERT INTO notes (text) VALUES ('mandag')", NULL));
  close_store (store);

  ck_assert_ptr_null (open_store (room_open (path), broken, &failing));
  ck_assert_error (failing, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  store = open_with (room_open (path), old); /* as it was, and not locked */
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM notes"), 1);
  close_store (store);

  store = open_with (room_open (path), new);
  ck_assert_int_eq (ask_store (store, "SELECT day FROM notes WHERE text = 'mandag'"), 7);
  close_store (store);
  ck_assert_ptr_null (open_store (room_open (path), old, &older));
  ck_assert_error (older, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION);
  store = open_with (room_open (path), new);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM notes"), 1);
  close_store (store);
}
END_TEST

/* What the process that will be killed does: this program again, with other arguments. Its work is dressed as a test,
 * as the helpers want to be in one. */

static gboolean die_inside;

static void
tell (gint64 id)
{
  if (write (STDOUT_FILENO, &id, sizeof id) != sizeof id)
    _exit (1);
}

static gboolean
write_and_die (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  hv_connection_exec (connection, "UPDATE entries SET text = 'halvt'; DELETE FROM settings", NULL);
  kill (getpid (), SIGKILL);
  return TRUE;
}

/* Saves entries as fast as it can and tells of each that is saved; dies inside a transaction if told to. */
START_TEST (write_until_killed)
{
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  HvStore *store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvProgress) progress = load_progress (store);
  for (int i = 0;; i++)
    {
      g_autofree char *text = g_strdup_printf ("hel%d og nogle ord til", i);
      hv_progress_set_setting (progress, "written", text);
      tell (write_entry (journal, "titel", text));
      if (die_inside && i == 3)
        run_store (store, write_and_die, NULL, NULL, NULL);
    }
}
END_TEST

static int
be_the_other_process (char **argv)
{
  Suite *suite = suite_create ("other");
  TCase *tcase = tcase_create ("other");
  die_inside = g_str_equal (argv[1], "--die-inside");
  path = argv[2];
  tcase_add_test (tcase, write_until_killed);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK);
  g_unsetenv ("CK_TAP_LOG_FILE_NAME"); /* its output is for the ids */
  srunner_run_all (runner, CK_SILENT);
  return EXIT_FAILURE; /* it was to be killed */
}

/* Starts the other process and kills it after @milliseconds, or waits for its death. All ids it told of. */
static GArray *
let_write (const char *how, guint milliseconds)
{
  char *argv[] = { (char *) "/proc/self/exe", (char *) how, path, NULL };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPid pid;
  int out, status;
  gint64 id;
  ck_assert (g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                                       NULL));
  ck_assert_int_eq (read (out, &id, sizeof id), sizeof id); /* it is at work */
  g_array_append_val (ids, id);
  if (milliseconds > 0)
    {
      g_usleep (milliseconds * 1000);
      kill (pid, SIGKILL);
    }
  while (read (out, &id, sizeof id) == sizeof id)
    g_array_append_val (ids, id);
  ck_assert_int_eq (waitpid (pid, &status, 0), pid);
  ck_assert (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (out);
  return ids;
}

static void
check_after_kill (GArray *ids, guint *total)
{
  HvStore *store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  ck_assert_int_eq (hv_store_get_recovery (store), HV_VAULT_RECOVERY_REPLAYED);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HvJournalEntry) entry = load_entry (journal, g_array_index (ids, gint64, i), NULL);
      ck_assert_ptr_nonnull (entry);
      ck_assert (g_str_has_prefix (hv_journal_entry_get_text (entry), "hel"));
    }
  /* One more may have been saved without its answer having come; and everything that is there is found. */
  *total += ids->len;
  guint all = count_hits (journal, NULL);
  ck_assert_uint_ge (all, *total);
  *total = all;
  ck_assert_uint_eq (count_hits (journal, "nogle ord titel"), all);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  ck_assert (exec_store (store, "INSERT INTO entry_words (entry_words) VALUES ('integrity-check')", NULL));
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM settings"), 1);
  close_store (store);
}

START_TEST (what_was_saved_survives_being_killed)
{
  close_store (open_with (room_create (path), migrations));
  guint total = 0;
  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (GArray) ids = let_write ("--write", 5 + round * 17);
      check_after_kill (ids, &total);
    }
}
END_TEST

START_TEST (a_change_killed_half_way_never_was)
{
  close_store (open_with (room_create (path), migrations));
  guint total = 0;
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GArray) ids = let_write ("--die-inside", 0);
      ck_assert_uint_eq (ids->len, 4);
      check_after_kill (ids, &total);
    }
}
END_TEST

START_TEST (a_full_disk_loses_nothing_that_was_saved)
{
  signal (SIGXFSZ, SIG_IGN);
  HvStore *store = open_with (room_create (path), migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  gint64 id = write_entry (journal, "", "gemt før");
  g_autofree char *large = g_strnfill (40 * 1000 * 1000, 'a');
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", large, "");
  g_autoptr (GError) error = NULL;

  limit_files (20 * 1000 * 1000);
  ck_assert (!try_save (journal, entry, &error)); /* the limit is no quite full disk: SQLite calls it IO */
  ck_assert_int_eq (error->domain, HV_STORE_ERROR);
  ck_assert (error->code == HV_STORE_ERROR_NO_SPACE || error->code == HV_STORE_ERROR_IO);
  ck_assert_str_eq (hv_journal_entry_get_text (entry), large);
  hv_journal_entry_set_text (entry, "kortere");
  ck_assert (try_save (journal, entry, NULL)); /* what fits is saved */
  limit_files (RLIM_INFINITY);
  close_store (store);

  store = open_with (room_open (path), migrations);
  g_autoptr (HvJournal) again = hv_journal_new (store);
  g_autoptr (HvJournalEntry) saved = load_entry (again, id, NULL);
  ck_assert_str_eq (hv_journal_entry_get_text (saved), "gemt før");
  ck_assert_uint_eq (count_hits (again, "kortere"), 1);
  close_store (store);
}
END_TEST

int
main (int argc, char **argv)
{
  if (argc == 3)
    return be_the_other_process (argv);

  Suite *suite = suite_create ("store-room");
  TCase *tcase = tcase_create ("room");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 90);
  tcase_add_test (tcase, a_room_opened_again_has_everything);
  tcase_add_test (tcase, nothing_she_wrote_can_be_read_in_the_files);
  tcase_add_test (tcase, the_connection_to_a_room_is_hardened_too);
  tcase_add_test (tcase, five_megabytes_come_back_from_a_room);
  tcase_add_test (tcase, what_was_kept_in_memory_can_be_kept_after_all);
  tcase_add_test (tcase, a_move_that_fails_loses_nothing);
  tcase_add_test (tcase, a_room_follows_the_program_and_is_refused_by_an_older_one);
  tcase_add_test (tcase, what_was_saved_survives_being_killed);
  tcase_add_test (tcase, a_change_killed_half_way_never_was);
  tcase_add_test (tcase, a_full_disk_loses_nothing_that_was_saved);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
