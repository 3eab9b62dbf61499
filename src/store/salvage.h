/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "store/store.h"
#include "vault/rooms.h"

G_BEGIN_DECLS

/** What came of a damaged room. */
typedef struct
{
  guint pages; /* that it should have */
  GArray *lost_pages; /* the numbers (guint) of those that do not verify, in order */
  guint rows; /* that are in the new room: entries, what is kept, settings … */
  guint rows_lost_known; /* of which something was there, but not all of it; what stood on lost pages is not counted */
} HvSalvageReport;

void hv_salvage_report_free (HvSalvageReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSalvageReport, hv_salvage_report_free)

/**
 * hv_salvage_async:
 * @rooms: where the new room is made, beside what is there; until it is told
 * @path: the damaged file; not a byte of it is changed
 * @passphrase: (transfer full): opens it
 * @next: (transfer full): for the new room; may not open another one of @rooms, and so not the damaged one if it lies
 * there
 * @migrations: as for hv_store_open_async()
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 *
 * Reads what verifies of a damaged room, page by page, and makes a new one of it. Nothing but what was written by her
 * comes over; what the program makes from that (the index of words) is built anew when the room is used. Cut short, it
 * has made nothing, or the room.
 */
void hv_salvage_async (HvRooms *rooms, const char *path, HvSecret *passphrase, HvSecret *next,
                       const HvMigration *const *migrations, HvMeter *meter, GAsyncReadyCallback callback,
                       gpointer user_data);

/**
 * hv_salvage_finish:
 * @report: (out) (transfer full) (optional): %NULL on failure
 * @error: from %HV_VAULT_ERROR: _WRONG_PASSPHRASE; _DAMAGED when both copies of the header's body are lost, and with
 * them everything; _TAKEN for @next; _STOPPED, _NO_SPACE, _IN_USE …; from %HV_STORE_ERROR
 *
 * Returns: (transfer full): the new room, open
 */
HvStore *hv_salvage_finish (GAsyncResult *result, HvSalvageReport **report, GError **error);

G_END_DECLS
