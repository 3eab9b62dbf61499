/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/focus.h"

gboolean
hv_focus_first (GtkWidget *widget)
{
  if (widget == NULL || !gtk_widget_get_child_visible (widget) || !gtk_widget_is_visible (widget)
      || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hv_focus_first (child))
      return TRUE;
  return FALSE;
}
