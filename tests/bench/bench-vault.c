/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work on one engine: bench-vault make|import|open|query|save PATH [ENTRIES SEED].
 * Prints "name value" a line, in milliseconds. bench-vault.py runs the engines in turn and compares them. */

#include "vault-engine.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define WORDS 20000
#define BATCH 10000 /* entries in one transaction of an import */
#define COMMON "commonzz"
#define RARE "rarezz"

void
check_code (int code, sqlite3 *database, const char *what)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s: %d %s", what, code, database != NULL ? sqlite3_errmsg (database) : "");
}

void
run_sql (sqlite3 *database, const char *sql)
{
  check_code (sqlite3_exec (database, sql, NULL, NULL, NULL), database, sql);
}

/* ---- time ---- */

static double
now_ms (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
cpu_ms (void)
{
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
tell (const char *name, double value)
{
  printf ("%s %.4f\n", name, value);
}

/* ---- entries of about 1.5 KB, words as frequent as in a language (Zipf) ---- */

static char words[WORDS][12];
static double up_to[WORDS]; /* share of this word and the more frequent ones */

static void
make_words (void)
{
  static const char letters[] = "etaoinshrdlucmfwypvbgk";
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  double total = 0;
  for (int i = 0; i < WORDS; i++)
    {
      int length = g_rand_int_range (rand, 3, 10);
      for (int k = 0; k < length; k++)
        words[i][k] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      up_to[i] = total += 1.0 / (i + 8);
    }
  for (int i = 0; i < WORDS; i++)
    up_to[i] /= total;
}

static const char *
draw_word (GRand *rand)
{
  double share = g_rand_double (rand);
  int low = 0, high = WORDS - 1;
  while (low < high)
    {
      int middle = (low + high) / 2;
      if (up_to[middle] < share)
        low = middle + 1;
      else
        high = middle;
    }
  return words[low];
}

static char *
draw_text (GRand *rand, int id)
{
  GString *text = g_string_new (NULL);
  gsize size = (gsize) g_rand_int_range (rand, 1000, 2000);
  if (id % 3 == 0)
    g_string_append (text, COMMON " ");
  if (id % 2500 == 7)
    g_string_append (text, RARE " ");
  while (text->len < size)
    g_string_append_printf (text, "%s%s", draw_word (rand), g_rand_int_range (rand, 0, 12) > 0 ? " " : ". ");
  return g_string_free (text, FALSE);
}

/* ---- the journal ---- */

static void
make_tables (sqlite3 *database)
{
  run_sql (database,
           "CREATE TABLE entry (id INTEGER PRIMARY KEY, date INTEGER, title TEXT, body TEXT);"
           "CREATE INDEX entry_by_date ON entry (date);"
           "CREATE VIRTUAL TABLE entry_text USING fts5 (title, body, content='entry', content_rowid='id',"
           "  tokenize='unicode61 remove_diacritics 2');"
           "CREATE TRIGGER added AFTER INSERT ON entry BEGIN"
           "  INSERT INTO entry_text (rowid, title, body) VALUES (new.id, new.title, new.body); END;"
           "CREATE TRIGGER changed AFTER UPDATE ON entry BEGIN"
           "  INSERT INTO entry_text (entry_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);"
           "  INSERT INTO entry_text (rowid, title, body) VALUES (new.id, new.title, new.body); END;");
  g_autofree char *leaves
      = g_strdup_printf ("INSERT INTO entry_text (entry_text, rank) VALUES ('pgsz', %d)", engine_leaf_size);
  run_sql (database, leaves);
}

static sqlite3_stmt *
prepare (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  check_code (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), database, sql);
  return statement;
}

static int
count_rows (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = prepare (database, sql);
  int code, n = 0;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      n++;
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        (void) sqlite3_column_text (statement, i);
    }
  check_code (code, database, sql);
  sqlite3_finalize (statement);
  return n;
}

static int
last_id (sqlite3 *database)
{
  sqlite3_stmt *statement = prepare (database, "SELECT max (id) FROM entry");
  check_code (sqlite3_step (statement), database, "last id");
  int id = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return id;
}

static void
insert (sqlite3 *database, sqlite3_stmt *statement, int id, const char *text)
{
  g_autofree char *title = g_strdup_printf ("%s %d", words[id % WORDS], id);
  sqlite3_bind_int (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, G_GINT64_CONSTANT (1000000000) + id * G_GINT64_CONSTANT (86400));
  sqlite3_bind_text (statement, 3, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, text, -1, SQLITE_STATIC);
  check_code (sqlite3_step (statement), database, "insert");
  sqlite3_reset (statement);
}

/* Returns what the transactions took; drawing the texts is not part of it, and @rest is what the engine does then. */
static double
insert_many (sqlite3 *database, int first, int n, GRand *rand, double *rest)
{
  sqlite3_stmt *statement = prepare (database, "INSERT INTO entry VALUES (?, ?, ?, ?)");
  double total = 0;
  for (int from = first; from < first + n; from += BATCH)
    {
      int size = MIN (BATCH, first + n - from);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_full ((guint) size, g_free);
      for (int i = 0; i < size; i++)
        g_ptr_array_add (texts, draw_text (rand, from + i));
      double start = now_ms ();
      run_sql (database, "BEGIN");
      for (int i = 0; i < size; i++)
        insert (database, statement, from + i, texts->pdata[i]);
      run_sql (database, "COMMIT");
      double end = now_ms ();
      engine_rest (database);
      total += end - start;
      *rest += now_ms () - end;
    }
  sqlite3_finalize (statement);
  return total;
}

