/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "store/store.h"

G_BEGIN_DECLS

/** What was found in looking through a whole room. */
typedef struct
{
  guint pages; /**< that were looked at */
  GArray *bad_pages; /**< guint: the numbers, from 1, of those that do not open as they lie on the disk */
  gboolean header_mended; /**< something in the header is or was, at opening, damaged; it was written anew */
  gboolean sound; /**< the database agrees with itself, and nothing of the log is lost */
  char *detail; /**< (nullable): for developers: SQLite's words, no text of hers */
} HvRoomReport;

void hv_room_report_free (HvRoomReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRoomReport, hv_room_report_free)

/**
 * hv_room_check_async:
 * @store: an open room; what is saved meanwhile goes on, and waits for no more than a step of some 20 ms, except that
 *   SQLite's check of a large room cannot be interrupted everywhere (about 4 ms for each 1 000 entries)
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 *
 * Looks through all of a room: both copies of the header, every frame of the log and every page of the main file must
 * open, and the database must be sound. What of the header is damaged is mended from the other copy. The log's pages
 * are written into the main file on the way. Memory alone has a database to check and nothing else.
 */
void hv_room_check_async (HvStore *store, HvMeter *meter, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_check_finish:
 * @error: %HV_VAULT_ERROR_STOPPED, %HV_STORE_ERROR_CLOSED, or %HV_VAULT_ERROR from a header that cannot be read or
 * mended; damage that was found is no error
 *
 * Returns: (transfer full): the report
 */
HvRoomReport *hv_room_check_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
