/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A room as the program makes and opens it, from the step after the key derivation on. */

#include "vault-engine.h"

#include "vault/vault-private.h"

#include <glib/gstdio.h>

const int engine_leaf_size = 8080;

static const guint8 derived_key[HV_KEY_SIZE] = "the same for every run";
static HvVault *vault;

static void
make_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  guint8 salt[HV_SALT_SIZE];
  g_unlink (path);
  g_unlink (log);
  hv_salt_draw (salt, HV_COST_DEFAULT);
  if (!hv_vault_write_new (path, derived_key, salt, 0, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT, &error))
    g_error ("%s", error->message);
}

sqlite3 *
engine_open (const char *path, gboolean create)
{
  g_autoptr (GError) error = NULL;
  if (create)
    make_file (path);
  vault = hv_vault_unlock (path, derived_key, NULL, &error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &error) : NULL;
  if (database == NULL)
    g_error ("%s", error->message);
  run_sql (database, SHARED_SETTINGS);
  return database;
}

void
engine_close (sqlite3 *database)
{
  check_code (sqlite3_close (database), NULL, "close");
  g_clear_pointer (&vault, hv_vault_close);
}

void
engine_rest (sqlite3 *database)
{
  hv_vault_write_back (vault, database);
  while (hv_vault_fill_log (vault))
    ;
}
