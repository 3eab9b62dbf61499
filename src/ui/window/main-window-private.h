/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/history.h"
#include "ui/window/away-lock.h"
#include "ui/window/idle-lock.h"
#include "ui/window/main-window.h"
#include "ui/window/page.h"
#include "ui/window/sidebar.h"

G_BEGIN_DECLS

/* Shared by main-window.c, which shows, and main-window-actions.c, which does. */

struct _HvMainWindow
{
  AdwWindow parent_instance;

  HvSession *session;
  HvGuard *guard;
  HvIdleLock *idle;
  HvAwayLock *away;
  HvProgress *progress; /* whose settings are followed */

  HvBar *bar;
  HvSidebar *sidebar;
  GtkWidget *trouble; /* what could not be saved is told here, on any page */
  AdwBin *bin;

  HvHistory *history;
  HvPlace *wanted; /* where to go once something is open */
};

/** Where she is. */
HvPlace *hv_main_window_get_current (HvMainWindow *self);

/** The page shown, if it is one that can be asked; what went wrong is told by a page that cannot. (nullable) */
HvPage *hv_main_window_get_asked (HvMainWindow *self);

HvWhere hv_main_window_get_where (HvMainWindow *self);

/** Shows where the history says she is. */
void hv_main_window_show (HvMainWindow *self);

/** On to another place, with a way back; @place (transfer full). */
void hv_main_window_go_on (HvMainWindow *self, HvPlace *place);
/** A new beginning; @place (transfer full). */
void hv_main_window_begin_at (HvMainWindow *self, HvPlace *place);
void hv_main_window_go_back (HvMainWindow *self);

/* In main-window-actions.c. */

void hv_main_window_activate (GtkWidget *widget, const char *name, GVariant *parameter);

/** Where leaving is practised, the first time is practice; everywhere else this leaves. */
void hv_main_window_leave_or_rehearse (HvMainWindow *self);

void hv_main_window_lock (HvMainWindow *self);

G_END_DECLS
