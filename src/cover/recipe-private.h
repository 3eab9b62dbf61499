/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/recipe.h"
#include "library/reading.h"

G_BEGIN_DECLS

/** Returns: (transfer full): never %NULL; not to be used when a problem was told */
HvRecipe *hv_recipe_read (HvReading *r, HvXmlNode *root);

/**
 * hv_quantity_format:
 * @amount: above 0
 *
 * An amount in units that a cook would take for it: 1500 g are 1.5 kg.
 *
 * Returns: (transfer full)
 */
char *hv_quantity_format (double amount, const HvUnit *unit, HvUnitSystem units);

G_END_DECLS
