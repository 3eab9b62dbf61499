/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What is held against a page. */
typedef enum
{
  CHECK_NAME,   /**< a control a screen reader has no name for, or no role */
  CHECK_TARGET, /**< a target smaller than 44 × 44 px */
  CHECK_IMAGE,  /**< a picture that is neither named nor decoration */
  CHECK_RING,   /**< Tab does not begin at "Close now", or does not come round */
  CHECK_TEXT,   /**< text that is cut */
  CHECK_SIZE,   /**< the window asks for more than the screen has */
  N_CHECKS,
} Check;

/** Findings: each told once, with the first place it was seen at. */
typedef struct
{
  GPtrArray *told[N_CHECKS]; /* of strings */
  GHashTable *known;
  guint n_pages, n_controls, n_images, n_labels, n_stops;
} Findings;

Findings *findings_new (void);
void findings_free (Findings *self);

/** Everything that can be seen in @window now. @where: for the messages. @targets: whether sizes are to be measured. */
void page_check (GtkWidget *window, GtkWidget *close_now, const char *where, gboolean targets, Findings *findings);

G_END_DECLS
