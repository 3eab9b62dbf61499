/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal-entry-private.h"
#include "store/store.h"

G_BEGIN_DECLS

/* All SQL on the entries. Each function is a HvStoreFunc: what its data and result are is said here. */

/** @data: HvJournalData, the snapshot; @result: HvJournalData with id, dates and excerpt as saved. */
gboolean hv_journal_table_save (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** @data: GPtrArray of HvJournalData, all of them new; without a date they are of now. @result: how many. */
gboolean hv_journal_table_import (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** Saves a new entry with the dates it has. */
gboolean hv_journal_table_add_dated (HvConnection *connection, HvJournalData *entry, GError **error);

typedef struct
{
  char *query; /* (nullable) as typed */
  guint limit;
  guint offset;
} HvJournalQuery;

void hv_journal_query_free (HvJournalQuery *query);

/** @data: HvJournalQuery; @result: GPtrArray of HvJournalEntry. */
gboolean hv_journal_table_list (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** @data: the id (gint64 *); @result: HvJournalEntry. */
gboolean hv_journal_table_load (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** @data: the id (gint64 *). Hiding what is hidden, or showing what is shown, is no error. */
gboolean hv_journal_table_hide (HvConnection *connection, gpointer data, gpointer *result, GError **error);
gboolean hv_journal_table_show (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** No data. Erases what is hidden, and its words. */
gboolean hv_journal_table_purge (HvConnection *connection, gpointer data, gpointer *result, GError **error);

G_END_DECLS
