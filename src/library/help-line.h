/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_HELP_LINE (hv_help_line_get_type ())

/** HvHelpLine: a number to call; immutable. */
G_DECLARE_FINAL_TYPE (HvHelpLine, hv_help_line, HV, HELP_LINE, GObject)

const char *hv_help_line_get_id (HvHelpLine *self);
const char *hv_help_line_get_country (HvHelpLine *self);
const char *hv_help_line_get_number (HvHelpLine *self); /**< "" where none could be confirmed: none is printed then */
const char *hv_help_line_get_site (HvHelpLine *self);   /**< (nullable): "example.org" */
const char *hv_help_line_get_name (HvHelpLine *self);
const char *hv_help_line_get_what (HvHelpLine *self);
const char *hv_help_line_get_who (HvHelpLine *self);
const char *hv_help_line_get_cost (HvHelpLine *self);  /**< (nullable): cost and anonymity, where a source says so */
const char *hv_help_line_get_hours (HvHelpLine *self); /**< (nullable): only when checked within twelve months */
const char *hv_help_line_get_checked (HvHelpLine *self); /**< "2026-11" */
const char *hv_help_line_get_source (HvHelpLine *self); /**< where the number was read */
const char *hv_help_line_get_source_date (HvHelpLine *self); /**< (nullable): when the source was written */
gboolean hv_help_line_is_emergency (HvHelpLine *self);

G_END_DECLS
