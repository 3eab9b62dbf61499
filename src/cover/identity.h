/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvIdentity: what the program looks like to whoever looks on; static.
 * @id: as it is kept: "recipes", "units", "notes"
 * @title: msgid: of the window
 * @name: msgid: in the cover's own menu and in the settings
 * @icon: name of the installed icon
 * @window_class: WM_CLASS, or the app_id of Wayland: the name of an installed .desktop file
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *name;
  const char *icon;
  const char *window_class;
} HvIdentity;

/** Returns: (transfer none) (array length=n_identities): all; the first is what a new program is */
const HvIdentity *hv_identity_get_all (guint *n_identities);

/** Returns: (transfer none): the one with this @id; the first for anything else, %NULL too */
const HvIdentity *hv_identity_find (const char *id);

G_END_DECLS
