/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/print/sheet-layout.h"

G_BEGIN_DECLS

/**
 * hv_sheet_to_pdf:
 *
 * The sheet as a PDF, made in memory. It names no program, no person and no time: its title is the word for
 * "document" in the language in force.
 *
 * Returns: (transfer full): the bytes, wiped when freed
 */
GBytes *hv_sheet_to_pdf (const HvSheet *sheet, const HvPaper *paper);

/**
 * hv_sheet_save_async:
 * @pdf: what is written
 * @folder: where
 *
 * Writes it in a thread, into a new file that tells nothing: "Document.pdf", or with a number when there is
 * one.
 */
void hv_sheet_save_async (GBytes *pdf, const char *folder, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_sheet_save_finish:
 * @error: %HV_VAULT_ERROR for what the disk says
 *
 * Returns: (transfer full) (nullable): the file's path
 */
char *hv_sheet_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
