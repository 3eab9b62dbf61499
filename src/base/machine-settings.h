/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is remembered of this computer before anything is open: one plain file, "settings.ini" in the folder of
 * hv_paths_get_data_dir(). Anyone can read it, so nothing but neutral names and values may be put there. It is not there
 * while everything is as it came, and the folder is never made for it. */

/** Returns: (transfer full) (nullable): what is remembered under @key; short reading, once at the start */
char *hv_machine_settings_get (const char *key);

/**
 * hv_machine_settings_set:
 * @value: (nullable): %NULL forgets it
 *
 * Returns: whether the next start will know it
 */
gboolean hv_machine_settings_set (const char *key, const char *value);

/** Removes the file. */
void hv_machine_settings_forget (void);

G_END_DECLS
