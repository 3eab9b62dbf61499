/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * HvWorker:
 *
 * The thread that owns the connection, and its queue. It knows nothing of HvStore, so that letting go of the
 * store is enough to end it.
 */
typedef struct _HvWorker HvWorker;

/** HvJob: one piece of work; the task data of the GTask that waits for it. */
typedef struct
{
  HvStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  gpointer result;
  GDestroyNotify free_result;
  gboolean only_reads; /* not waited for when closing */
  HvVault *move_to;    /* instead of a function: the room to go on in */
  HvStoreStep step;    /* or: long work on the room itself, a step at a time */
} HvJob;

void hv_job_free (HvJob *job);

/**
 * hv_worker_start:
 * @vault: (transfer full) (nullable): closed by the worker, after the database
 * @opened: told on its own context when the database is open (boolean) or that it could not be
 */
HvWorker *hv_worker_start (HvVault *vault, const HvMigration *const *migrations, GTask *opened);
void hv_worker_unref (HvWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvWorker, hv_worker_unref)

/** What opening found; to be asked once @opened has been told. */
HvVaultRecovery hv_worker_get_recovery (HvWorker *self);

/** @task: has a HvJob as task data; answered with a boolean, or at once with %HV_STORE_ERROR_CLOSED after close. */
void hv_worker_push (HvWorker *self, GTask *task);

/**
 * hv_worker_close:
 * @closed: (nullable): told (boolean) when what was queued is done and the database and the vault are closed
 *
 * Nothing is taken in from now on. Returns at once.
 */
void hv_worker_close (HvWorker *self, GTask *closed);

/** Whether it has begun to close, or has. */
gboolean hv_worker_is_closing (HvWorker *self);

/** Waits until it has closed; whether it did in time. */
gboolean hv_worker_wait (HvWorker *self, guint timeout_ms);

G_END_DECLS
