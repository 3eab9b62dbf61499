/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_command_line_run:
 * @arguments: as given to main(), %NULL-terminated
 * @status: (out): what the process ends with
 *
 * Does what the options ask for: --help, --version, --check FILE….
 *
 * Returns: whether there was anything; %FALSE starts the program
 */
gboolean hv_command_line_run (char **arguments, int *status);

G_END_DECLS
