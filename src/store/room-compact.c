/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/room-compact.h"

/* SQLite builds the new database in an attached one: in memory, as there is no file that the room's VFS would open
 * for it. Otherwise nothing may be attached. */
static HvStepOutcome
compact (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  sqlite3 *db = hv_connection_get_handle (connection);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  gboolean done = hv_connection_exec (connection, "VACUUM", error);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  return done && hv_connection_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", error) ? HV_STEP_DONE
                                                                                            : HV_STEP_FAILED;
}

void
hv_room_compact_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store));
  hv_store_run_steps_async (store, compact, NULL, NULL, NULL, callback, user_data);
}

gboolean
hv_room_compact_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  return hv_store_run_finish (store, result, NULL, error);
}
