/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvConnection:
 *
 * The SQLite connection, as functions of a store's work see it. Only usable on the store's thread.
 */
typedef struct _HvConnection HvConnection;

/** HvStatement: a prepared statement of the connection's cache; give it back by going out of scope. */
typedef struct _HvStatement HvStatement;

/** Runs one or more statements without parameters. */
gboolean hv_connection_exec (HvConnection *self, const char *sql, GError **error);
gint64 hv_connection_last_id (HvConnection *self);
int hv_connection_changes (HvConnection *self);

/** Prepares, or takes from the cache; @sql must be a static string. */
HvStatement *hv_connection_prepare (HvConnection *self, const char *sql, GError **error);
void hv_statement_release (HvStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStatement, hv_statement_release)

/* Parameters count from 1. A failed bind is remembered and told by the next step. */
void hv_statement_bind_int (HvStatement *self, int index, gint64 value);
void hv_statement_bind_double (HvStatement *self, int index, double value);
void hv_statement_bind_text (HvStatement *self, int index, const char *value); /**< %NULL binds NULL */
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
const char *hv_statement_get_text (HvStatement *self, int column); /**< valid until the next step */
GBytes *hv_statement_dup_blob (HvStatement *self, int column);

G_END_DECLS
