/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_ITEM_CARD (hv_item_card_get_type ())

/**
 * HvItemCard:
 *
 * One small thing. She can ask for another at any time, say that this helps, or hide it, which can be undone.
 * Invisible while nothing fits.
 */
G_DECLARE_FINAL_TYPE (HvItemCard, hv_item_card, HV, ITEM_CARD, GtkWidget)

/** @state: (nullable): the state it has to suit */
GtkWidget *hv_item_card_new (HvSession *session, const char *state);

/** Brings one that fits all of @situations (%NULL-terminated), unless the one that is there does. */
void hv_item_card_set_situations (HvItemCard *self, const char *const *situations);

/** Shows the one she chose in a list. */
void hv_item_card_choose (HvItemCard *self, HvItem *item);

/** (nullable) (transfer none) */
HvItem *hv_item_card_get_item (HvItemCard *self);

G_END_DECLS
