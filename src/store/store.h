/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "store/migration.h"
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
 * hv_store_open_async:
 * @vault: (transfer full) (nullable): an unlocked room; %NULL keeps nothing: the same engine on memory alone
 * @migrations: (array zero-terminated=1): each part's array of migrations, in order, ended by %NULL; static
 *
 * Opens and migrates, on the store's thread. A room written by a newer program is refused unchanged
 * (%HV_STORE_ERROR_NEWER_VERSION). Errors are %HV_STORE_ERROR, or %HV_VAULT_ERROR from the file itself. On
 * failure the vault is closed.
 */
void hv_store_open_async (HvVault *vault, const HvMigration *const *migrations, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
HvStore *hv_store_open_finish (GAsyncResult *result, GError **error);

/** Whether what is written outlives the program. */
gboolean hv_store_keeps (HvStore *self);

/** Whether nothing is taken in any more: it is closed or closing, by whoever or by erasing the room. */
gboolean hv_store_is_closed (HvStore *self);

/** What opening the room found of an earlier session; %HV_VAULT_RECOVERY_NONE for memory. */
HvVaultRecovery hv_store_get_recovery (HvStore *self);

/**
 * hv_store_move_async:
 * @vault: (transfer full): a new, empty room
 *
 * "Keep it after all": copies everything into @vault, in turn with the other work, and goes on there. Whoever holds
 * the store, a journal or a progress of it notices nothing. On failure @vault is closed and all is as before.
 */
void hv_store_move_async (HvStore *self, HvVault *vault, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_store_move_finish (HvStore *self, GAsyncResult *result, GError **error);

/**
 * HvStoreFunc:
 * @connection: the connection; valid during the call only
 * @data: what was passed in
 * @error: on failure
 * @result: (out) (transfer full): anything; freed with the notify given to hv_store_run_async() if nobody takes it
 *
 * Runs on the store's thread, inside a transaction.
 *
 * Returns: %TRUE to commit; %FALSE with @error set to roll back everything it did
 */
typedef gboolean (*HvStoreFunc) (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/**
 * hv_store_run_async:
 * @data: for @func; freed on the store's thread as soon as that has run
 * @cancellable: cancels what has not begun, and statements that run; what is committed is told as done
 * @callback: on the caller's main context
 *
 * Errors: what @func or its commit gave, %G_IO_ERROR_CANCELLED, %HV_STORE_ERROR_CLOSED.
 */
void hv_store_run_async (HvStore *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data,
                         GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
/**
 * hv_store_read_async:
 *
 * The same for work that nobody misses when she leaves: what only reads, or what can be asked for again as a whole.
 * Closing does not wait for it but interrupts it (%HV_STORE_ERROR_CLOSED). Finished with hv_store_run_finish().
 */
void hv_store_read_async (HvStore *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data,
                          GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
/** Takes the result out; @result may be %NULL when there is none. */
gboolean hv_store_run_finish (HvStore *self, GAsyncResult *async, gpointer *result, GError **error);

/** What a step of long work came to. */
typedef enum
{
  HV_STEP_FAILED, /**< with the error set; it is over */
  HV_STEP_MORE, /**< to be called again, after whatever else waits */
  HV_STEP_DONE,
  HV_STEP_LAST, /**< done, and the room is no more: the store closes, and refuses whatever waits */
} HvStepOutcome;

/**
 * HvStoreStep:
 * @vault: (nullable): the open room; %NULL for memory
 * @connection: valid during the call only; no transaction is open, and none may be left open
 * @data: what was passed in
 *
 * One step of long work on the room itself (copying it, checking it, its keys), on the store's thread. A step should
 * take some 20 ms, so that a save never waits long behind it.
 */
typedef HvStepOutcome (*HvStoreStep) (HvVault *vault, HvConnection *connection, gpointer data, GError **error);

/**
 * hv_store_run_steps_async:
 * @data: for @step
 * @free_data: called on the store's thread when the work is over, for whatever reason, before @callback is told; takes
 *   back what was begun unless a step has said %HV_STEP_DONE or _LAST
 * @cancellable: looked at between two steps
 *
 * Errors: what @step gave, %G_IO_ERROR_CANCELLED, %HV_STORE_ERROR_CLOSED: closing does not wait for it. Finished with
 * hv_store_run_finish(), without a result.
 */
void hv_store_run_steps_async (HvStore *self, HvStoreStep step, gpointer data, GDestroyNotify free_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_store_close_now:
 * @timeout_ms: the longest to wait
 *
 * For leaving: finishes what is queued to be written, closes, removes the WAL, zeroes the keys. Blocks for at
 * most @timeout_ms. What had been committed is safe either way.
 *
 * Returns: whether it was all done in time
 */
gboolean hv_store_close_now (HvStore *self, guint timeout_ms);

/** The same without blocking, for locking. Letting go of the last reference has the same effect. */
void hv_store_close_async (HvStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_store_close_finish (HvStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
