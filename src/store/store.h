/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "store/store-error.h"
#include "vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_TYPE_STORE (hv_store_get_type ())

/**
 * HvStore:
 *
 * The data of one open room: one thread that owns the one SQLite connection. Work is handed to it as
 * functions and done in order; the main loop never waits for a disk.
 */
G_DECLARE_FINAL_TYPE (HvStore, hv_store, HV, STORE, GObject)

/**
 * HvMigration:
 * @part: whose tables, e.g. "journal"
 * @version: 1, 2, 3 … within the part
 * @sql: what brings the part from @version - 1 to @version, run in one transaction
 */
typedef struct
{
  const char *part;
  guint version;
  const char *sql;
} HvMigration;

/**
 * hv_store_open_async:
 * @vault: (transfer full) (nullable): an unlocked room; %NULL keeps nothing: the same engine on memory alone
 * @migrations: (array length=n_migrations): all parts' migrations, in order; static
 */
void hv_store_open_async (HvVault *vault, const HvMigration *const *migrations, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
HvStore *hv_store_open_finish (GAsyncResult *result, GError **error);

/** Whether what is written outlives the program. */
gboolean hv_store_keeps (HvStore *self);

/**
 * HvStoreFunc:
 * @connection: the connection; valid during the call only
 * @data: what was passed in
 * @error: on failure
 *
 * Runs on the store's thread, inside a transaction that is committed when it returns %TRUE or a non-%NULL
 * result and rolled back otherwise.
 *
 * Returns: (transfer full): the result, freed with the notify given to hv_store_run_async() if nobody takes it
 */
typedef gboolean (*HvStoreFunc) (HvConnection *connection, gpointer data, gpointer *result, GError **error);

void hv_store_run_async (HvStore *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data,
                         GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
/** Takes the result out; @result may be %NULL when there is none. */
gboolean hv_store_run_finish (HvStore *self, GAsyncResult *async, gpointer *result, GError **error);

/**
 * hv_store_close_now:
 * @timeout_ms: the longest to wait
 *
 * For leaving: finishes what is queued, closes, removes the WAL, zeroes the keys. Blocks for at most @timeout_ms.
 * What had been committed is safe either way.
 *
 * Returns: whether it was all done in time
 */
gboolean hv_store_close_now (HvStore *self, guint timeout_ms);

/** The same without blocking, for locking. */
void hv_store_close_async (HvStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_store_close_finish (HvStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
