/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** HvLeaveFunc: gives drafts to the store and closes it; the windows are gone when it is called. */
typedef void (*HvLeaveFunc) (gpointer data);

/**
 * hv_leave:
 * @finish: (nullable): what there is to finish
 * @data: for @finish
 *
 * Every window off the screen at once, then what hv_next_program_choose() was told is opened, then @finish, then the end of the process. Nothing of GTK's own
 * closing down is done: it can keep a window on the screen for ten seconds when a clipboard manager hangs, and it
 * hands over what was copied. Does not return.
 */
void hv_leave (HvLeaveFunc finish, gpointer data);

/** What is called in place of _exit(), so that a test can see the order of things; %NULL to go back. */
void hv_leave_set_exit_for_tests (void (*leave) (int status));

G_END_DECLS
