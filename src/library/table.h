/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

G_BEGIN_DECLS

/** HvTableColumn: what is asked in each row: short words, or a number from 0 to 10, or one of several choices. */
typedef struct
{
  char *id;
  HvTranslated *label;
  HvTranslated *hint;    /**< (nullable) */
  HvTranslated *example; /**< (nullable): of short words */
  gboolean rate;         /**< 0 to 10 */
  GPtrArray *choices;    /**< (element-type HvChoice) (nullable) */
} HvTableColumn;

/** HvTableRow: a row that is there from the start. */
typedef struct
{
  char *id;
  HvTranslated *label;
} HvTableRow;

G_END_DECLS
