/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/placed-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_NETWORK_EDITOR (hv_network_editor_get_type ())

/** HvNetworkEditor: who is round her: a form to put initials or a place on the circles, and the list of them. */
G_DECLARE_FINAL_TYPE (HvNetworkEditor, hv_network_editor, HV, NETWORK_EDITOR, HvPlacedEditor)

G_END_DECLS
