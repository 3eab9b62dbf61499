/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** A card for each sentence that she has rated; empty for none. (transfer floating) */
GtkWidget *hv_mine_ratings_new (HvSession *session, HvProgress *progress);

/** A card for each exercise and reading that she has marked; empty for none. (transfer floating) */
GtkWidget *hv_mine_favourites_new (HvSession *session, HvProgress *progress);

G_END_DECLS
