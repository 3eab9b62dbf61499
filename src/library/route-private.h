/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/reading.h"
#include "library/route.h"

G_BEGIN_DECLS

/** Returns: (transfer full): never %NULL; not to be used when a problem was told */
HvRoute *hv_route_read (HvReading *r, HvXmlNode *root);

G_END_DECLS
