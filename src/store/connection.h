/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * HvConnection:
 *
 * The SQLite connection, as functions of a store's work see it. Only usable on the store's thread.
 */
typedef struct _HvConnection HvConnection;

/** HvStatement: a prepared statement of the connection's cache; give it back by going out of scope. */
typedef struct _HvStatement HvStatement;

/** Runs one or more statements without parameters; @sql is fixed text, as it may show in the error's message. */
gboolean hv_connection_exec (HvConnection *self, const char *sql, GError **error);
/** The id of the row inserted last. */
gint64 hv_connection_last_id (HvConnection *self);
/** How many rows the last statement changed. */
int hv_connection_changes (HvConnection *self);

/**
 * hv_connection_on_rollback:
 * @undo: takes back in memory what the function in hand has done there; called on the store's thread
 * @free_data: (nullable): called either way, after @undo
 *
 * For state beside the database that must not run ahead of it, e.g. the id of a row just inserted.
 */
void hv_connection_on_rollback (HvConnection *self, void (*undo) (gpointer data), gpointer data,
                                GDestroyNotify free_data);

/**
 * hv_connection_write_back:
 *
 * To be called in a transaction that deletes what she wrote: as soon as it is committed, the log is written back and
 * emptied, since it still holds the pages as they were before. Failing is no error: closing does the same.
 */
void hv_connection_write_back (HvConnection *self);

/** SQLite's own handle, for the backup interface and for tests; no statement may outlive the call. */
sqlite3 *hv_connection_get_handle (HvConnection *self);

/** Prepares, or takes from the cache; @sql is fixed text, as it may show in the error's message. */
HvStatement *hv_connection_prepare (HvConnection *self, const char *sql, GError **error);
void hv_statement_release (HvStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStatement, hv_statement_release)

/* Parameters count from 1. A failed bind is remembered and told by the next step. */
void hv_statement_bind_int (HvStatement *self, int index, gint64 value);
void hv_statement_bind_double (HvStatement *self, int index, double value);
/** Text is made valid UTF-8. %NULL binds NULL, here and for blobs. */
void hv_statement_bind_text (HvStatement *self, int index, const char *value);
void hv_statement_bind_blob (HvStatement *self, int index, GBytes *value);
void hv_statement_bind_null (HvStatement *self, int index);

typedef enum
{
  HV_ROW_ERROR = -1,
  HV_ROW_END = 0,
  HV_ROW_READY = 1,
} HvRow;

HvRow hv_statement_step (HvStatement *self, GError **error);
/** Steps to the end: for statements that give no rows. */
gboolean hv_statement_run (HvStatement *self, GError **error);

/* Columns count from 0. */
gboolean hv_statement_is_null (HvStatement *self, int column);
gint64 hv_statement_get_int (HvStatement *self, int column);
double hv_statement_get_double (HvStatement *self, int column);
/** Always UTF-8; empty for NULL. Valid until the next step. */
const char *hv_statement_get_text (HvStatement *self, int column);
GBytes *hv_statement_dup_blob (HvStatement *self, int column); /**< wiped when freed; empty for NULL */

G_END_DECLS
