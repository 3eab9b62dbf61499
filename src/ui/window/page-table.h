/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HvPageInfo: one line of the table of pages.
 * @name: as `win.go` and the history know it
 * @icon: (nullable): of pages that the sidebar shows
 * @in_sidebar: whether the sidebar leads to it; its name there is the label of its `win.go` action
 * @make: builds the page; @id is %NULL for pages that are about nothing in particular
 */
typedef struct
{
  const char *name;
  const char *icon;
  gboolean in_sidebar;
  GtkWidget *(*make) (HvSession *session, const char *id);
} HvPageInfo;

const HvPageInfo *hv_page_table_get_all (gsize *n_pages);
const HvPageInfo *hv_page_table_find (const char *name);

G_END_DECLS
