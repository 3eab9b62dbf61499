/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_page_find_remains:
 * @page: a page of SQLite's
 * @usable: its size without the reserved bytes
 * @number: of the page, from 1
 * @pages: how many there are
 * @from: (out): the first byte of the range to be cleared
 * @to: (out): the byte after it
 *
 * When SQLite moves rows to another page, copies of them stay in the free room between a page's cell pointers and its
 * cells, also with secure_delete on: what is deleted later, at its new place, would live on there. Nobody reads these
 * bytes, so they can be cleared whenever the page is written.
 *
 * Returns: whether there is something to clear
 */
gboolean hv_page_find_remains (const guint8 *page, guint32 usable, gint64 number, gint64 pages, guint32 *from,
                               guint32 *to);

G_END_DECLS
