/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PAGE (hv_page_get_type ())

/** HvPage: what the window may ask of a page. Every method may be left out. */
G_DECLARE_INTERFACE (HvPage, hv_page, HV, PAGE, GtkWidget)

struct _HvPageInterface
{
  GTypeInterface parent;

  const char *(*get_title) (HvPage *self);  /**< what the page is called, in the language in force */
  gboolean (*is_immersive) (HvPage *self);  /**< hides the sidebar; the bar shows "Stop here" */
  void (*flush) (HvPage *self);             /**< hand drafts to the store now; do not wait */
  void (*focus) (HvPage *self);             /**< put the focus where it belongs */
  gboolean (*back) (HvPage *self);          /**< go back one step inside the page; FALSE if there is none */
  void (*stop) (HvPage *self);              /**< "Stop here": keep the place if that is allowed */
  void (*begin_pause) (HvPage *self);       /**< it is a pause from another place: begin at once, lead back there */
  gboolean (*holds_unsaved) (HvPage *self);  /**< words are here that could not be saved when it was tried */
  gboolean (*rehearse_leave) (HvPage *self); /**< leaving is practised here: TRUE takes it as practice, once */
  void (*show_presses) (HvPage *self, guint presses); /**< how many of the three presses of Shift there have been */
};

const char *hv_page_get_title (HvPage *self);
gboolean hv_page_is_immersive (HvPage *self);
void hv_page_flush (HvPage *self);
void hv_page_focus (HvPage *self);
gboolean hv_page_back (HvPage *self);
void hv_page_stop (HvPage *self);
void hv_page_begin_pause (HvPage *self);
gboolean hv_page_holds_unsaved (HvPage *self);
gboolean hv_page_rehearse_leave (HvPage *self);
void hv_page_show_presses (HvPage *self, guint presses);

G_END_DECLS
