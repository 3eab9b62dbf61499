/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_UNDO_BAR (hv_undo_bar_get_type ())

/** How long it can be undone, ms; longer while the pointer or the focus rests on the bar. */
#define HV_UNDO_BAR_MS 10000

/**
 * HvUndoBar:
 *
 * Says what was taken away and offers to bring it back. Hidden when there is nothing to undo.
 *
 * Signals: "undo" (she wants it back); "gone" (the time is over, or hv_undo_bar_finish() was called).
 */
G_DECLARE_FINAL_TYPE (HvUndoBar, hv_undo_bar, HV, UNDO_BAR, GtkWidget)

GtkWidget *hv_undo_bar_new (void);

/** Shows @text; what was offered before is "gone" first. */
void hv_undo_bar_offer (HvUndoBar *self, const char *text);

/** What is on offer, if anything, is "gone" now. */
void hv_undo_bar_finish (HvUndoBar *self);

G_END_DECLS
