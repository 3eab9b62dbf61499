/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Her circumstances, as she chose them: living (with the person), leaving, apart, children (contact through
 * children), or unsaid. Content names those in which it is unsafe; it is then neither offered nor listed.
 * %NULL-terminated.
 */
extern const char *const hv_circumstances[];

/** Returns: (transfer none): that name; "unsaid" when @name is %NULL or none of them */
const char *hv_circumstances_find (const char *name);

/**
 * hv_is_unsafe_when:
 * @unsafe_when: what the content names
 * @circumstances: hers; %NULL is unsaid
 */
gboolean hv_is_unsafe_when (const char *const *unsafe_when, const char *circumstances);

G_END_DECLS
