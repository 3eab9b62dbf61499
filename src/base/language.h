/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The languages the program comes in, %NULL-terminated: "da", "en". */
extern const char *const hv_languages[];

/**
 * hv_language_init:
 *
 * Sets the locale and the message catalogue up; the language is the machine's where we have it, else
 * English. A machine without a locale ("C") is given C.UTF-8, since gettext translates nothing in "C".
 * Call once, before any thread is made.
 */
void hv_language_init (void);

/** The language in force: "da" or "en". */
const char *hv_language_get (void);

/**
 * hv_language_set:
 * @language: one of %hv_languages; others are ignored
 *
 * Changes the language of all that is asked for from now on. Only from the main thread.
 */
void hv_language_set (const char *language);

G_END_DECLS
