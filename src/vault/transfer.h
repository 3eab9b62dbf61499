/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "vault/vault-private.h"

G_BEGIN_DECLS

/**
 * HvTransfer:
 *
 * The pages of an open room on their way into a new file, which is no room before it has been verified. The functions
 * may be called from one thread after another, never from two at once.
 */
typedef struct _HvTransfer HvTransfer;

/**
 * hv_transfer_new:
 * @path: of a file just written, with a header and no pages; removed again unless hv_transfer_keep() is called
 * @master: that its slots hold
 * @meter: (nullable): told of the progress, and asked whether to stop
 */
HvTransfer *hv_transfer_new (const char *path, const guint8 master[HV_KEY_SIZE], HvMeter *meter, GError **error);

/**
 * hv_transfer_step:
 * @source: the room's database, without a transaction; always the same
 * @done: (out): whether all pages are there
 * @error: %HV_VAULT_ERROR_DAMAGED when a page of the source does not open, _STOPPED, _NO_SPACE …
 *
 * Some 20 ms of it, on the thread that owns @source. What is written through @source between two steps gets into the
 * file too, so that it is the room as it was at the last one.
 */
gboolean hv_transfer_step (HvTransfer *self, sqlite3 *source, gboolean *done, GError **error);

/**
 * hv_transfer_verify:
 * @error: %HV_VAULT_ERROR_DAMAGED when the file does not give back what was written into it …
 *
 * After the last step: brings the file to the disk, opens it a second time as if it had never been seen, and reads it
 * all: each page must open and the database must be sound. The file is closed afterwards. Blocks.
 */
gboolean hv_transfer_verify (HvTransfer *self, GError **error);

/** A step ends after sixteen pages however quick they were. */
void hv_transfer_set_short_steps_for_tests (gboolean are_short);

/** Asks the meter: %FALSE with %HV_VAULT_ERROR_STOPPED when it says so. */
gboolean hv_transfer_may_go_on (HvTransfer *self, GError **error);

/** The file stays. */
void hv_transfer_keep (HvTransfer *self);

/** What is going on is ended, and what was begun removed; on the thread that owns the source if there were steps. */
void hv_transfer_free (HvTransfer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTransfer, hv_transfer_free)

G_END_DECLS
