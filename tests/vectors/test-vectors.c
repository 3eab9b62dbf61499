/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of this folder go on opening, with what they cost in earnest, or being refused, as INDEX.tsv says. */

#include "vectors.h"

#include "../core/vault-testing.h"

#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>
#include <string.h>

static char *folder;
static GHashTable *derived; /* passphrase and salt → HvSecret: one derivation serves many files */

static void
set_up (void)
{
  folder = folder_new ();
  hv_vault_set_cheap_derivation_for_tests (FALSE);
  derived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hv_secret_free);
}

static void
tear_down (void)
{
  g_hash_table_unref (derived);
  folder_free (folder);
}

/* ---- the index ---- */

typedef struct
{
  char *file, *expected, *passphrase, *rule, *why;
  int rows; /* or -1 */
} Line;

static void
line_free (Line *self)
{
  g_free (self->file);
  g_free (self->expected);
  g_free (self->passphrase);
  g_free (self->rule);
  g_free (self->why);
  g_free (self);
}

static Line *
line_new (const char *text)
{
  g_auto (GStrv) fields = g_strsplit (text, "\t", -1);
  ck_assert_msg (g_strv_length (fields) == 6, "%s", text);
  Line *line = g_new0 (Line, 1);
  line->file = g_strdup (fields[0]);
  line->expected = g_strdup (fields[1]);
  line->rows = g_str_equal (fields[2], "-") ? -1 : (int) g_ascii_strtoll (fields[2], NULL, 10);
  line->passphrase
      = g_str_equal (fields[3], "-") ? g_strdup (VECTOR_PASSPHRASE) : g_uri_unescape_string (fields[3], NULL);
  line->rule = g_strdup (fields[4]);
  line->why = g_strdup (fields[5]);
  ck_assert_msg (line->passphrase != NULL && *line->why != '\0', "%s", text);
  return line;
}

