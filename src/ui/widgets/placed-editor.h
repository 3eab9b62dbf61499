/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_PLACED_EDITOR (hv_placed_editor_get_type ())

/** HvPlacedEditor: what network and path share: a form to place a point of hers, and the list of them. */
G_DECLARE_DERIVABLE_TYPE (HvPlacedEditor, hv_placed_editor, HV, PLACED_EDITOR, HvMapEditor)

struct _HvPlacedEditorClass
{
  HvMapEditorClass parent;

  const char *words_label, *put_label, *full_label; /**< msgids */

  void (*build_form) (HvPlacedEditor *self, GtkBox *before, GtkBox *after); /**< what is asked besides the words */
  HvMapPoint *(*read_form) (HvPlacedEditor *self, const char *words);       /**< the point it makes */
  void (*fill_form) (HvPlacedEditor *self, const HvMapPoint *point);        /**< %NULL empties it */
  void (*add_buttons) (HvPlacedEditor *self, GtkWidget *row, guint index);  /**< (nullable): more for a point */
};

/* For the kinds */

/** Fills the form with a point that is there, to be changed. */
void hv_placed_editor_change (HvMapEditor *editor, guint index);
/** Empties the form, shows what has changed, and lets the focus go to the words. */
void hv_placed_editor_done (HvPlacedEditor *self);
void hv_placed_editor_focus_row (HvPlacedEditor *self, guint index);

G_END_DECLS
