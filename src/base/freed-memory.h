/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_freed_memory_begin_wiping:
 *
 * From now on whatever is freed in this process is zeroed first, by whomever: for words that are to be left nowhere, of which a
 * toolkit makes and frees copies with every key. Each call wants a call of hv_freed_memory_end_wiping(). Does nothing where the
 * C library is another one than glibc, or a sanitizer has its hands on the memory.
 */
void hv_freed_memory_begin_wiping (void);
void hv_freed_memory_end_wiping (void);

/** Whether memory is wiped at all on this system. */
gboolean hv_freed_memory_can_wipe (void);

G_END_DECLS
