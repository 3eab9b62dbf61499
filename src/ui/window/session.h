/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "library/library.h"
#include "practice/runner.h"
#include "progress/progress.h"
#include "ui/window/suggestions.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_SESSION (hv_session_get_type ())

/**
 * HvSession:
 *
 * What the pages stand on: the library, and, while a room is open, its journal and what it keeps. A
 * session without a room works: nothing is offered to be kept.
 *
 * Signals: "opened", "closed" (a room), "language-changed" (build the pages again), "circumstances-changed" (what is
 * offered and listed may be another now).
 */
G_DECLARE_FINAL_TYPE (HvSession, hv_session, HV, SESSION, GObject)

HvSession *hv_session_new (HvLibrary *library);

HvLibrary *hv_session_get_library (HvSession *self);
/** (transfer none): what is brought by itself; there is always one */
HvSuggestions *hv_session_get_suggestions (HvSession *self);

/** (transfer none) (nullable): %NULL while no room is open. */
HvStore *hv_session_get_store (HvSession *self);
HvJournal *hv_session_get_journal (HvSession *self);
HvProgress *hv_session_get_progress (HvSession *self);

/** Whether there is somewhere to write at all: a room, or the memory of "try without keeping". */
gboolean hv_session_is_open (HvSession *self);
/** Whether what is written outlives the program. */
gboolean hv_session_keeps (HvSession *self);

/** Whether the room that is open is a notebook: nothing of the program shows in it but what is written. */
gboolean hv_session_is_notebook (HvSession *self);

/** Takes a room's store (file or memory) into use; loads what it keeps, then emits "opened". */
void hv_session_open_async (HvSession *self, HvStore *store, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_session_open_finish (HvSession *self, GAsyncResult *result, GError **error);

/**
 * hv_session_keep_async:
 * @vault: (transfer full): a new, empty room
 *
 * What was written in memory moves into @vault and goes on there; then emits "opened". On failure all is as before.
 */
void hv_session_keep_async (HvSession *self, HvVault *vault, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_session_keep_finish (HvSession *self, GAsyncResult *result, GError **error);

/**
 * (nullable) (transfer none): where the room lies that is open, or was when it was locked, if that is not among the
 * rooms of this computer: a file on a stick. Remembered in memory alone, so that what was locked can be opened again.
 */
const char *hv_session_get_elsewhere (HvSession *self);
/** @path: (nullable) */
void hv_session_set_elsewhere (HvSession *self, const char *path);

/** @message: one neutral line for the page that is shown when the room has been closed */
void hv_session_leave_message (HvSession *self, const char *message);
gboolean hv_session_has_message (HvSession *self);
/** (transfer full) (nullable): that line, once. */
char *hv_session_take_message (HvSession *self);

/**
 * (transfer none): how she lives now, one of hv_circumstances; "unsaid" until she says it. Kept in the room; without one it
 * is known in memory alone, until a room opens or closes: the next may be someone else.
 */
const char *hv_session_get_circumstances (HvSession *self);
void hv_session_set_circumstances (HvSession *self, const char *circumstances);

/**
 * (nullable) (transfer none): the exercise that has come to its end, as long as its page is there: what she answered can
 * be put on paper, whatever is kept of it.
 */
HvRunner *hv_session_get_finished (HvSession *self);
/** @runner: is not kept alive */
void hv_session_set_finished (HvSession *self, HvRunner *runner);

/**
 * hv_session_rest_kind:
 * @kind: a kind of exercises
 *
 * For an hour no state offers exercises of this kind. Known in memory alone, and forgotten when the room is
 * closed.
 */
void hv_session_rest_kind (HvSession *self, const char *kind);
/** (nullable) (transfer none): the kind that rests now. */
const char *hv_session_get_resting_kind (HvSession *self);

/** Lets go of the room without waiting; emits "closed". */
void hv_session_close (HvSession *self);

/**
 * hv_session_close_now:
 * @timeout_ms: the longest to wait
 *
 * For leaving: waits for what is open, and for rooms that are still closing. Emits nothing.
 */
void hv_session_close_now (HvSession *self, guint timeout_ms);

/** "da" or "en". Changing it emits "language-changed" and is kept in the room, if one is open. */
const char *hv_session_get_language (HvSession *self);
void hv_session_set_language (HvSession *self, const char *language);

G_END_DECLS
