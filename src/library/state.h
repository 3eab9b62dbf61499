/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_STATE (hv_state_get_type ())

/** HvState: "right now I feel …"; immutable. */
G_DECLARE_FINAL_TYPE (HvState, hv_state, HV, STATE, GObject)

const char *hv_state_get_id (HvState *self);
const char *hv_state_get_title (HvState *self);
const char *hv_state_get_text (HvState *self);   /**< one or two kind lines */
const char *hv_state_get_tint (HvState *self);
guint hv_state_get_order (HvState *self);
gboolean hv_state_shows_emergency (HvState *self); /**< 112 and 1888 on top of the page */
const char *const *hv_state_get_exercises (HvState *self); /**< ids in the order of the content map */
GPtrArray *hv_state_get_notes (HvState *self);   /**< (element-type HvTranslated) */

G_END_DECLS
