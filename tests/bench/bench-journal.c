/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal on a real room beside plain SQLite with the same tables, in one run and interleaved.
 * Prints "name median_ms plain_ms" a line (plain 0 where there is none). */

#include "journal/journal.h"
#include "progress/progress.h"
#include "store/store.h"
#include "vault/rooms.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ENTRIES 10000
#define SAVES 200
#define OPENS 15
#define SEARCHES 60

/* tests/core/await.h is for test programs; here nothing may depend on Check. */
typedef struct
{
  GAsyncResult *result;
} Await;

static void
await_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Await *) data)->result = g_object_ref (result);
}

static GAsyncResult *
await_result (Await *await)
{
  while (await->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return await->result;
}

static void
await_clear (Await *await)
{
  g_clear_object (&await->result);
}

static const char *const words[] = { "kaffe", "trappe", "fugl",  "morgen", "stille", "vindue", "regn",  "have",  "brød", "søster",
                                     "bus",   "bog",    "lampe", "rødt",   "blåt",   "tæppe",  "måne",  "sne",   "vej",  "hånd",
                                     "te",    "nøgle",  "skridt", "sang",  "kat",    "ærter",  "ovn",   "lys",   "ven",  "dag" };

static char *
make_text (GRand *rand, gsize bytes)
{
  GString *text = g_string_new (NULL);
  while (text->len < bytes)
    g_string_append_printf (text, "%s%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 9) == 0 ? "." : "");
  return g_string_free (text, FALSE);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len / 2);
}

static double
since_ms (gint64 from)
{
  return (double) (g_get_monotonic_time () - from) / 1000.0;
}

static void
report (const char *name, GArray *ours, GArray *plain)
{
  double a = median (ours), b = plain != NULL ? median (plain) : 0;
  printf ("%s %.4f %.4f\n", name, a, b);
  fflush (stdout);
}

/* Plain SQLite: WAL, FULL, the same tables, FTS5 and commit a save. */
static void
check (int code, sqlite3 *db, const char *what)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s: %s", what, sqlite3_errmsg (db));
}

static sqlite3 *
plain_open (const char *path)
{
  sqlite3 *db;
  check (sqlite3_open (path, &db), db, "open");
  check (sqlite3_exec (db,
                       "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                       "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, title TEXT, text TEXT, excerpt TEXT, created INT);"
                       "CREATE INDEX IF NOT EXISTS by_date ON entry (created);"
                       "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, content='');",
                       NULL, NULL, NULL),
         db, "tables");
  return db;
}

static void
plain_insert (sqlite3 *db, const char *text, gint64 created)
{
  sqlite3_stmt *a, *b;
  check (sqlite3_prepare_v2 (db, "INSERT INTO entry (title, text, excerpt, created) VALUES ('', ?1, substr(?1, 1, 80), ?2)", -1, &a, NULL), db, "prepare");
  sqlite3_bind_text (a, 1, text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (a, 2, created);
  check (sqlite3_step (a), db, "insert");
  sqlite3_finalize (a);
  check (sqlite3_prepare_v2 (db, "INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), ?1)", -1, &b, NULL), db, "prepare");
  sqlite3_bind_text (b, 1, text, -1, SQLITE_STATIC);
  check (sqlite3_step (b), db, "index");
  sqlite3_finalize (b);
}

static guint
plain_list (sqlite3 *db, const char *query, guint limit)
{
  sqlite3_stmt *s;
  check (sqlite3_prepare_v2 (db,
                             query == NULL ? "SELECT id, title, excerpt, created FROM entry ORDER BY created DESC LIMIT ?1"
                                           : "SELECT id, title, excerpt, created FROM entry WHERE id IN (SELECT rowid FROM words "
                                             "WHERE words MATCH ?2) ORDER BY created DESC LIMIT ?1",
                             -1, &s, NULL),
         db, "prepare");
  sqlite3_bind_int (s, 1, (int) limit);
  if (query != NULL)
    sqlite3_bind_text (s, 2, query, -1, SQLITE_STATIC);
  guint n = 0;
  while (sqlite3_step (s) == SQLITE_ROW)
    n++;
  sqlite3_finalize (s);
  return n;
}

/* Our side, one call at a time, waiting for each as a person would. */
static HvStore *
room_open (const char *folder, const HvSecret *passphrase, gboolean create)
{
  static const HvMigration *all[3];
  all[0] = hv_journal_migrations;
  all[1] = hv_progress_migrations;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  HvVault *vault = create ? hv_rooms_create (rooms, passphrase, &error) : hv_rooms_open (rooms, passphrase, &error);
  g_assert_no_error (error);
  Await await = { 0 };
  hv_store_open_async (vault, all, NULL, await_cb, &await);
  HvStore *store = hv_store_open_finish (await_result (&await), &error);
  g_assert_no_error (error);
  await_clear (&await);
  return store;
}

static void
room_save (HvJournal *journal, const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", text, "");
  Await await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_journal_save_async (journal, entry, NULL, await_cb, &await);
  hv_journal_save_finish (journal, await_result (&await), &error);
  g_assert_no_error (error);
  await_clear (&await);
}

static guint
room_list (HvJournal *journal, const char *query, guint limit)
{
  Await await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_journal_list_async (journal, query, limit, 0, NULL, await_cb, &await);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (journal, await_result (&await), &error);
  g_assert_no_error (error);
  await_clear (&await);
  return entries->len;
}

static void
bench_save (HvJournal *journal, sqlite3 *plain, GRand *rand)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < SAVES; i++)
    {
      g_autofree char *text = make_text (rand, 1500);
      gint64 from = g_get_monotonic_time ();
      room_save (journal, text);
      double a = since_ms (from);
      from = g_get_monotonic_time ();
      sqlite3_exec (plain, "BEGIN IMMEDIATE", NULL, NULL, NULL);
      plain_insert (plain, text, ENTRIES + i);
      check (sqlite3_exec (plain, "COMMIT", NULL, NULL, NULL), plain, "commit");
      double b = since_ms (from);
      g_array_append_val (ours, a);
      g_array_append_val (theirs, b);
    }
  report ("journal.save_ms", ours, theirs);
}

