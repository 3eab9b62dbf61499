/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress-error.h"
#include "store/store.h"

G_BEGIN_DECLS

#define HV_TYPE_PROGRESS (hv_progress_get_type ())

/**
 * HvProgress:
 *
 * What a room keeps beside the journal: settings, that an exercise was done and how it went, kept
 * sentences and plans, and the place where an exercise was left. A copy is held in memory (loaded
 * when made), so reading never waits; writing is asynchronous and in order. One for each store.
 *
 * Signals:
 * "changed": what is read here has changed, just now, in memory.
 * "write-failed" (GError *error): what was changed in memory could not be written; the errors are those of
 *   hv_store_run_async(). The memory keeps it, so it is worth telling her and trying again.
 */
G_DECLARE_FINAL_TYPE (HvProgress, hv_progress, HV, PROGRESS, GObject)

/** The tables of what is kept, ended by an item whose part is %NULL. */
extern const HvMigration hv_progress_migrations[];

void hv_progress_load_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data);
HvProgress *hv_progress_load_finish (GAsyncResult *result, GError **error);

/* Settings: small strings by name, e.g. "language". */
const char *hv_progress_get_setting (HvProgress *self, const char *name); /**< (nullable) (transfer none) */
/** @value: %NULL takes the setting away */
void hv_progress_set_setting (HvProgress *self, const char *name, const char *value);

/** Writes a setting into a room that is not in use yet, inside whatever transaction is open. */
gboolean hv_progress_write_setting (HvConnection *connection, const char *name, const char *value, GError **error);

typedef enum
{
  HV_VERDICT_NONE, /**< not asked or skipped */
  HV_VERDICT_HELPED,
  HV_VERDICT_SAME,
  HV_VERDICT_WORSE,
  HV_VERDICT_UNSURE,
} HvVerdict;

/** HvRun: one time an exercise was done. Ratings are 0–10, or -1 when not given. */
typedef struct
{
  gint64 id;
  char *exercise;
  gint64 when; /**< µs UTC */
  int before;
  int after;
  HvVerdict verdict;
} HvRun;

/** Adds a run of this moment. Ratings outside 0–10 count as not given. */
void hv_progress_add_run (HvProgress *self, const char *exercise, int before, int after, HvVerdict verdict);
/** Returns: (transfer none) (element-type HvRun): newest first; what is in it lives until the next change */
GPtrArray *hv_progress_get_runs (HvProgress *self);
void hv_progress_delete_run (HvProgress *self, gint64 id);

/** HvKept: a small thing she chose to keep: a sentence, an if–then plan, a win. One row each, hers to change. */
typedef struct
{
  gint64 id;
  char *kind;     /**< "sentence", "plan", "managed" … the step's keep-as */
  char *exercise; /**< where it came from */
  char *text;
  gint64 created;
} HvKept;

/** Returns: its id */
gint64 hv_progress_keep (HvProgress *self, const char *kind, const char *exercise, const char *text);
void hv_progress_edit_kept (HvProgress *self, gint64 id, const char *text);
void hv_progress_delete_kept (HvProgress *self, gint64 id);
/** Returns: (transfer none) (element-type HvKept): newest first; what is in it lives until the next change */
GPtrArray *hv_progress_get_kept (HvProgress *self);
/** The newest of a kind, or %NULL. */
const HvKept *hv_progress_find_kept (HvProgress *self, const char *kind);

/** HvPoint: how well one of the sentences fitted at one time. Never added up. */
typedef struct
{
  gint64 id;
  char *rating; /**< the sentence's id */
  gint64 when;  /**< µs UTC */
  int value;    /**< 0–10 */
  char *note;   /**< her words about it; may be "" */
} HvPoint;

/** Adds an answer of this moment. @value: 0–10; anything else is not added */
void hv_progress_add_point (HvProgress *self, const char *rating, int value);
/** Returns: (transfer none) (element-type HvPoint): newest first; what is in it lives until the next change */
GPtrArray *hv_progress_get_points (HvProgress *self);
/** The newest of a sentence, or %NULL. */
const HvPoint *hv_progress_find_point (HvProgress *self, const char *rating);
void hv_progress_annotate_point (HvProgress *self, gint64 id, const char *note);
void hv_progress_delete_point (HvProgress *self, gint64 id);

/* Where an exercise or a module was left; one place each. */
void hv_progress_save_place (HvProgress *self, const char *item, GBytes *place);
GBytes *hv_progress_get_place (HvProgress *self, const char *item); /**< (transfer none) (nullable) */
void hv_progress_forget_place (HvProgress *self, const char *item);

/* Favourites among exercises and modules. */
gboolean hv_progress_is_favourite (HvProgress *self, const char *item);
void hv_progress_set_favourite (HvProgress *self, const char *item, gboolean favourite);

G_END_DECLS
