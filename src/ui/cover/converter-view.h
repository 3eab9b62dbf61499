/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_CONVERTER_VIEW (hv_converter_view_get_type ())

/** HvConverterView: an amount in one unit, and in another, as it is typed. */
G_DECLARE_FINAL_TYPE (HvConverterView, hv_converter_view, HV, CONVERTER_VIEW, AdwBin)

GtkWidget *hv_converter_view_new (HvSession *session);

G_END_DECLS
