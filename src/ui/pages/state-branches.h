/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/state-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_state_branches_append:
 * @box: a vertical box
 * @branches: (element-type HvStateBranchView)
 * @before: which of them: those before the exercises or those after
 *
 * Adds each as a fold under its question, or open if it has none.
 */
void hv_state_branches_append (GtkBox *box, GPtrArray *branches, gboolean before);

G_END_DECLS