static void
bench_search (HvJournal *journal, sqlite3 *plain)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < SEARCHES; i++)
    {
      const char *word = words[i % (int) G_N_ELEMENTS (words)];
      gint64 from = g_get_monotonic_time ();
      g_assert_cmpuint (room_list (journal, word, 200), >, 0);
      double a = since_ms (from);
      from = g_get_monotonic_time ();
      g_autofree char *match = g_strdup_printf ("\"%s\"*", word);
      g_assert_cmpuint (plain_list (plain, match, 200), >, 0);
      double b = since_ms (from);
      g_array_append_val (ours, a);
      g_array_append_val (theirs, b);
    }
  report ("journal.search_10k_ms", ours, theirs);
}

int
main (int argc, char **argv)
{
  g_autofree char *tmp = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (tmp, "rooms", NULL);
  g_autofree char *plain_path = g_build_filename (tmp, "plain.db", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  /* The derivation is measured on its own: it is meant to be slow. */
  g_autoptr (HvSecret) passphrase = hv_secret_new_from_passphrase ("a passphrase for measuring", &error);
  gint64 from = g_get_monotonic_time ();
  HvStore *store = room_open (folder, passphrase, TRUE);
  printf ("room.create_ms %.1f 0\n", since_ms (from));

  HvJournal *journal = hv_journal_new (store);
  sqlite3 *plain = plain_open (plain_path);
  for (int i = 0; i < ENTRIES; i++)
    {
      g_autofree char *text = make_text (rand, 1500);
      room_save (journal, text);
      if (i % 1000 == 0)
        sqlite3_exec (plain, i == 0 ? "BEGIN" : "COMMIT; BEGIN", NULL, NULL, NULL);
      plain_insert (plain, text, i);
    }
  check (sqlite3_exec (plain, "COMMIT", NULL, NULL, NULL), plain, "commit");

  bench_save (journal, plain, rand);
  bench_search (journal, plain);
  g_object_unref (journal);
  hv_store_close_now (store, 30000);
  g_object_unref (store);
  sqlite3_close (plain);

  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) unlock = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < OPENS; i++)
    {
      /* The vault is unlocked first; what is timed is opening the database and the first page of the list. */
      static const HvMigration *all[3];
      all[0] = hv_journal_migrations;
      all[1] = hv_progress_migrations;
      g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
      from = g_get_monotonic_time ();
      HvVault *vault = hv_rooms_open (rooms, passphrase, &error);
      g_assert_no_error (error);
      double u = since_ms (from);
      from = g_get_monotonic_time ();
      Await await = { 0 };
      hv_store_open_async (vault, all, NULL, await_cb, &await);
      store = hv_store_open_finish (await_result (&await), &error);
      g_assert_no_error (error);
      await_clear (&await);
      journal = hv_journal_new (store);
      g_assert_cmpuint (room_list (journal, NULL, 200), ==, 200);
      double a = since_ms (from);
      g_object_unref (journal);
      hv_store_close_now (store, 30000);
      g_object_unref (store);

      from = g_get_monotonic_time ();
      plain = plain_open (plain_path);
      g_assert_cmpuint (plain_list (plain, NULL, 200), ==, 200);
      double b = since_ms (from);
      sqlite3_close (plain);
      g_array_append_val (ours, a);
      g_array_append_val (theirs, b);
      g_array_append_val (unlock, u);
    }
  report ("journal.open_10k_ms", ours, theirs);
  report ("room.unlock_ms", unlock, NULL);
  return 0;
}