static GPtrArray *
read_index (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autofree char *text = NULL;
  ck_assert (g_file_get_contents (VECTORS "/INDEX.tsv", &text, NULL, NULL));
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  for (gsize i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0' && *all[i] != '#')
      g_ptr_array_add (lines, line_new (all[i]));
  return lines;
}

/* ---- one file ---- */

typedef struct
{
  Content room, log;
} Files;

static Content
content_of (const char *at, const char *ending)
{
  g_autofree char *path = g_strconcat (at, ending, NULL);
  Content none = { g_malloc0 (1), 0 };
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return none;
  content_clear (&none);
  return content_read (path);
}

static void
files_clear (Files *self)
{
  content_clear (&self->room);
  content_clear (&self->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static Files
files_read (const char *path)
{
  return (Files){ content_of (path, ""), content_of (path, "-wal") };
}

static gboolean
content_equal (const Content *a, const Content *b)
{
  return a->size == b->size && memcmp (a->bytes, b->bytes, a->size) == 0;
}

/* Copies the vector, as opening a room writes to it. Returns the copy's path. */
static char *
take (const char *name)
{
  static int n;
  g_autofree char *from = g_strdup_printf ("%s/%s", VECTORS, name);
  char *to = g_strdup_printf ("%s/%d.dat", folder, ++n);
  g_autofree char *log = g_strconcat (to, "-wal", NULL);
  g_auto (Files) files = files_read (from);
  content_write (&files.room, to);
  if (files.log.size > 0)
    content_write (&files.log, log);
  return to;
}

static const guint8 *
derive (const char *path, const char *passphrase)
{
  static const guint8 any[HV_KEY_SIZE];
  g_auto (Content) file = content_read (path);
  if (file.size < HV_SALT_SIZE)
    return any;
  g_autofree char *salt = g_base64_encode (file.bytes, HV_SALT_SIZE);
  g_autofree char *name = g_strconcat (passphrase, "\n", salt, NULL);
  HvSecret *key = g_hash_table_lookup (derived, name);
  if (key == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvSecret) typed = secret (passphrase);
      key = hv_keys_derive (typed, file.bytes, &error);
      ck_assert_msg (key != NULL, "%s: %s", path, error != NULL ? error->message : "");
      g_hash_table_insert (derived, g_steal_pointer (&name), key);
    }
  return hv_secret_peek_bytes (key);
}

static const char *
name_of_error (const GError *error)
{
  ck_assert (error != NULL && error->domain == HV_VAULT_ERROR);
  switch ((HvVaultError) error->code)
    {
    case HV_VAULT_ERROR_WRONG_PASSPHRASE:
      return "wrong-passphrase";
    case HV_VAULT_ERROR_NOT_A_ROOM:
      return "not-a-room";
    case HV_VAULT_ERROR_DAMAGED:
      return "damaged";
    case HV_VAULT_ERROR_NEWER_VERSION:
      return "newer";
    default:
      return error->message;
    }
}

static const char *
name_of_recovery (HvVaultRecovery recovery)
{
  switch (recovery)
    {
    case HV_VAULT_RECOVERY_REPLAYED:
      return "replayed";
    case HV_VAULT_RECOVERY_LOG_MISSING:
      return "log-missing";
    case HV_VAULT_RECOVERY_NONE:
    default:
      return "opens";
    }
}

/* Reads every table and has SQLite check all of it; an SQLite code. */
static int
read_all (sqlite3 *database, int *rows)
{
  *rows = (int) ask_int (database, "SELECT count (*) FROM entry");
  if (*rows < 0)
    *rows = 0;
  if (*rows >= 2)
    {
      g_autofree char *first = ask_text (database, "SELECT body FROM entry WHERE id = 1");
      g_autofree char *second = ask_text (database, "SELECT body FROM entry WHERE id = 2");
      ck_assert (first == NULL || g_str_equal (first, "Solen stod op."));
      ck_assert (second == NULL || g_str_equal (second, "Kaffe på trappen."));
      ck_assert_int_eq (ask_int (database, "SELECT max (id) FROM entry"), *rows);
    }
  g_autofree char *sound = ask_text (database, "PRAGMA integrity_check");
  return g_strcmp0 (sound, "ok") == 0 ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/* Opens, reads everything, closes, looks at every page. Says what came of it; @rows: how many there were. */
static const char *
visit (const char *path, const char *passphrase, int *rows)
{
  g_autoptr (GError) error = NULL;
  g_auto (Files) before = files_read (path);
  g_autoptr (HvVault) vault = hv_vault_unlock (path, derive (path, passphrase), NULL, &error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &error) : NULL;
  *rows = -1;
  if (database == NULL)
    {
      /* Whoever is refused has changed nothing. */
      const char *name = name_of_error (error);
      g_clear_pointer (&vault, hv_vault_close);
      g_auto (Files) after = files_read (path);
      ck_assert_msg (content_equal (&before.room, &after.room) && content_equal (&before.log, &after.log),
                     "%s was changed", path);
      return name;
    }
  HvVaultRecovery recovery = hv_vault_get_recovery (vault);
  int code = read_all (database, rows);
  sqlite3_close (database);
  return code != SQLITE_OK || hv_vault_count_bad_pages (vault) > 0 ? "damaged" : name_of_recovery (recovery);
}

START_TEST (every_file_does_what_the_index_says)
{
  g_autoptr (GPtrArray) lines = read_index ();
  int opened = 0, refused = 0, wrong = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];
      int rows, rows_later;
      g_autofree char *path = take (line->file);
      const char *outcome = visit (path, line->passphrase, &rows);
      if (!g_str_equal (outcome, line->expected) || (line->rows >= 0 && rows != line->rows))
        {
          printf ("# %s (%s: %s): %s, %d rows, not %s, %d rows\n", line->file, line->rule, line->why, outcome, rows,
                  line->expected, line->rows);
          wrong++;
        }
      refused += line->rows < 0;
      opened += line->rows >= 0;
      /* What was found is settled by the visit. */
      if (line->rows >= 0)
        {
          ck_assert_msg (g_str_equal (visit (path, line->passphrase, &rows_later), "opens"), "%s", line->file);
          ck_assert_int_eq (rows_later, rows);
        }
    }
  printf ("# hv vectors: %d visits open, %d are refused\n", opened, refused);
  ck_assert_int_eq (wrong, 0);
}
END_TEST

/* ---- the folder ---- */

static guint
count_unlisted (GPtrArray *lines, const char *part, guint *files)
{
  g_autofree char *path = g_build_filename (VECTORS, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint unlisted = 0;
  *files = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean listed = FALSE;
      g_autofree char *file = g_build_filename (part, name, NULL);
      if (!g_str_has_suffix (name, ".dat"))
        continue;
      for (guint i = 0; i < lines->len && !listed; i++)
        listed = g_str_equal (((const Line *) lines->pdata[i])->file, file);
      unlisted += !listed;
      *files += 1;
    }
  return unlisted;
}

START_TEST (every_file_is_in_the_index_and_there_are_enough)
{
  guint opening, refused;
  g_autoptr (GPtrArray) lines = read_index ();
  ck_assert_uint_eq (count_unlisted (lines, "opens", &opening), 0);
  ck_assert_uint_eq (count_unlisted (lines, "refused", &refused), 0);
  printf ("# hv vectors: %u files that open, %u that are refused\n", opening + 2, refused);
  ck_assert_uint_ge (opening + 2, 12); /* and the two of the first version */
  ck_assert_uint_ge (refused, 25);
}
END_TEST

START_TEST (every_rule_about_files_has_a_file_that_breaks_it)
{
  g_autoptr (GPtrArray) lines = read_index ();
  for (int rule = 1; rule <= VECTOR_RULES; rule++)
    {
      g_autofree char *name = g_strdup_printf ("R%d", rule);
      gboolean found = rule == VECTOR_RULE_OF_MEMORY;
      for (guint i = 0; i < lines->len && !found; i++)
        found
            = g_str_equal (((const Line *) lines->pdata[i])->rule, name) && ((const Line *) lines->pdata[i])->rows < 0;
      ck_assert_msg (found, "%s", name);
    }
}
END_TEST

/* ---- what a visit leaves ---- */

START_TEST (rooms_of_version_1_open_by_their_passphrase)
{
  static const char *const names[] = { "room-v1.dat", "room-v1-killed.dat" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = take (names[i]);
      g_autoptr (HvSecret) passphrase = secret (VECTOR_PASSPHRASE);
      g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
      ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
      sqlite3 *database = database_open (vault);
      run_sql (database, "INSERT INTO entry (body) VALUES ('new')");
      ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry"), i == 0 ? 3 : 5);
      sqlite3_close (database);
    }
}
END_TEST

START_TEST (fields_of_a_later_version_are_kept)
{
  g_autofree char *path = take ("opens/later-version.dat");
  g_autoptr (HvVault) vault = hv_vault_unlock (path, derive (path, VECTOR_PASSPHRASE), NULL, NULL);
  sqlite3 *database = database_open (vault);
  run_sql (database, "INSERT INTO entry (body) VALUES ('new')");
  sqlite3_close (database);
  hv_vault_close (g_steal_pointer (&vault));
  vault = hv_vault_unlock (path, derive (path, VECTOR_PASSPHRASE), NULL, NULL);
  ck_assert_uint_eq (hv_get_u16 (vault->body), 2);
  ck_assert_uint_eq (hv_get_u64 (vault->body + 128), 0x1122334455667788);
  ck_assert_uint_eq (hv_get_u64 (vault->body + HV_BODY_SIZE - 8), 0x8877665544332211);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vectors");
  TCase *tc = tcase_create ("vectors");
  tcase_set_timeout (tc, 110);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, every_file_does_what_the_index_says);
  tcase_add_test (tc, every_file_is_in_the_index_and_there_are_enough);
  tcase_add_test (tc, every_rule_about_files_has_a_file_that_breaks_it);
  tcase_add_test (tc, rooms_of_version_1_open_by_their_passphrase);
  tcase_add_test (tc, fields_of_a_later_version_are_kept);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
