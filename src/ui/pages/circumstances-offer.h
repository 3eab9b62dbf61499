/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_circumstances_offer_is_due:
 * @answer: (nullable): what she said of how she lives
 * @offered: (nullable): the day on which it was offered, as @today
 * @today: the day
 * @has_practised: whether an exercise has been done: relief comes before questions
 *
 * It is offered on one day of all, and never again.
 */
gboolean hv_circumstances_offer_is_due (const char *answer, const char *offered, const char *today,
                                        gboolean has_practised);

/** A note that offers to say how she lives now; hidden when it is not due, and once she answers. */
GtkWidget *hv_circumstances_offer_new (HvSession *session);
/** Looks again whether it is due; to be called when the room or what it keeps has changed. */
void hv_circumstances_offer_refresh (GtkWidget *offer);

G_END_DECLS
