/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/secret-buffer.h"

G_BEGIN_DECLS

#define HV_TYPE_SHOWN_LINE (hv_shown_line_get_type ())

/** HvShownLine: draws what a field's dots stand for, for eyes alone: it has no text for the accessibility
 * bus. */
G_DECLARE_FINAL_TYPE (HvShownLine, hv_shown_line, HV, SHOWN_LINE, GtkWidget)

GtkWidget *hv_shown_line_new (HvSecretBuffer *buffer);

G_END_DECLS