/* ---- what is measured ---- */

static void
make (const char *path, int n, GRand *rand)
{
  GStatBuf info;
  double rest = 0;
  sqlite3 *database = engine_open (path, TRUE);
  make_tables (database);
  double cpu = cpu_ms ();
  tell ("import_ms", insert_many (database, 1, n, rand, &rest));
  tell ("import_rest_ms", rest);
  tell ("import_cpu_ms", cpu_ms () - cpu);
  engine_close (database);
  if (g_stat (path, &info) == 0)
    tell ("size", (double) info.st_size);
}

static void
import (const char *path, int n, GRand *rand)
{
  double rest = 0;
  sqlite3 *database = engine_open (path, FALSE);
  tell ("import_ms", insert_many (database, last_id (database) + 1, n, rand, &rest));
  tell ("import_rest_ms", rest);
  engine_close (database);
}

/* As the first page of the journal is: without the derivation, but all else of a process's first opening. */
static void
open_and_list (const char *path)
{
  double start = now_ms (), cpu = cpu_ms ();
  sqlite3 *database = engine_open (path, FALSE);
  g_assert_cmpint (count_rows (database, "SELECT id, date, title FROM entry ORDER BY date DESC LIMIT 20"), ==, 20);
  tell ("open_ms", now_ms () - start);
  tell ("open_cpu_ms", cpu_ms () - cpu);
  engine_close (database);
}

static void
query (const char *path)
{
  static const struct
  {
    const char *name, *sql;
  } queries[] = {
    { "search_rare_ms", "SELECT e.id, e.title, substr (e.body, 1, 100) FROM entry_text JOIN entry e ON e.id = entry_text.rowid "
                        "WHERE entry_text MATCH '" RARE "' ORDER BY e.date DESC LIMIT 50" },
    { "search_common_ms", "SELECT count (*) FROM entry_text WHERE entry_text MATCH '" COMMON "'" },
    { "search_ranked_ms", "SELECT e.id, e.title, substr (e.body, 1, 100) FROM entry_text JOIN entry e ON e.id = entry_text.rowid "
                          "WHERE entry_text MATCH '" COMMON "' ORDER BY rank LIMIT 50" },
    { "scan_ms", "SELECT sum (length (body)) FROM entry" },
  };
  sqlite3 *database = engine_open (path, FALSE);
  count_rows (database, "SELECT count (*) FROM sqlite_schema");
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      double start = now_ms ();
      g_assert_cmpint (count_rows (database, queries[i].sql), >=, 1);
      tell (queries[i].name, now_ms () - start);
    }
  engine_close (database);
}

/* A visit: one save, then a pause as a person makes (unless in a @hurry), then @n timed ones, each a transaction of
 * its own. */
static void
save (const char *path, int n, GRand *rand, gboolean hurry)
{
  sqlite3 *database = engine_open (path, FALSE);
  sqlite3_stmt *statement = prepare (database, "INSERT INTO entry VALUES (?, ?, ?, ?)");
  int id = last_id (database) + 1;
  for (int i = 0; i <= n; i++)
    {
      g_autofree char *text = draw_text (rand, id + i);
      double cpu = cpu_ms (), start = now_ms ();
      insert (database, statement, id + i, text);
      tell (i == 0 ? "first_save_ms" : "save_ms", now_ms () - start);
      if (i > 0)
        tell ("save_cpu_ms", cpu_ms () - cpu);
      else if (!hurry)
        engine_rest (database);
    }
  sqlite3_finalize (statement);
  statement = prepare (database, "UPDATE entry SET body = ?1 WHERE id = ?2");
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = draw_text (rand, id);
      double start = now_ms ();
      sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
      sqlite3_bind_int (statement, 2, id);
      check_code (sqlite3_step (statement), database, "update");
      sqlite3_reset (statement);
      tell ("update_ms", now_ms () - start);
    }
  sqlite3_finalize (statement);
  double start = now_ms ();
  engine_close (database);
  tell ("close_ms", now_ms () - start);
}

static void
print_options (void)
{
  sqlite3 *database = NULL;
  check_code (sqlite3_open (":memory:", &database), database, "open");
  sqlite3_stmt *statement = prepare (database, "PRAGMA compile_options");
  while (sqlite3_step (statement) == SQLITE_ROW)
    printf ("%s\n", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "options"))
    print_options ();
  if (argc < 3)
    return argc == 2 ? 0 : 2;
  const char *what = argv[1], *path = argv[2];
  int n = argc > 3 ? atoi (argv[3]) : 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (argc > 4 ? (guint32) atoi (argv[4]) : 1);
  make_words ();
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0); /* as the vault does; for all */
  if (g_str_equal (what, "make"))
    make (path, n, rand);
  else if (g_str_equal (what, "import"))
    import (path, n, rand);
  else if (g_str_equal (what, "open"))
    open_and_list (path);
  else if (g_str_equal (what, "query"))
    query (path);
  else if (g_str_equal (what, "save"))
    save (path, n, rand, FALSE);
  else if (g_str_equal (what, "hurry"))
    save (path, n, rand, TRUE);
  else
    return 2;
  return 0;
}
