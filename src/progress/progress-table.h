/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress.h"

G_BEGIN_DECLS

/* All SQL on what is kept, and the copy of it in memory. */

/** HvProgressData: everything in the tables. */
typedef struct
{
  GHashTable *settings;   /* name → value */
  GPtrArray *runs;        /* of HvRun, newest first */
  GPtrArray *kept;        /* of HvKept, newest first */
  GPtrArray *points;      /* of HvPoint, newest first */
  GHashTable *places;     /* item → GBytes */
  GHashTable *favourites; /* items */
  gint64 last_run;        /* the highest id ever given, so that none is given twice */
  gint64 last_kept;
  gint64 last_point;
} HvProgressData;

HvProgressData *hv_progress_data_new (void);
void hv_progress_data_free (HvProgressData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvProgressData, hv_progress_data_free)

HvRun *hv_run_copy (const HvRun *run);
void hv_run_free (HvRun *run);
HvKept *hv_kept_copy (const HvKept *kept);
void hv_kept_free (HvKept *kept);

HvPoint *hv_point_copy (const HvPoint *point);
void hv_point_free (HvPoint *point);

/** Where in @array (newest first, of HvRun or HvKept) one of this time and id belongs. */
guint hv_progress_data_place_of_run (GPtrArray *runs, const HvRun *run);
guint hv_progress_data_place_of_kept (GPtrArray *kept, const HvKept *one);
guint hv_progress_data_place_of_point (GPtrArray *points, const HvPoint *point);

/** A HvStoreFunc: no data; @result: HvProgressData. */
gboolean hv_progress_table_load (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/** HvPair: a name and what belongs to it. */
typedef struct
{
  char *name;
  char *text;    /* of a setting; NULL takes it away */
  GBytes *bytes; /* of a place; NULL forgets it */
  gboolean on;   /* of a favourite */
} HvPair;

void hv_pair_free (HvPair *pair);

/* HvStoreFuncs that write, without result. */

/* @data: HvPair */
gboolean hv_progress_table_put_setting (HvConnection *connection, gpointer data, gpointer *result, GError **error);
gboolean hv_progress_table_put_place (HvConnection *connection, gpointer data, gpointer *result, GError **error);
gboolean hv_progress_table_put_favourite (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/* @data: HvRun */
gboolean hv_progress_table_put_run (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/* @data: HvKept */
gboolean hv_progress_table_put_kept (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/* @data: HvPoint */
gboolean hv_progress_table_put_point (HvConnection *connection, gpointer data, gpointer *result, GError **error);

/* @data: the id (gint64 *) */
gboolean hv_progress_table_delete_run (HvConnection *connection, gpointer data, gpointer *result, GError **error);
gboolean hv_progress_table_delete_kept (HvConnection *connection, gpointer data, gpointer *result, GError **error);
gboolean hv_progress_table_delete_point (HvConnection *connection, gpointer data, gpointer *result, GError **error);

G_END_DECLS
