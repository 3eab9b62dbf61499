/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "safety/safety-error.h"

G_BEGIN_DECLS

/**
 * hv_harden_process:
 * @error: %HV_SAFETY_ERROR_FAILED
 *
 * Closes what the program never needs, for good: no core files, no reading of its memory by other
 * programs of the same user, no socket but local ones (so nothing can be sent anywhere), no io_uring (which
 * could open sockets past the filter), no other program, no new privileges. Call first of all, before there are threads.
 *
 * Returns: whether all of it is in force
 */
gboolean hv_harden_process (GError **error);

/**
 * hv_harden_take_arguments:
 * @argc: as given to main()
 * @argv: as given to main(); overwritten, so that the list of processes shows @name alone
 * @name: what the process is called from now on
 *
 * Returns: (transfer full): a copy of the arguments
 */
char **hv_harden_take_arguments (int argc, char **argv, const char *name);

/**
 * hv_harden_silence_log:
 *
 * Messages of GLib and GTK go nowhere: standard error ends up in the system's journal or in a file of the
 * session. A build with -Dlog=true writes them all the same, for those who work on the program.
 */
void hv_harden_silence_log (void);

G_END_DECLS
