/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PICKER (hv_picker_get_type ())

/**
 * HvPicker:
 *
 * Finds a folder or a file, on the page itself. GTK's chooser and the desktop's remember where one has been; this one
 * remembers nothing, asks no other program, and opens no file.
 *
 * Signals: "chosen" (filename: the path as the system writes it).
 */
G_DECLARE_FINAL_TYPE (HvPicker, hv_picker, HV, PICKER, GtkWidget)

/**
 * hv_picker_new:
 * @choose: (nullable): what the button says that takes the folder shown; %NULL to have a file chosen instead
 */
GtkWidget *hv_picker_new (const char *choose);

/** Shows what is in @path; %NULL: the places to begin with. */
void hv_picker_open (HvPicker *self, const char *path);

G_END_DECLS
