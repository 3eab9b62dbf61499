/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HvWhen: when an action can be used. */
typedef enum
{
  HV_WHEN_ALWAYS,
  HV_WHEN_UNCOVERED, /**< anything but the cover is shown */
  HV_WHEN_INSIDE,    /**< a room is open, or she tries without keeping */
  HV_WHEN_ROOM,      /**< a room is open that outlives the program */
  HV_WHEN_NO_ROOM,   /**< there is no room on this computer that we know of, so one can be made */
  HV_WHEN_OUTSIDE,   /**< nothing is open: first start, the cover and what its menu leads to */
  HV_WHEN_WAY_BACK,  /**< there is somewhere to go back to */
  HV_WHEN_IMMERSIVE, /**< an exercise or a module is shown */
} HvWhen;

/** HvWhere: what decides which actions can be used. */
typedef struct
{
  gboolean inside;   /**< something is open, if only in memory */
  gboolean keeps;    /**< what is open outlives the program */
  gboolean files;    /**< there are rooms, or files that look like them */
  gboolean way_back;
  gboolean immersive;
  gboolean cover;    /**< the cover is shown */
  gboolean notebook; /**< what is open shows nothing but notes */
} HvWhere;

/**
 * HvAction: one line of the one table from which actions, shortcuts, menus and the keyboard page are made.
 * @name: with its group, e.g. "win.go"
 * @type: (nullable): the type of its parameter as GVariant writes it
 * @target: (nullable): the parameter this line is about, for actions with parameters
 * @accelerator: (nullable): as gtk_accelerator_parse() reads it
 * @label: (nullable): what menus and the keyboard page call it, to be translated; %NULL for inner ones
 */
typedef struct
{
  const char *name;
  const char *type;
  const char *target;
  const char *accelerator;
  const char *label;
  HvWhen when;
} HvAction;

/** The table. */
const HvAction *hv_actions_get_all (gsize *n_actions);

/** The first line with this @name and @target (%NULL: any), or %NULL. */
const HvAction *hv_actions_find (const char *name, const char *target);

/** Whether it can be used @where she is. */
gboolean hv_action_is_enabled (const HvAction *action, const HvWhere *where);

G_END_DECLS
