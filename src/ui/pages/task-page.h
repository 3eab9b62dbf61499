/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "ui/window/session.h"
#include "vault/secret.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_TASK_PAGE (hv_task_page_get_type ())

/**
 * HvTaskPage:
 *
 * A page on which one thing is done, a few small steps one after another in the same column: what it is, what is asked,
 * the work, what came of it. A subclass builds its steps with the functions below.
 *
 * Work goes on while the page is out of sight (a pause), and is stopped when the page is let go of: another page, the
 * room locked, the program gone.
 */
G_DECLARE_DERIVABLE_TYPE (HvTaskPage, hv_task_page, HV, TASK_PAGE, AdwBin)

struct _HvTaskPageClass
{
  AdwBinClass parent_class;

  const char *(*get_title) (HvTaskPage *self); /**< in the language in force */
  gboolean (*back) (HvTaskPage *self); /**< one step back; FALSE if there is none (may be left out) */
};

/** @page: (transfer floating): just made; gives it its session and its frame */
GtkWidget *hv_task_page_start (gpointer page, HvSession *session);

/** (transfer none) */
HvSession *hv_task_page_get_session (HvTaskPage *self);

/**
 * hv_task_page_watch:
 *
 * What a callback is given in place of the page, so that an answer on its way does not keep a page that has been let go
 * of. Every watch is ended once, by hv_task_page_end_watch().
 */
gpointer hv_task_page_watch (gpointer page);
/** (transfer full) (nullable): the page, if it is still there */
gpointer hv_task_page_end_watch (gpointer watch);

/* --- A step --- */

/** A new step: what the last one showed goes, what was typed is wiped. */
void hv_task_page_begin (HvTaskPage *self);

void hv_task_page_add (HvTaskPage *self, GtkWidget *widget);
/** A paragraph; @classes: of style.css, e.g. "hv-body" */
void hv_task_page_add_text (HvTaskPage *self, const char *text, const char *classes);
/** A field for a passphrase, wiped with the step. (transfer none) */
GtkWidget *hv_task_page_add_password (HvTaskPage *self, const char *name);
/**
 * hv_task_page_add_new_passphrase:
 * @name: what the first of its two fields is called
 * @entered: void (*) (gpointer page), called on Enter in either
 *
 * Returns: (transfer none): an #HvNewPassphrase
 */
GtkWidget *hv_task_page_add_new_passphrase (HvTaskPage *self, const char *name, GCallback entered);

/**
 * hv_task_page_add_picker:
 * @choose: (nullable): what the button says that takes a folder; %NULL to have a file chosen
 * @chosen: void (*) (gpointer page, const char *path)
 *
 * The step's place to find a folder or a file (see #HvPicker).
 */
void hv_task_page_add_picker (HvTaskPage *self, const char *choose, GCallback chosen);

/**
 * hv_task_page_add_button:
 * @classes: (nullable): e.g. "hv-primary"
 * @clicked: void (*) (gpointer page), @page being the subclass
 *
 * Buttons stand in a row, under the line for what is told.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *hv_task_page_add_button (HvTaskPage *self, const char *label, const char *classes, GCallback clicked);
/** The same, for one of the window's actions; @target: (nullable) */
GtkWidget *hv_task_page_add_action (HvTaskPage *self, const char *label, const char *classes, const char *action,
                                    const char *target);

/** The step is complete: the focus goes to the first thing in it. */
void hv_task_page_end (HvTaskPage *self);

/** The last step: @heading has the focus, so that it is said; then anything can be added, and the step ended. */
void hv_task_page_begin_result (HvTaskPage *self, const char *heading);

/* --- In a step --- */

/**
 * hv_task_page_say:
 * @text: told in the step's own line; "" to take it away
 * @at: (nullable): what it is about, under which it stands, so that large text does not push it out of sight; otherwise
 *   it stands over the buttons
 */
void hv_task_page_say (HvTaskPage *self, const char *text, GtkWidget *at);
/** Tells what went wrong, at @mend (nullable), which has the focus then; not busy any more. */
void hv_task_page_say_error (HvTaskPage *self, const GError *error, GtkWidget *mend);

/** While an answer is on its way nothing can be pressed but what is in the bar. */
void hv_task_page_set_busy (HvTaskPage *self, gboolean busy);
gboolean hv_task_page_is_busy (HvTaskPage *self);

/**
 * hv_task_page_take_password:
 *
 * Wipes the field. When nothing is written, or what is cannot be a passphrase, the page tells it.
 *
 * Returns: (transfer full) (nullable): what was typed
 */
HvSecret *hv_task_page_take_password (HvTaskPage *self, GtkWidget *field);

/**
 * hv_task_page_take_both:
 * @field: for a passphrase that opens the room
 * @next_field: for another one
 * @current, @next: (out) (transfer full): what was typed
 *
 * Returns: whether both were there and can be used; otherwise the page has told why not, unless it is busy
 */
gboolean hv_task_page_take_both (HvTaskPage *self, GtkWidget *field, GtkWidget *next_field, HvSecret **current,
                                 HvSecret **next);

/* --- Long work --- */

/**
 * hv_task_page_begin_work:
 * @what: what is being done
 *
 * A step that shows how far the work has come, and *Stop*.
 *
 * Returns: (transfer none): the meter to give to the work
 */
HvMeter *hv_task_page_begin_work (HvTaskPage *self, const char *what);

/** The work is over, whatever came of it. */
void hv_task_page_end_work (HvTaskPage *self);

G_END_DECLS
