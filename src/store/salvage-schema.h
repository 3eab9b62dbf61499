/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/table-shape.h"
#include "store/tree-walk.h"

G_BEGIN_DECLS

/**
 * hv_salvage_schema_read:
 * @walk: that has been nowhere yet
 *
 * Which tables and indexes a damaged database has, and where they begin, by its own account (page 1).
 *
 * Returns: (transfer full): a HvTableShape of each that is known; empty when nothing is; %NULL on error
 */
GPtrArray *hv_salvage_schema_read (const HvTreeSource *source, HvTreeWalk *walk, GError **error);

G_END_DECLS
