/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/item.h"
#include "library/reading.h"

G_BEGIN_DECLS

/**
 * hv_items_read:
 * @items: (element-type HvItem): those of the file are added, (transfer full)
 * @numbers: (element-type int): their lines are added
 *
 * Returns: (transfer none): the kind that the file holds
 */
const char *hv_items_read (HvReading *r, HvXmlNode *root, GPtrArray *items, GArray *numbers);

G_END_DECLS
