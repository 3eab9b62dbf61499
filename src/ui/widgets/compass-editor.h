/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-editor.h"

G_BEGIN_DECLS

#define HV_TYPE_COMPASS_EDITOR (hv_compass_editor_get_type ())

/** HvCompassEditor: Her areas of life: a number for each that she wants to look at, a name of her own, or hidden. */
G_DECLARE_FINAL_TYPE (HvCompassEditor, hv_compass_editor, HV, COMPASS_EDITOR, HvMapEditor)

G_END_DECLS
