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

/** Files that are made together: %HV_ROOM_FILES of them, one of which is a room. */
typedef struct
{
  guint first; /**< number of the first: 1, 5, 9 … */
  guint room; /**< of the one with the room in it; the others are unused */
  guint spare; /**< of the one that the room names for a second one: another */
} HvRoomBlock;

/** Draws which of the files is the room, and which its spare. */
void hv_room_block_draw (HvRoomBlock *block, guint first);

/** Returns: the first number of the first block in which there is no file; 0 when there is none left */
guint hv_room_files_find_block (const char *folder);

/**
 * hv_room_files_make:
 *
 * Makes the block's files, with an empty room. Cut short, it leaves nothing, or the room with some of the others
 * missing.
 */
gboolean hv_room_files_make (const char *folder, const HvRoomBlock *block, const guint8 *passphrase_key,
                             const guint8 salt[HV_SALT_SIZE], GError **error);

/**
 * hv_room_files_make_beside:
 * @block: whose room's part is written, and closed
 * @times: for all of them
 *
 * The same with a room that is there already, but for its name: all files get the size of the largest in the folder.
 */
gboolean hv_room_files_make_beside (const char *folder, const HvRoomBlock *block, const guint8 salt[HV_SALT_SIZE],
                                    const struct timespec times[2], GError **error);

/** Whether file @number is one of the folder's own, which begin with @salt. */
gboolean hv_room_files_can_replace (const char *folder, guint number, const guint8 salt[HV_SALT_SIZE]);

/**
 * hv_room_files_replace:
 * @number: whose part is written, and closed
 * @times: for it
 * @error: %HV_VAULT_ERROR_IN_USE when somebody has the room in it open …
 *
 * The part takes the place of the file, at the size of the largest; what was in the file is gone. Cut short, one or the
 * other is there. When it fails, the file is as it was, and the part is still there.
 */
gboolean hv_room_files_replace (const char *folder, guint number, const guint8 salt[HV_SALT_SIZE],
                                const struct timespec times[2], GError **error);

/** Removes what making files left when it was cut short. */
void hv_room_files_remove_parts (const char *folder);

/** Removes the block's files, and their logs; not one that somebody has put there since, as it begins otherwise. */
void hv_room_files_remove (const char *folder, const HvRoomBlock *block, const guint8 salt[HV_SALT_SIZE]);

/** Makes the files that are missing in the blocks with @salt, at least in the first, and removes parts. */
void hv_room_files_complete (const char *folder, const guint8 salt[HV_SALT_SIZE]);

/** Brings the files that begin with @salt to the size of the largest of them, and all to the same @times. */
void hv_room_files_level (const char *folder, const guint8 salt[HV_SALT_SIZE], const struct timespec times[2]);

/** Lowers @times to those of the file that was left alone longest. */
void hv_room_files_find_times (const char *folder, struct timespec times[2]);

G_END_DECLS
