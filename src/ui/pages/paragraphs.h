/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The longest paragraph that is laid out in one piece, in bytes. Pango breaks lines in quadratic time: one paragraph
 * of 64 KB holds the main loop, and with it the way out, for some three seconds.
 */
#define HV_PARAGRAPH_MAX_BYTES 4096

/** U+2029, which a text view takes for the end of a paragraph: put where one was broken up. */
#define HV_PARAGRAPH_MARK "\xe2\x80\xa9"

/**
 * hv_paragraphs_split:
 * @text: UTF-8
 *
 * Breaks paragraphs above %HV_PARAGRAPH_MAX_BYTES at the end of a word, or within one that is longer still, by
 * %HV_PARAGRAPH_MARK. A mark that is in @text already is doubled.
 *
 * Returns: (transfer full): what to show; hv_paragraphs_join() gives @text back, byte for byte
 */
char *hv_paragraphs_split (const char *text);

/** Whether hv_paragraphs_split() would change the first @length bytes of @text. */
gboolean hv_paragraphs_needs_split (const char *text, gsize length);

/**
 * hv_paragraphs_join:
 * @shown: UTF-8
 *
 * Returns: (transfer full): the text without the marks that breaking up put in
 */
char *hv_paragraphs_join (const char *shown);

G_END_DECLS
