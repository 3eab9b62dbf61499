/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/drawing.h"
#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_MODULE (hv_module_get_type ())

/** HvModule: one module of the library; immutable. */
G_DECLARE_FINAL_TYPE (HvModule, hv_module, HV, MODULE, GObject)

typedef struct
{
  char *id;
  HvTranslated *heading;
  GPtrArray *texts;   /**< (element-type HvTranslated): at most 60 words in all */
  HvDrawing *drawing; /**< (nullable) */
} HvModulePage;

const char *hv_module_get_id (HvModule *self);
const char *hv_module_get_title (HvModule *self);
const char *hv_module_get_summary (HvModule *self);
guint hv_module_get_minutes (HvModule *self);
const char *hv_module_get_phase (HvModule *self); /**< "start", "underway", "closing" */
const char *hv_module_get_door (HvModule *self);  /**< "calm", "me", "others", "everyday" (ro, mig, andre, hverdag) */
const char *const *hv_module_get_approaches (HvModule *self);
const char *const *hv_module_get_principles (HvModule *self);
guint hv_module_get_sensitivity (HvModule *self); /**< 1–3 */
const char *hv_module_get_content_note (HvModule *self); /**< (nullable) */
/** Whether it may be offered to someone who lives so (%NULL: unsaid); all that offers or lists asks this. */
gboolean hv_module_is_for (HvModule *self, const char *circumstances);
const char *const *hv_module_get_unsafe_when (HvModule *self); /**< see library/circumstances.h */
const char *hv_module_get_unsafe (HvModule *self); /**< (nullable): why it is not for everyone, in words for her */
GPtrArray *hv_module_get_pages (HvModule *self);  /**< (element-type HvModulePage) */
GPtrArray *hv_module_get_short_texts (HvModule *self); /**< (element-type HvTranslated) */
const char *hv_module_get_already (HvModule *self);    /**< "what I can do already": the prompt */
const char *hv_module_get_reflection (HvModule *self);
const char *const *hv_module_get_exercises (HvModule *self); /**< ids; may name some that are not in the library */
const char *hv_module_get_talk (HvModule *self); /**< when to talk with someone */
GPtrArray *hv_module_get_source_texts (HvModule *self); /**< (element-type HvTranslated) */
guint hv_module_get_group_minutes (HvModule *self);
GPtrArray *hv_module_get_group_texts (HvModule *self); /**< (element-type HvTranslated): facilitator notes */

G_END_DECLS
