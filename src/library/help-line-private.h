/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/help-line.h"
#include "library/reading.h"

G_BEGIN_DECLS

/** Adds the lines of a country's file to @lines (element-type HvHelpLine); nodes' lines go to @numbers (int). */
void hv_help_read (HvReading *r, HvXmlNode *root, GPtrArray *lines, GArray *numbers);

G_END_DECLS
