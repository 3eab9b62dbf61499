/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/plan-square.h"

#include "base/text.h"

#include <qrencode.h>
#include <string.h>

#define MOST_BYTES 200

HvPlanSquare *
hv_plan_square_new (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  g_autofree char *plain = hv_text_fold (code), *capitals = g_ascii_strup (plain, -1);
  if (*capitals == '\0' || strlen (capitals) > MOST_BYTES)
    return NULL;
  /* A quarter may be smudged or creased. */
  QRcode *made = QRcode_encodeString (capitals, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
  if (made == NULL)
    return NULL;
  HvPlanSquare *self = g_new0 (HvPlanSquare, 1);
  self->size = (guint)made->width;
  self->dark = g_new (guint8, self->size * self->size);
  for (guint i = 0; i < self->size * self->size; i++)
    self->dark[i] = made->data[i] & 1;
  QRcode_free (made);
  return self;
}

void
hv_plan_square_free (HvPlanSquare *self)
{
  g_free (self->dark);
  g_free (self);
}

gboolean
hv_plan_square_is_dark (const HvPlanSquare *self, guint column, guint row)
{
  return column < self->size && row < self->size && self->dark[row * self->size + column] != 0;
}
