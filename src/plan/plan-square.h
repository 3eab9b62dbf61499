/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HvPlanSquare: the dark and light fields of a QR code, without the four light ones that must surround it.
 */
typedef struct
{
  guint size;   /**< fields along each side */
  guint8 *dark; /**< row by row, 1 or 0 */
} HvPlanSquare;

/**
 * hv_plan_square_new:
 * @code: the words of a plan
 *
 * The words in capitals, without accents: all machines read those alike, and hv_plan_code_read() takes them
 * for the same.
 *
 * Returns: (transfer full) (nullable): %NULL when no code of words is that long
 */
HvPlanSquare *hv_plan_square_new (const char *code);
void hv_plan_square_free (HvPlanSquare *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPlanSquare, hv_plan_square_free)

gboolean hv_plan_square_is_dark (const HvPlanSquare *self, guint column,
                                 guint row); /**< light outside of it */

G_END_DECLS
