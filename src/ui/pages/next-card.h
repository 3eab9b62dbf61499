/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_NEXT_CARD (hv_next_card_get_type ())

/**
 * HvNextCard:
 *
 * Her next step on the first page, with what she can do about it: done, change, let it rest; each can be undone for a
 * while. Nothing where there is none.
 */
G_DECLARE_FINAL_TYPE (HvNextCard, hv_next_card, HV, NEXT_CARD, GtkBox)

GtkWidget *hv_next_card_new (HvSession *session);

/** Does now what could still be undone, and keeps words that are being changed. */
void hv_next_card_flush (HvNextCard *self);

G_END_DECLS
