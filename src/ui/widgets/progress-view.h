/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PROGRESS_VIEW (hv_progress_view_get_type ())

/** HvProgressView: how far long work has come, in a bar and in words, and a button that stops it. */
G_DECLARE_FINAL_TYPE (HvProgressView, hv_progress_view, HV, PROGRESS_VIEW, GtkWidget)

/**
 * hv_progress_view_new:
 * @meter: of the work; looked at as long as the view is shown
 * @what: what is being done, in a few words
 */
GtkWidget *hv_progress_view_new (HvMeter *meter, const char *what);

/** Where the focus belongs: what is being done, so that it is said; not the button, that a second Enter does not stop it. */
GtkWidget *hv_progress_view_get_line (HvProgressView *self);

G_END_DECLS
