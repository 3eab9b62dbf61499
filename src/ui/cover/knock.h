/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/text-field.h"
#include "ui/window/session.h"

G_BEGIN_DECLS

/**
 * hv_knock_on_enter:
 * @field: a field of the cover in which Enter is an ordinary thing
 *
 * With Enter, whatever is written in @field is tried as a passphrase too, in the background: nothing is shown, and the
 * same work is done whatever it is. Only when something opens, the session tells. Words that are left standing are
 * taken away after a minute, as they may have been meant for this.
 *
 * @session: not kept alive beyond @field
 */
void hv_knock_on_enter (HvTextField *field, HvSession *session);

/** How long words are left standing. */
#define HV_KNOCK_KEEP_MS 60000

/** For tests: another time. */
void hv_knock_set_keep_ms_for_tests (guint ms);

G_END_DECLS
