/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

/** hv_step_views_make: the view for where @runner stands now. (transfer floating) */
GtkWidget *hv_step_views_make (HvSession *session, HvRunner *runner);

G_END_DECLS
