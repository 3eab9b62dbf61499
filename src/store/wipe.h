/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Freed memory keeps its bytes until something else wants it; what she wrote is zeroed first. */

/** Zeroes and frees a string from g_malloc(); %NULL is allowed. */
void hv_wipe_string (char *string);

/** The same for a variable, given by its address: it is %NULL afterwards. */
#define hv_clear_string(address) g_clear_pointer ((address), hv_wipe_string)

/** For g_autoptr (HvWipedString). */
typedef char HvWipedString;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvWipedString, hv_wipe_string)

/** Zeroes and frees what is in @string. */
void hv_wipe_gstring (GString *string);

/** Returns: (transfer full): a copy of @size bytes that is zeroed when the last reference goes */
GBytes *hv_wiped_bytes_new (gconstpointer data, gsize size);

/* For SQLite's destructors, which are told the address alone: the copy remembers its own size. */
gpointer hv_wiped_copy_new (gconstpointer data, gsize size); /**< a NUL follows the copy */
void hv_wiped_copy_free (gpointer copy);

G_END_DECLS
