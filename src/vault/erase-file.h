/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault-private.h"

G_BEGIN_DECLS

/* The pieces of erasing a file, for erase.c and erase-all.c. Functions return SQLite codes. */

/** A file that is being erased has this ending until it is an unused one. So what was cut short can be told from a
 * room by its name alone, and nothing that comes to lie under the room's name meanwhile is ever touched. */
#define HV_ERASING_ENDING "tmp"

/** Opens @path's own handle and takes the exclusive lock: %SQLITE_BUSY while anybody has it open. */
int hv_erase_open (const char *path, sqlite3_file **handle);

/** Both copies of the header, synced. @salt: (nullable): what it begins with afterwards; random too if %NULL. */
int hv_erase_header (sqlite3_file *handle, const guint8 *salt);

/** Everything from @from on, synced. */
int hv_erase_rest (sqlite3_file *handle, sqlite3_int64 from);

/** Overwrites and removes a log; that there is none is no error. */
int hv_erase_log (const char *path);

/** Ends what was cut short of the rooms of @folder that were erased one by one. */
void hv_erasing_finish_folder (const char *folder);

G_END_DECLS
