/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_SHARES_EDITOR (hv_shares_editor_get_type ())

/** HvSharesEditor: A circle of pieces: each part gets and gives them by buttons. */
G_DECLARE_FINAL_TYPE (HvSharesEditor, hv_shares_editor, HV, SHARES_EDITOR, HvMapEditor)

G_END_DECLS
