/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vector-visit.h"

#include "vault/secret-private.h"

#include <string.h>

typedef struct
{
  Content room, log;
} Files;

static Content
content_of (const char *at, const char *ending)
{
  g_autofree char *path = g_strconcat (at, ending, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return content_read (path);
  return (Content){ g_malloc0 (1), 0 };
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

void
visit_copy (const char *from, const char *to)
{
  g_autofree char *from_log = g_strconcat (from, "-wal", NULL), *log = g_strconcat (to, "-wal", NULL);
  g_auto (Files) files = files_read (from);
  content_write (&files.room, to);
  if (g_file_test (from_log, G_FILE_TEST_EXISTS)) /* an empty one is not the same as none */
    content_write (&files.log, log);
}

const guint8 *
visit_derive (const char *path, const char *passphrase)
{
  static GHashTable *derived; /* passphrase and salt → HvSecret */
  static const guint8 any[HV_KEY_SIZE];
  g_auto (Content) file = content_read (path);
  if (file.size < HV_SALT_SIZE)
    return any;
  if (derived == NULL)
    derived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hv_secret_free);
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
  switch (error->code)
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
      ck_abort_msg ("%s", error->message);
      return NULL;
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

/* Reads every row and has SQLite check all of it; an SQLite code. */
static int
read_all (sqlite3 *database, int *rows)
{
  *rows = MAX (0, (int) ask_int (database, "SELECT count (*) FROM entry"));
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

Visit
visit (const char *path, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_auto (Files) before = files_read (path);
  g_autoptr (HvVault) vault = hv_vault_unlock (path, visit_derive (path, passphrase), NULL, &error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &error) : NULL;
  Visit self = { NULL, -1, FALSE };
  if (database == NULL)
    {
      self.outcome = name_of_error (error);
      g_clear_pointer (&vault, hv_vault_close);
      g_auto (Files) after = files_read (path);
      self.changed = !content_equal (&before.room, &after.room) || !content_equal (&before.log, &after.log);
      return self;
    }
  self.outcome = name_of_recovery (hv_vault_get_recovery (vault));
  int code = read_all (database, &self.rows);
  sqlite3_close (database);
  if (code != SQLITE_OK || hv_vault_count_bad_pages (vault) > 0)
    {
      self.outcome = "damaged";
      self.rows = -1;
    }
  return self;
}
