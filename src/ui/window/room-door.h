/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "store/salvage.h"
#include "ui/window/session.h"

G_BEGIN_DECLS

/* The way into a room: files, keys, the database, the session; the main loop never waits for any of them. */

/** Whether there are files of ours at all: then a start shows the cover. */
gboolean hv_room_door_exists (void);

/** For the start of the program: ends, in the background, what was erased last time and cut short. */
void hv_room_door_finish_erasing (void);

/**
 * hv_room_door_open_async:
 * @passphrase: (transfer full): what was typed
 * @cancellable: (nullable): when cancelled, what opens is closed again without being seen
 *
 * Opens the room that @passphrase opens and takes it into use. One from elsewhere that was locked is tried first.
 */
void hv_room_door_open_async (HvSession *session, HvSecret *passphrase, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_door_open_file_async:
 * @path: a room that is not among those of this computer: on a stick, or brought along
 *
 * Opens it where it lies and takes it into use; nothing is written anywhere else. @passphrase (transfer full).
 */
void hv_room_door_open_file_async (HvSession *session, const char *path, HvSecret *passphrase,
                                   GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_door_restore_async:
 * @copy: path of a copy of a room, or of a room from elsewhere; it stays as it is
 * @passphrase: (transfer full): what it opens with
 * @next: (transfer full) (nullable): what the room is to open with here; %NULL for the same
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 *
 * Makes it one of the rooms of this computer, beside those that are there, and takes it into use. When it cannot be
 * used, as its tables are newer than this program, it is taken back. Errors: those of hv_rooms_restore(), and of the
 * store.
 */
void hv_room_door_restore_async (HvSession *session, const char *copy, HvSecret *passphrase, HvSecret *next,
                                 HvMeter *meter, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_door_salvage_async:
 * @path: (nullable): a damaged room; %NULL: the one of this computer that @passphrase opens
 * @passphrase: (transfer full): that opens it
 * @next: (transfer full): for the new room
 * @meter: told of the progress; its stop is heeded at any time
 *
 * Makes a new room of this computer out of what can be read, as hv_salvage_async() does; the file is not changed. The
 * room is not taken into use yet: what came of it is to be told before.
 */
void hv_room_door_salvage_async (HvSession *session, const char *path, HvSecret *passphrase, HvSecret *next,
                                 HvMeter *meter, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (nullable): the new room, for hv_session_open_async(); errors: of hv_salvage_finish() */
HvStore *hv_room_door_salvage_finish (HvSession *session, GAsyncResult *result, HvSalvageReport **report,
                                      GError **error);

/** Makes a new, empty room and takes it into use; @passphrase (transfer full). */
void hv_room_door_make_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback,
                              gpointer user_data);

/** The same, and what was written in memory until now moves into it. */
void hv_room_door_keep_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback,
                              gpointer user_data);

/** Takes memory alone into use: nothing is kept. */
void hv_room_door_try_async (HvSession *session, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_door_make_second_async:
 * @passphrase: (transfer full): what the second room opens with
 * @notes: what is to be in it
 * @meter: (nullable): told of the progress
 *
 * From the room that is open, as hv_second_room_make_async() says: a notebook (hv_session_is_notebook()).
 */
void hv_room_door_make_second_async (HvSession *session, HvSecret *passphrase, const char *const *notes, HvMeter *meter,
                                     GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_door_erase_all_async:
 *
 * Erases every file of the folder, whoever's; the room that is open has been erased, or is closed, before.
 */
void hv_room_door_erase_all_async (HvSession *session, GAsyncReadyCallback callback, gpointer user_data);

/** For all of them. */
gboolean hv_room_door_finish (HvSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
