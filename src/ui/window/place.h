/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HvPlace: where she is or was. The page is kept, so that she comes back to the very same place.
 * @pausing: this page is a pause from the place before it
 */
typedef struct
{
  char *name;
  char *id;
  gboolean pausing;
  GtkWidget *page;  /**< (nullable): not built yet, or let go of */
  GtkWidget *focus; /**< weak: what had the focus when she went on */
} HvPlace;

HvPlace *hv_place_new (const char *name, const char *id);
void hv_place_free (HvPlace *place);

/** Lets the page go; it is built anew when she comes back. */
void hv_place_drop_page (HvPlace *place);

gboolean hv_place_is (const HvPlace *place, const char *name, const char *id);

/** Whether it is an exercise or a module: something that is stopped rather than left. */
gboolean hv_place_is_immersive (const HvPlace *place);

void hv_place_remember_focus (HvPlace *place);
/** Returns: whether the focus was put back where it was */
gboolean hv_place_restore_focus (HvPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPlace, hv_place_free)

G_END_DECLS
