/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_text_collapse:
 * @text: UTF-8
 *
 * White space as XML authors mean it: leading and trailing blanks go, each inner run becomes one
 * space. This is exactly what xgettext does to an element's content, so the result is the msgid.
 *
 * Returns: (transfer full): the collapsed text
 */
char *hv_text_collapse (const char *text);

/**
 * hv_text_fold:
 * @text: UTF-8
 *
 * The form in which text is searched: lower case, accents gone, and the Danish letters written as
 * they are without a Danish keyboard (æ→ae, ø→oe, å→aa; also ä→ae, ö→oe), so that "maal", "mål" and
 * "MÅL" meet.
 *
 * Returns: (transfer full): the folded text
 */
char *hv_text_fold (const char *text);

/**
 * hv_text_excerpt:
 * @text: UTF-8
 * @max_chars: the most characters to give
 *
 * The beginning of @text on one line, cut at a word, with an ellipsis when something was left out.
 *
 * Returns: (transfer full): the excerpt; empty for blank text
 */
char *hv_text_excerpt (const char *text, guint max_chars);

/**
 * hv_text_capitalise:
 * @text: UTF-8
 *
 * For words that begin a line: Danish writes weekdays and months with a small letter inside a sentence.
 *
 * Returns: (transfer full): @text with a capital first letter
 */
char *hv_text_capitalise (const char *text);

G_END_DECLS
