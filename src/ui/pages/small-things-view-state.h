/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/suggestions.h"

G_BEGIN_DECLS

/** HvSmallThingsViewState: the list of small things of one kind. */
typedef struct
{
  GPtrArray *kinds;  /**< (element-type utf8): those there are items of */
  const char *kind;  /**< (nullable): the one that is shown */
  GPtrArray *items;  /**< (element-type HvItem): those that fit, what helps first */
  GPtrArray *hidden; /**< (element-type HvItem): what she hid, of all kinds */
} HvSmallThingsViewState;

/**
 * hv_small_things_view_state_new:
 * @kind: (nullable): the one she chose; the first there is otherwise
 * @wish: what they have to fit; also those that are never brought by themselves are listed
 */
HvSmallThingsViewState *hv_small_things_view_state_new (HvLibrary *library, HvSuggestions *suggestions,
                                                        const char *kind, const HvOfferWish *wish);
void hv_small_things_view_state_free (HvSmallThingsViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSmallThingsViewState, hv_small_things_view_state_free)

G_END_DECLS
