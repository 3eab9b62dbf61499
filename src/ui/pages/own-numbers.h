/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** People, places and numbers that she has kept herself, on the page of help, and a way to add one. (transfer floating) */
GtkWidget *hv_own_numbers_new (HvProgress *progress);

G_END_DECLS
