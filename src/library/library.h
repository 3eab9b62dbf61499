/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "library/help-line.h"
#include "library/item.h"
#include "library/library-error.h"
#include "library/module.h"
#include "library/rating.h"
#include "library/route.h"
#include "library/state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_TYPE_LIBRARY (hv_library_get_type ())

/** HvLibrary: all modules, exercises, states, small items and help lines; read once, immutable after. */
G_DECLARE_FINAL_TYPE (HvLibrary, hv_library, HV, LIBRARY, GObject)

/** Reads what was built in (GResource /hverdag/library). */
HvLibrary *hv_library_new (GError **error);

/**
 * hv_library_new_from_files:
 * @paths: XML files
 * @error: (nullable): from %HV_LIBRARY_ERROR; the message begins "FILE:LINE: "
 */
HvLibrary *hv_library_new_from_files (const char *const *paths, GError **error);

/**
 * hv_library_new_from_data:
 * @name: what to call it in messages
 *
 * The same for the content of one file.
 */
HvLibrary *hv_library_new_from_data (const char *name, const char *data, gsize length, GError **error);

/**
 * hv_library_check_files:
 * @paths: XML files
 * @sound: (out) (optional): whether there was no error
 *
 * For those who write content: reads the files as the program does and tells all that is wrong, and
 * what could be better. Help lines of the built-in library may be referred to.
 *
 * Returns: (transfer full): "FILE:LINE: error: …" and "FILE:LINE: advice: …"
 */
GStrv hv_library_check_files (const char *const *paths, gboolean *sound);

/** The GResource of the built-in files, registered; for those who want to look at it by path. */
GResource *hv_library_get_bundle (void);

/* All (transfer none): exercises, modules and items by id, states and routes by order, help lines as their files have them. */
GPtrArray *hv_library_get_exercises (HvLibrary *self);
GPtrArray *hv_library_get_modules (HvLibrary *self);
GPtrArray *hv_library_get_states (HvLibrary *self);
GPtrArray *hv_library_get_routes (HvLibrary *self);
GPtrArray *hv_library_get_help_lines (HvLibrary *self);
GPtrArray *hv_library_get_ratings (HvLibrary *self); /**< as their file has them */
GPtrArray *hv_library_get_items (HvLibrary *self);

/* (transfer none) (nullable) */
HvExercise *hv_library_find_exercise (HvLibrary *self, const char *id);
HvModule *hv_library_find_module (HvLibrary *self, const char *id);
HvState *hv_library_find_state (HvLibrary *self, const char *id);
HvRoute *hv_library_find_route (HvLibrary *self, const char *id);
HvRating *hv_library_find_rating (HvLibrary *self, const char *id);
HvHelpLine *hv_library_find_help_line (HvLibrary *self, const char *id);
HvItem *hv_library_find_item (HvLibrary *self, const char *id);

/**
 * hv_library_pick_exercises:
 * @ids: %NULL-terminated, e.g. of a state or a module
 *
 * Returns: (transfer container) (element-type HvExercise): those that are in the library, in the order of @ids
 */
GPtrArray *hv_library_pick_exercises (HvLibrary *self, const char *const *ids);

/** Every HvTranslated there is, for the test that compares them with the POT. (transfer container) */
GPtrArray *hv_library_get_all_texts (HvLibrary *self);

G_END_DECLS
