/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_BREATH_CIRCLE (hv_breath_circle_get_type ())

/**
 * HvBreathCircle:
 *
 * A soft halo with a circle inside that is as open as it is told to be, and a word in its middle. It has no
 * clock: it draws only when something has changed.
 */
G_DECLARE_FINAL_TYPE (HvBreathCircle, hv_breath_circle, HV, BREATH_CIRCLE, GtkWidget)

GtkWidget *hv_breath_circle_new (void);

/** @openness: 0–1 */
void hv_breath_circle_set_openness (HvBreathCircle *self, double openness);

/**
 * hv_breath_circle_set_words:
 * @word: in the middle; also its accessible name, so "" only when @name is given
 * @count: (nullable): smaller, under it
 * @name: (nullable): what a screen reader says instead of @word
 */
void hv_breath_circle_set_words (HvBreathCircle *self, const char *word, const char *count, const char *name);

/** A dot on a line from the middle to the rim, to follow with a finger. */
void hv_breath_circle_set_finger (HvBreathCircle *self, gboolean finger);

double hv_breath_circle_get_openness (HvBreathCircle *self);
const char *hv_breath_circle_get_word (HvBreathCircle *self);

G_END_DECLS
