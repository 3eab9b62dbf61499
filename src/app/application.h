/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Puts the parts together, shows the window and runs until it is left. Returns: what the process ends with */
int hv_application_run (void);

G_END_DECLS
