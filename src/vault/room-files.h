/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault-private.h"

G_BEGIN_DECLS

/* The files of a folder of rooms: "1.dat", "2.dat" … and, while they are being made, "1.part" … */

/** As many files are there at least. */
#define HV_ROOM_FILES 4

/** The highest number of one; beyond it a file is not looked at. */
#define HV_ROOM_FILES_MOST 9999

/** Returns: (transfer full): the path of file @number */
char *hv_room_files_path (const char *folder, guint number, const char *ending);

/** Returns: (transfer full): the numbers (guint) of the files there are, in order */
GArray *hv_room_files_list (const char *folder, const char *ending);

/**
 * hv_room_files_make:
 * @room: the number of the file with the room in it; the others are unused
 * @spare: the number of the file that the room names for a second one
 *
 * Makes the folder's files. Cut short, it leaves nothing, or the room with some of the others missing.
 */
gboolean hv_room_files_make (const char *folder, guint room, guint spare, const guint8 *passphrase_key,
                             const guint8 salt[HV_SALT_SIZE], GError **error);

/** Removes what making files left when it was cut short. */
void hv_room_files_remove_parts (const char *folder);

/** Removes the folder's files that begin with @salt, and their logs. */
void hv_room_files_remove (const char *folder, const guint8 salt[HV_SALT_SIZE]);

/** Makes the files that are missing, and removes parts. */
void hv_room_files_complete (const char *folder, const guint8 salt[HV_SALT_SIZE]);

/** Brings the files that begin with @salt to the size of the largest of them, and all to the same @times. */
void hv_room_files_level (const char *folder, const guint8 salt[HV_SALT_SIZE], const struct timespec times[2]);

/** Lowers @times to those of the file that was left alone longest. */
void hv_room_files_find_times (const char *folder, struct timespec times[2]);

G_END_DECLS
