/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- folders ---- */

char *
folder_new (void)
{
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  /* In memory where there is such a place: no test here is about what a disk keeps. */
  gboolean memory = g_access ("/dev/shm", W_OK) == 0;
  char *folder = g_build_filename (memory ? "/dev/shm" : g_get_tmp_dir (), "vault-XXXXXX", NULL);
  ck_assert_ptr_nonnull (g_mkdtemp (folder));
  return folder;
}

void
folder_free (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        folder_free (path);
      else
        {
          g_unlink (path);
          g_free (path);
        }
    }
  g_rmdir (folder);
  g_free (folder);
}

/* ---- rooms ---- */

HvSecret *
secret (const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  HvSecret *it = hv_secret_new_from_passphrase (passphrase, &error);
  ck_assert_msg (it != NULL, "%s", error != NULL ? error->message : "");
  return it;
}

HvVault *
room_create (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_vault_create (path, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  return vault;
}

HvVault *
room_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_vault_open (path, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  return vault;
}

sqlite3 *
database_open (HvVault *vault)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database = hv_vault_open_database (vault, &error);
  ck_assert_msg (database != NULL, "%s", error != NULL ? error->message : "");
  return database;
}

void
room_opens_with_error (const char *path, HvVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &error) : NULL;
  sqlite3_close (database);
  ck_assert_msg (database == NULL, "it opened");
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, (int) code), "code %d: %s", error->code, error->message);
}

/* ---- SQL ---- */

void
run_sql (sqlite3 *database, const char *sql)
{
  char *message = NULL;
  int code = sqlite3_exec (database, sql, NULL, NULL, &message);
  ck_assert_msg (code == SQLITE_OK, "%s: %s", sql, message);
}

