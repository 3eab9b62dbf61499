/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-session.h"

#include "vault/vault-private.h"

#include <string.h>

/* ---- phases ---- */

static int phase_of_mine, *phase_shown = &phase_of_mine;

const char *
session_phase_get_name (SessionPhase phase)
{
  static const char *const names[]
      = { "opening", "saving", "filling the log", "a checkpoint", "growth", "a VACUUM", "tidying", "closing" };
  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_PHASES);
  return names[phase];
}

void
session_show_phase (int *phase)
{
  phase_shown = phase;
}

static void
enter (SessionPhase phase)
{
  g_atomic_int_set (phase_shown, (int) phase);
}

/* ---- what is saved ---- */

typedef struct
{
  int n;                           /* entries ever added */
  int versions[SESSION_SAVES + 1]; /* by id, from 1 on; 0: not there */
} State;

typedef struct
{
  int id;
  int before, after; /* versions; 0: not there */
} Save;

static int
find_there (const State *state, int from)
{
  for (int i = 0; i < state->n; i++)
    {
      int id = 1 + (from + i) % state->n;
      if (state->versions[id] != 0)
        return id;
    }
  return 0;
}

/* Save number @number, of entries that are there at @state: mostly a new one. */
static Save
plan (const State *state, int number)
{
  int id = number % 4 == 3 || number % 8 == 6 ? find_there (state, number * 5) : 0;
  if (id == 0)
    return (Save){ state->n + 1, 0, 1 };
  return (Save){ id, state->versions[id], number % 4 == 3 ? state->versions[id] + 1 : 0 };
}

static void
apply (State *state, const Save *save)
{
  state->n = MAX (state->n, save->id);
  state->versions[save->id] = save->after;
}

static State
state_after (int saves)
{
  State state = { 0 };
  for (int number = 1; number <= saves; number++)
    {
      Save save = plan (&state, number);
      apply (&state, &save);
    }
  return state;
}

static char *
text_of (int id, int version)
{
  return entry_body (id * 50 + version);
}

/* ---- saving ---- */

static void
note (Session *self, GError *error)
{
  self->failed = TRUE;
  if (self->errors == NULL)
    self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  ck_assert_ptr_nonnull (error);
  g_ptr_array_add (self->errors, error);
}

void
session_clear (Session *session)
{
  g_clear_pointer (&session->errors, g_ptr_array_unref);
}

static gboolean
put (HvConnection *connection, const char *sql, int id, const char *text, GError **error)
{
  g_autoptr (HvStatement) statement = hv_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  hv_statement_bind_int (statement, 1, id);
  hv_statement_bind_text (statement, 2, text);
  return hv_statement_run (statement, error);
}

static gboolean
write_save (HvConnection *connection, const Save *save, GError **error)
{
  g_autofree char *before = text_of (save->id, save->before), *after = text_of (save->id, save->after);
  return (save->before == 0
          || (put (connection, "INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', ?1, ?2)", save->id,
                   before, error)
              && put (connection, "DELETE FROM entry WHERE id = ?1 AND ?2 IS NOT NULL", save->id, before, error)))
         && (save->after == 0
             || (put (connection, "INSERT INTO entry VALUES (?1, ?2)", save->id, after, error)
                 && put (connection, "INSERT INTO entry_text (rowid, body) VALUES (?1, ?2)", save->id, after, error)));
}

static gboolean
try_save (Session *self, HvConnection *connection)
{
  State state = state_after (self->acknowledged);
  Save save = plan (&state, self->acknowledged + 1);
  GError *error = NULL;
  if (hv_connection_begin (connection, NULL, &error))
    {
      if (write_save (connection, &save, &error))
        {
          if (hv_connection_commit (connection, &error))
            return TRUE;
        }
      else
        hv_connection_rollback (connection);
    }
  note (self, error);
  return FALSE;
}

gboolean
session_save (Session *session, HvConnection *connection)
{
  enter (PHASE_SAVING);
  gboolean done = try_save (session, connection) || try_save (session, connection);
  session->acknowledged += done;
  return done;
}

void
session_keep_up (Session *session, HvVault *vault, HvConnection *connection, int save)
{
  static const struct
  {
    int after;
    SessionPhase phase;
    const char *sql;
  } upkeep[] = {
    { 6, PHASE_CHECKPOINT, "PRAGMA wal_checkpoint (PASSIVE)" },
    { 10, PHASE_TIDYING, "CREATE TABLE picture AS SELECT randomblob (1100000)" },
    { 13, PHASE_GROWTH, "PRAGMA wal_checkpoint (RESTART)" },
    { 20, PHASE_TIDYING, "BEGIN; CREATE TABLE brief AS SELECT randomblob (90000); DROP TABLE brief; COMMIT" },
    { 24, PHASE_TIDYING, "DROP TABLE IF EXISTS picture" },
    { 28, PHASE_VACUUM, "VACUUM" },
    { 33, PHASE_CHECKPOINT, "PRAGMA wal_checkpoint (TRUNCATE)" },
    { 40, PHASE_TIDYING, "INSERT INTO entry_text (entry_text) VALUES ('optimize')" },
  };
  GError *error = NULL;
  sqlite3_limit (hv_connection_get_handle (connection), SQLITE_LIMIT_ATTACHED, 1); /* VACUUM works on one */
  if (save == 3 || save == 36)
    {
      enter (PHASE_FILLING);
      hv_vault_fill_log (vault);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (upkeep); i++)
    if (upkeep[i].after == save)
      {
        enter (upkeep[i].phase);
        if (hv_connection_exec (connection, upkeep[i].sql, &error))
          continue;
        note (session, error);
        hv_connection_rollback (connection);
      }
}

