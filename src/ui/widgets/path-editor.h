/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/placed-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_PATH_EDITOR (hv_path_editor_get_type ())

/** HvPathEditor: A line of moments: a form to add one, and the list, in her order. */
G_DECLARE_FINAL_TYPE (HvPathEditor, hv_path_editor, HV, PATH_EDITOR, HvPlacedEditor)

G_END_DECLS
