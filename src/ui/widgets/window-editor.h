/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_WINDOW_EDITOR (hv_window_editor_get_type ())

/** HvWindowEditor: Where she is now: the window, and its bands as answers to tick. */
G_DECLARE_FINAL_TYPE (HvWindowEditor, hv_window_editor, HV, WINDOW_EDITOR, HvMapEditor)

G_END_DECLS
