/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_left_out_new:
 * @session: where she may have said how she lives
 * @things: (element-type GObject): exercises and modules that are not for her now
 *
 * A quiet line that opens to what is left out and why, and from there to the thing itself: nothing is locked, and
 * nothing is hidden behind her back. Not shown when nothing is left out.
 */
GtkWidget *hv_left_out_new (HvSession *session, GPtrArray *things);

G_END_DECLS