char *
ask_text (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;
  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

gint64
ask_int (sqlite3 *database, const char *sql)
{
  g_autofree char *text = ask_text (database, sql);
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

/* ---- the journal ---- */

void
make_journal (sqlite3 *database)
{
  run_sql (database, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
                     "CREATE VIRTUAL TABLE entry_text USING fts5 (body, content='entry', content_rowid='id');"
                     "INSERT INTO entry_text (entry_text, rank) VALUES ('pgsz', 8080);"
                     "CREATE TRIGGER added AFTER INSERT ON entry BEGIN"
                     "  INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;"
                     "CREATE TRIGGER removed AFTER DELETE ON entry BEGIN"
                     "  INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body); END;");
}

char *
entry_body (int number)
{
  GString *body = g_string_new (NULL);
  g_string_printf (body, MARKER " number%d ", number);
  for (int i = 0; body->len < 600 + (gsize) (number % 7) * 300; i++)
    g_string_append_printf (body, "word%d ", (number * 31 + i * 7) % 3000);
  return g_string_free (body, FALSE);
}

void
add_entries (sqlite3 *database, int first, int n)
{
  sqlite3_stmt *statement;
  run_sql (database, "BEGIN");
  int code = sqlite3_prepare_v2 (database, "INSERT INTO entry VALUES (?, ?)", -1, &statement, NULL);
  ck_assert_msg (code == SQLITE_OK, "%s", sqlite3_errmsg (database));
  for (int i = first; i < first + n; i++)
    {
      sqlite3_bind_int (statement, 1, i);
      sqlite3_bind_text (statement, 2, entry_body (i), -1, g_free);
      ck_assert_int_eq (sqlite3_step (statement), SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run_sql (database, "COMMIT");
}

/* Returns an SQLite code. */
static int
read_entries (sqlite3 *database, int *n)
{
  sqlite3_stmt *statement;
  int code = sqlite3_prepare_v2 (database, "SELECT id, body FROM entry ORDER BY id", -1, &statement, NULL);
  *n = 0;
  if (code != SQLITE_OK)
    return code;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      *n += 1;
      g_autofree char *expected = entry_body (*n);
      ck_assert_int_eq (sqlite3_column_int (statement, 0), *n);
      ck_assert_str_eq ((const char *) sqlite3_column_text (statement, 1), expected);
    }
  sqlite3_finalize (statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

int
check_journal (sqlite3 *database)
{
  int n;
  ck_assert_int_eq (read_entries (database, &n), SQLITE_OK);
  g_autofree char *sound = ask_text (database, "PRAGMA integrity_check");
  ck_assert_str_eq (sound, "ok");
  run_sql (database, "INSERT INTO entry_text (entry_text, rank) VALUES ('integrity-check', 1)");
  return n;
}

Outcome
vault_look (HvVault *vault, const GError *error)
{
  Outcome outcome = { OPENED };
  g_autoptr (GError) own = NULL;
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &own) : NULL;
  const GError *met = vault != NULL ? own : error;
  if (database == NULL)
    {
      ck_assert (met != NULL && met->domain == HV_VAULT_ERROR);
      outcome.refused = met->code;
      return outcome;
    }
  outcome.recovery = hv_vault_get_recovery (vault);
  int code = read_entries (database, &outcome.rows);
  if (code == SQLITE_OK)
    code = sqlite3_exec (database, "INSERT INTO entry_text (entry_text, rank) VALUES ('integrity-check', 1)", NULL,
                         NULL, NULL);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (&own, code, "reading");
      outcome.refused = own->code;
    }
  sqlite3_close (database);
  return outcome;
}

Outcome
room_look (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
  return vault_look (vault, error);
}

void
room_with_entries (const char *path, int n)
{
  g_autoptr (HvVault) vault = room_create (path);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, n);
  ck_assert_int_eq (sqlite3_close (database), SQLITE_OK);
}

void
room_killed_with_entries (const char *path, int n, int more)
{
  room_with_entries (path, n);
  pid_t child = fork ();
  if (child == 0)
    {
      HvVault *vault = room_open (path);
      sqlite3 *database = database_open (vault);
      for (int i = 1; i <= more; i++)
        add_entries (database, n + i, 1);
      _exit (0);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* ---- bytes ---- */

Content
content_read (const char *path)
{
  Content content;
  char *bytes;
  ck_assert_msg (g_file_get_contents (path, &bytes, &content.size, NULL), "%s", path);
  content.bytes = (guint8 *) bytes;
  return content;
}

void
content_write (const Content *content, const char *path)
{
  FILE *file = g_fopen (path, "wb");
  ck_assert_ptr_nonnull (file);
  ck_assert_uint_eq (fwrite (content->bytes, 1, content->size, file), content->size);
  ck_assert_int_eq (fclose (file), 0);
}

void
content_clear (Content *content)
{
  g_clear_pointer (&content->bytes, g_free);
}

gboolean
content_has (const Content *content, const char *text)
{
  return memmem (content->bytes, content->size, text, strlen (text)) != NULL;
}

void
flip_byte (const char *file, gsize offset)
{
  FILE *stream = g_fopen (file, "r+b");
  ck_assert_ptr_nonnull (stream);
  fseek (stream, (long) offset, SEEK_SET);
  int byte = fgetc (stream);
  fseek (stream, (long) offset, SEEK_SET);
  fputc (byte ^ 4, stream);
  fclose (stream);
}

/* ---- what others see ---- */

static double
entropy (const Content *content)
{
  gsize counts[256] = { 0 };
  double sum = 0;
  for (gsize i = 0; i < content->size; i++)
    counts[content->bytes[i]]++;
  for (int i = 0; i < 256; i++)
    if (counts[i] > 0)
      sum -= (double) counts[i] / (double) content->size * log2 ((double) counts[i] / (double) content->size);
  return sum;
}

int
check_files_are_noise (const char *folder)
{
  static const char *const words[] = { MARKER, "sommerfugl", "number", "SQLite", "CREATE", "entry", PASSPHRASE };
  static const guint8 wal_magic[] = { 0x37, 0x7f, 0x06 };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_auto (Content) content = content_read (file);
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (strlen (words[i]) > 5) /* five letters come by chance once in a million files, three often */
          ck_assert_msg (!content_has (&content, words[i]), "%s in %s", words[i], name);
      ck_assert (content.size == 0 || memcmp (content.bytes, wal_magic, 3) != 0);
      g_autoptr (GHashTable) blocks = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (gsize i = 0; i + 16 <= content.size; i += 16)
        ck_assert_msg (g_hash_table_add (blocks, content.bytes + i), "equal blocks in %s", name);
      if (content.size > 200000)
        ck_assert_double_gt (entropy (&content), 7.999);
      n++;
    }
  return n;
}

/* ---- running ---- */

static gboolean
is_set (const char *variable)
{
  return g_strcmp0 (g_getenv (variable), "1") == 0;
}

static gboolean
is_quick (void)
{
  return is_set ("HVERDAG_TEST_QUICK");
}

gboolean
test_is_long (void)
{
  return is_set ("HVERDAG_TEST_LONG") && !is_quick ();
}

int
stride (int ordinary)
{
  if (is_quick ())
    return ordinary * 11;
  return test_is_long () ? 1 : ordinary;
}

int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
