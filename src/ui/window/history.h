/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/place.h"

G_BEGIN_DECLS

/** HvHistory: where she is, and the way back. Pages that are let go of have handed over their drafts. */
typedef struct _HvHistory HvHistory;

HvHistory *hv_history_new (void);
void hv_history_free (HvHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvHistory, hv_history_free)

/** Where she is; %NULL at the very beginning. (transfer none) */
HvPlace *hv_history_get_place (HvHistory *self);
gboolean hv_history_has_way_back (HvHistory *self);

/* All take @place (transfer full). */

/** On to another place, with a way back. */
void hv_history_push (HvHistory *self, HvPlace *place);
/** Another place in stead of this one; the way back is the same. */
void hv_history_replace (HvHistory *self, HvPlace *place);
/** A new beginning: what came before is over. */
void hv_history_reset (HvHistory *self, HvPlace *place);

/** One back. Returns: whether there was a way */
gboolean hv_history_pop (HvHistory *self);

/** Every page hands over its drafts, now. */
void hv_history_flush (HvHistory *self);

/** Every page is let go of and built anew when it is shown: another language, another room. */
void hv_history_drop_pages (HvHistory *self);

G_END_DECLS
