/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "library/help-line.h"
#include "library/library-error.h"
#include "library/module.h"
#include "library/state.h"

G_BEGIN_DECLS

#define HV_TYPE_LIBRARY (hv_library_get_type ())

/** HvLibrary: all modules, exercises, states and help lines; read once, immutable after. */
G_DECLARE_FINAL_TYPE (HvLibrary, hv_library, HV, LIBRARY, GObject)

/** Reads what was built in (GResource /hverdag/library). */
HvLibrary *hv_library_new (GError **error);

/**
 * hv_library_new_from_files:
 * @paths: XML files
 * @error: (nullable): from %HV_LIBRARY_ERROR; the message begins "FILE:LINE: "
 */
HvLibrary *hv_library_new_from_files (const char *const *paths, GError **error);

/* All (transfer none), in the order of their ids (states by order). */
GPtrArray *hv_library_get_exercises (HvLibrary *self);
GPtrArray *hv_library_get_modules (HvLibrary *self);
GPtrArray *hv_library_get_states (HvLibrary *self);
GPtrArray *hv_library_get_help_lines (HvLibrary *self);

/* (transfer none) (nullable) */
HvExercise *hv_library_find_exercise (HvLibrary *self, const char *id);
HvModule *hv_library_find_module (HvLibrary *self, const char *id);
HvState *hv_library_find_state (HvLibrary *self, const char *id);
HvHelpLine *hv_library_find_help_line (HvLibrary *self, const char *id);

/** Every HvTranslated there is, for the test that compares them with the POT. (transfer container) */
GPtrArray *hv_library_get_all_texts (HvLibrary *self);

G_END_DECLS
