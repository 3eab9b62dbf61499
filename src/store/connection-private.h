/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

struct _HvConnection
{
  sqlite3 *db;
  GThread *thread;           /* the only one that may use it */
  GHashTable *statements;    /* their SQL → HvStatement not in use just now */
  GCancellable *cancellable; /* of the work in hand */
  const int *stop;           /* (nullable) atomic: likewise interrupts when it is set */
  const int *waiting;        /* (nullable) atomic: whether other work waits for this; for long steps to take as stop */
  GPtrArray *undo;           /* of Undo: see hv_connection_on_rollback() */
  gboolean write_back;       /* when the transaction is committed */
  gboolean working;          /* between begin and its end */
  int lost;                  /* the code with which SQLite itself gave up the transaction, or 0 */
};

/**
 * hv_connection_open:
 * @vault: (nullable): an unlocked room, or %NULL for memory alone
 *
 * Opens and hardens: defensive, untrusted schema, no extensions, foreign keys on. To be called, used and closed
 * on one thread.
 */
HvConnection *hv_connection_open (HvVault *vault, GError **error);
/** Gives back all statements and closes; a transaction still open is rolled back. */
gboolean hv_connection_close (HvConnection *self, GError **error);

/** Makes @target, empty, a copy of @self; both without a transaction. */
gboolean hv_connection_copy (HvConnection *self, HvConnection *target, GError **error);

/* The transaction guard. A begun transaction ends with commit or rollback; a failed commit has rolled back. */
gboolean hv_connection_begin (HvConnection *self, GCancellable *cancellable, GError **error);
gboolean hv_connection_commit (HvConnection *self, GError **error);
void hv_connection_rollback (HvConnection *self);

/** Whether the transaction begun is still there; @error says what ended it. */
gboolean hv_connection_in_transaction (HvConnection *self, GError **error);

/** Sets @error from a result code and notes when SQLite has rolled back on its own. */
void hv_connection_set_error (HvConnection *self, int rc, const char *what, GError **error);

void hv_statement_free (HvStatement *self);

G_END_DECLS
