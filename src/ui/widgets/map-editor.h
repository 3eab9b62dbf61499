/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/map-points.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_MAP_EDITOR (hv_map_editor_get_type ())

/**
 * HvMapEditor:
 *
 * A map as she places things on it: the picture, and beside it the same in words. Everything can be done in either.
 *
 * Signal: "changed" (what she placed has changed).
 */
G_DECLARE_DERIVABLE_TYPE (HvMapEditor, hv_map_editor, HV, MAP_EDITOR, GtkBox)

struct _HvMapEditorClass
{
  GtkBoxClass parent;

  void (*build) (HvMapEditor *self, GtkBox *column);               /**< the words, once */
  void (*refresh) (HvMapEditor *self);                             /**< show what the points say now */
  void (*picked) (HvMapEditor *self, guint place);                 /**< on the picture */
  void (*numbered) (HvMapEditor *self, guint place, int number);   /**< (nullable) on the picture */
  GPtrArray *(*get_shown) (HvMapEditor *self);                     /**< (nullable): those on the picture; else all */
};

/**
 * hv_map_editor_new:
 * @step: a map, but no feeling wheel; it outlives this
 * @name: the question, for screen readers
 * @points: (element-type HvMapPoint): as read from an answer or something kept; changed in place
 */
GtkWidget *hv_map_editor_new (const HvStep *step, const char *name, GPtrArray *points);

GPtrArray *hv_map_editor_get_points (HvMapEditor *self);
/** As it is kept: a line for each point. (transfer full) */
char *hv_map_editor_get_text (HvMapEditor *self);
GtkWidget *hv_map_editor_get_picture (HvMapEditor *self);

/* For the kinds */

const HvStep *hv_map_editor_get_step (HvMapEditor *self);
const char *hv_map_editor_get_name (HvMapEditor *self);
/** To be said when points were changed here: shows them, and tells. */
void hv_map_editor_changed (HvMapEditor *self);
/** A button whose click goes to @clicked (editor, index); told to screen readers with @subject. */
GtkWidget *hv_map_editor_make_button (HvMapEditor *self, const char *label, const char *subject, guint index,
                                      void (*clicked) (HvMapEditor *self, guint index));

G_END_DECLS
