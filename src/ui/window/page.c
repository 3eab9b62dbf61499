/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/page.h"

G_DEFINE_INTERFACE (HvPage, hv_page, GTK_TYPE_WIDGET)

static void
hv_page_default_init (HvPageInterface *iface)
{
}

const char *
hv_page_get_title (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  return iface->get_title != NULL ? iface->get_title (self) : "";
}

gboolean
hv_page_is_immersive (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  return iface->is_immersive != NULL && iface->is_immersive (self);
}

void
hv_page_flush (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  if (iface->flush != NULL)
    iface->flush (self);
}

void
hv_page_focus (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  if (iface->focus != NULL)
    iface->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
hv_page_back (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  return iface->back != NULL && iface->back (self);
}

void
hv_page_stop (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  if (iface->stop != NULL)
    iface->stop (self);
}

void
hv_page_begin_pause (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  if (iface->begin_pause != NULL)
    iface->begin_pause (self);
}

gboolean
hv_page_holds_unsaved (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  return iface->holds_unsaved != NULL && iface->holds_unsaved (self);
}

gboolean
hv_page_rehearse_leave (HvPage *self)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  return iface->rehearse_leave != NULL && iface->rehearse_leave (self);
}

void
hv_page_show_presses (HvPage *self, guint presses)
{
  HvPageInterface *iface = HV_PAGE_GET_IFACE (self);
  if (iface->show_presses != NULL)
    iface->show_presses (self, presses);
}
