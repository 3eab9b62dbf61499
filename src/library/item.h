/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_ITEM (hv_item_get_type ())

/** HvItem: one small thing, a sentence or two; immutable. */
G_DECLARE_FINAL_TYPE (HvItem, hv_item, HV, ITEM, GObject)

/** grounding, kindness, small-good, sleep, five-minutes; %NULL-terminated */
extern const char *const hv_item_kinds[];

const char *hv_item_get_id (HvItem *self);
const char *hv_item_get_kind (HvItem *self);
const char *hv_item_get_text (HvItem *self);
const char *const *hv_item_get_states (HvItem *self);      /**< ids; some may not be in the library */
const char *const *hv_item_get_unsafe_when (HvItem *self); /**< see library/circumstances.h */
gboolean hv_item_suits (HvItem *self, const char *state);
gboolean hv_item_fits (HvItem *self, const char *situation);

/** Whether the program may bring it by itself; else it is only in a list, where she chooses it. */
gboolean hv_item_may_be_drawn (HvItem *self);

G_END_DECLS
