/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/suggestions.h"

G_BEGIN_DECLS

/** HvItemViewState: what a card with one small item shows. The words are in the language in force. */
typedef struct
{
  const char *text;
  gboolean hidden;  /**< she has just hidden it: @text says so, and it can be undone */
  gboolean helps;   /**< she has said that it does */
  const char *note; /**< (nullable): what becomes of what she says, or that there is no other */
  gboolean offers_keeping;
} HvItemViewState;

/**
 * hv_item_view_state_init:
 * @exhausted: she asked for another and there is none
 */
void hv_item_view_state_init (HvItemViewState *self, HvSuggestions *suggestions, HvItem *item,
                              gboolean exhausted);

/** A kind in the language in force, e.g. "Kind words". */
const char *hv_item_kind_describe (const char *kind);

G_END_DECLS