void
session_make_tables (sqlite3 *database)
{
  run_sql (database, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
                     "CREATE VIRTUAL TABLE entry_text USING fts5 (body, content='entry', content_rowid='id');"
                     "INSERT INTO entry_text (entry_text, rank) VALUES ('pgsz', 8080);");
}

void
session_make_room (const char *path)
{
  g_autoptr (HvVault) vault = room_create (path);
  sqlite3 *database = database_open (vault);
  session_make_tables (database);
  ck_assert_int_eq (sqlite3_close (database), SQLITE_OK);
}

Session
session_run (const char *path, void (*told) (int acknowledged))
{
  Session self = { 0 };
  GError *error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  enter (PHASE_OPENING);
  HvVault *vault = hv_vault_open (path, passphrase, &error);
  HvConnection *connection = vault != NULL ? hv_connection_open (vault, &error) : NULL;
  if (connection == NULL)
    note (&self, error);
  while (connection != NULL && self.acknowledged < SESSION_SAVES && session_save (&self, connection))
    {
      if (told != NULL)
        told (self.acknowledged);
      session_keep_up (&self, vault, connection, self.acknowledged);
    }
  enter (PHASE_CLOSING);
  if (connection != NULL && !hv_connection_close (connection, &error))
    note (&self, error);
  hv_vault_close (vault);
  return self;
}

/* ---- looking ---- */

static gboolean
is_there (sqlite3 *database, const State *state)
{
  sqlite3_stmt *statement;
  int n = 0, expected = 0;
  gboolean same = TRUE;
  for (int id = 1; id <= state->n; id++)
    expected += state->versions[id] != 0;
  ck_assert_int_eq (sqlite3_prepare_v2 (database, "SELECT id, body FROM entry", -1, &statement, NULL), SQLITE_OK);
  while (same && sqlite3_step (statement) == SQLITE_ROW)
    {
      int id = sqlite3_column_int (statement, 0);
      same = id >= 1 && id <= state->n && state->versions[id] != 0;
      g_autofree char *text = same ? text_of (id, state->versions[id]) : NULL;
      same = same && g_strcmp0 ((const char *) sqlite3_column_text (statement, 1), text) == 0;
      n++;
    }
  return sqlite3_finalize (statement) == SQLITE_OK && same && n == expected;
}

static int
find_saves (sqlite3 *database, const Session *session)
{
  int most = MIN (session->acknowledged + (session->failed ? 1 : 0), SESSION_SAVES);
  for (int saves = most; saves >= session->acknowledged; saves--)
    {
      State state = state_after (saves);
      if (is_there (database, &state))
        return saves;
    }
  return -1;
}

int
session_check_vault (const Session *session, HvVault *vault, const char *context)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database = hv_vault_open_database (vault, &error);
  ck_assert_msg (database != NULL, "%s: it does not open: %s", context, error != NULL ? error->message : "");
  /* She would be told that somebody took the log away. */
  ck_assert_msg (hv_vault_get_recovery (vault) != HV_VAULT_RECOVERY_LOG_MISSING, "%s: the log is missed", context);
  int saves = find_saves (database, session);
  ck_assert_msg (saves >= 0, "%s: not what was acknowledged: %d saves", context, session->acknowledged);
  g_autofree char *sound = ask_text (database, "PRAGMA integrity_check");
  ck_assert_msg (g_strcmp0 (sound, "ok") == 0, "%s: %s", context, sound);
  int code = sqlite3_exec (database,
                           "INSERT INTO entry_text (entry_text, rank) VALUES ('integrity-check', 1);"
                           "PRAGMA wal_checkpoint (TRUNCATE)",
                           NULL, NULL, NULL);
  ck_assert_msg (code == SQLITE_OK, "%s: index or checkpoint: %d", context, code);
  ck_assert_msg (hv_vault_count_bad_pages (vault) == 0, "%s: a page does not verify", context);
  ck_assert_int_eq (sqlite3_close (database), SQLITE_OK);
  return saves;
}

int
session_check (const Session *session, const char *path, const char *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s: it does not open: %s", context, error != NULL ? error->message : "");
  return session_check_vault (session, vault, context);
}
