/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_EDITOR_BUFFER (hv_editor_buffer_get_type ())

/**
 * HvEditorBuffer:
 *
 * A text buffer that never holds the main loop: what is large is put in piece by piece while nothing else is to be
 * done, and long paragraphs are broken up for the eye (ui/pages/paragraphs.h). What it gives back is whole at every
 * moment, also while pieces are still to come.
 *
 * Signals: "edited" (she, not the program, has changed the text).
 */
G_DECLARE_FINAL_TYPE (HvEditorBuffer, hv_editor_buffer, HV, EDITOR_BUFFER, GtkTextBuffer)

HvEditorBuffer *hv_editor_buffer_new (void);

/** Replaces all of the text; there is nothing to undo afterwards. Does not emit "edited". */
void hv_editor_buffer_set_content (HvEditorBuffer *self, const char *text);

/** Returns: (transfer full): the whole text as it was written; wipe it after use */
char *hv_editor_buffer_dup_content (HvEditorBuffer *self);

/** Whether there is nothing but blanks. */
gboolean hv_editor_buffer_is_blank (HvEditorBuffer *self);

/** Whether pieces are still to come. */
gboolean hv_editor_buffer_is_feeding (HvEditorBuffer *self);

G_END_DECLS
