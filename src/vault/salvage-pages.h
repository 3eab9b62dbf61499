/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * HvSalvagePages:
 *
 * Every page of a damaged room that verifies, as it was last committed: what its file has, and over it what its log
 * has, where a frame that does not verify ends nothing. The room is only read: not a byte of it is changed.
 */
typedef struct _HvSalvagePages HvSalvagePages;

/**
 * hv_salvage_pages_open:
 * @path: of the room; a file of a folder of rooms may have lost its salt, the others have it too
 * @passphrase: of any of its slots
 * @meter: (nullable): told of the pages looked at
 * @error: _WRONG_PASSPHRASE; _DAMAGED when both copies of the header's body are lost, without which no page can be
 * read; _IN_USE, _STOPPED …
 *
 * Looks at every page once. Blocks for a key derivation, and for reading the file.
 */
HvSalvagePages *hv_salvage_pages_open (const char *path, const HvSecret *passphrase, HvMeter *meter, GError **error);
void hv_salvage_pages_free (HvSalvagePages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSalvagePages, hv_salvage_pages_free)

/** Bytes of a page, and how many of them are SQLite's. */
guint32 hv_salvage_pages_get_size (const HvSalvagePages *pages, guint32 *usable);

/** The number of the last page; the first is 1. */
guint hv_salvage_pages_get_count (const HvSalvagePages *pages);

/** (transfer none): the numbers (guint) of those that are lost, in order */
GArray *hv_salvage_pages_get_lost (const HvSalvagePages *pages);

/** @page: (out): SQLite's page, its reserved bytes zero. Returns: %FALSE when it is lost */
gboolean hv_salvage_pages_read (const HvSalvagePages *pages, guint number, guint8 *page);

G_END_DECLS
