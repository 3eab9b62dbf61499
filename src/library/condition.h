/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvCondition:
 *
 * When a step is shown: `danger=no`, `danger=yes|unsure`, `strength>=8`, `place!=bed`, joined by
 * spaces (all must hold). Grammar and meaning: data/library/README.md.
 */
typedef struct _HvCondition HvCondition;

HvCondition *hv_condition_parse (const char *text, GError **error);
void hv_condition_free (HvCondition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvCondition, hv_condition_free)

/**
 * HvConditionLookup:
 * @values: (out) (transfer none) (nullable): the values chosen for @name; %NULL when unanswered
 * @number: (out): its number when it is a rating
 *
 * Returns: whether @name has been answered
 */
typedef gboolean (*HvConditionLookup) (const char *name, const char *const **values, int *number, gpointer data);

/** An unanswered name makes its comparison false, also with `!=`. */
gboolean hv_condition_holds (const HvCondition *self, HvConditionLookup lookup, gpointer data);

/** Returns: (transfer container) (element-type utf8): the names it asks for */
GPtrArray *hv_condition_get_names (const HvCondition *self);

G_END_DECLS
