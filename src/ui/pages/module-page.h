/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_MODULE_READER (hv_module_reader_get_type ())

/**
 * HvModuleReader: one module, a screen at a time. (HvModulePage is one page of the module itself.)
 *
 * Its place is kept when a room is open. What she writes is kept only when she says so.
 */
G_DECLARE_FINAL_TYPE (HvModuleReader, hv_module_reader, HV, MODULE_READER, AdwBin)

GtkWidget *hv_module_page_new (HvSession *session, const char *id);

G_END_DECLS
