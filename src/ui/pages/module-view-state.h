/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"

G_BEGIN_DECLS

typedef enum
{
  HV_MODULE_SCREEN_NOTE,       /**< what it touches, before anything else */
  HV_MODULE_SCREEN_PAGE,
  HV_MODULE_SCREEN_SHORT,      /**< the short version, instead of the pages */
  HV_MODULE_SCREEN_ALREADY,    /**< what she can do already */
  HV_MODULE_SCREEN_REFLECTION,
  HV_MODULE_SCREEN_AHEAD,      /**< exercises, when to talk with someone, sources */
} HvModuleScreenKind;

/** HvModuleScreen: one screen of a module. */
typedef struct
{
  HvModuleScreenKind kind;
  const char *id;  /**< a page's id, or a name with a colon that no page can have */
  guint page;      /**< of a page: its place in hv_module_get_pages() */
  guint number;    /**< counted from 1; 0 for the note, which is not counted */
} HvModuleScreen;

/**
 * hv_module_screens_new:
 * @module: the module
 * @is_short: whether the short version stands in for the pages
 *
 * Returns: (transfer full) (element-type HvModuleScreen): the screens in order
 */
GArray *hv_module_screens_new (HvModule *module, gboolean is_short);

/** The place of the screen with this id, or -1. */
int hv_module_screens_find (GArray *screens, const char *id);

/** How many are counted. */
guint hv_module_screens_count (GArray *screens);

/** "Calm", "Me", … in the language in force; "" for a door that is not known. */
const char *hv_module_describe_door (const char *door);

/**
 * The modules of a phase and, unless %NULL, of a door: the gentle ones first, those that name violence last, else in the
 * order of their ids. (transfer full)
 */
GPtrArray *hv_module_find_group (HvLibrary *library, const char *phase, const char *door);

G_END_DECLS
