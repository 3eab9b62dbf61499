/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_ROUTE (hv_route_get_type ())

/**
 * HvRoute: a way through modules and exercises that may be taken, for one person or for a group; immutable. It is a
 * suggestion: the order is hers, everything can be passed over, and nothing is counted.
 */
G_DECLARE_FINAL_TYPE (HvRoute, hv_route, HV, ROUTE, GObject)

/** HvRoutePart: a stretch of the way; in a group, one meeting. */
typedef struct
{
  char *id;
  HvTranslated *heading;
  GPtrArray *texts;   /**< (element-type HvTranslated) */
  GPtrArray *leaders; /**< (element-type HvTranslated): lines for those who lead the group */
  GStrv modules;      /**< ids; may name some that are not in the library */
  GStrv exercises;    /**< likewise */
} HvRoutePart;

/** HvRouteSlot: a piece of the shape that every meeting has. */
typedef struct
{
  char *id;
  guint minutes;
  HvTranslated *label;
  GPtrArray *leaders; /**< (element-type HvTranslated) */
} HvRouteSlot;

const char *hv_route_get_id (HvRoute *self);
const char *hv_route_get_title (HvRoute *self);
const char *hv_route_get_summary (HvRoute *self);
guint hv_route_get_order (HvRoute *self);
gboolean hv_route_is_for_group (HvRoute *self);
/** An exercise that connects with others: one belongs to every way, and can be passed over like all else. */
const char *hv_route_get_connection (HvRoute *self);
GPtrArray *hv_route_get_texts (HvRoute *self);   /**< (element-type HvTranslated) */
GPtrArray *hv_route_get_leaders (HvRoute *self); /**< (element-type HvTranslated): before a group begins */
GPtrArray *hv_route_get_slots (HvRoute *self);   /**< (element-type HvRouteSlot): empty but for a group */
GPtrArray *hv_route_get_parts (HvRoute *self);   /**< (element-type HvRoutePart) */
guint hv_route_get_meeting_minutes (HvRoute *self); /**< of all slots together */

G_END_DECLS
