/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

G_BEGIN_DECLS

/** HvRoutePast: what is known of her on a route; all of it may be missing. */
typedef struct
{
  const char *circumstances; /**< how she lives now */
  GPtrArray *runs;           /**< (nullable) (element-type HvRun) */
  const char *const *read;   /**< (nullable): modules she has read to the end */
} HvRoutePast;

/** HvRouteItem: a module or an exercise on the way. */
typedef struct
{
  HvModule *module;     /**< (nullable): one of the two is there */
  HvExercise *exercise; /**< (nullable) */
  gboolean been_there;
  const char *unsafe;   /**< (nullable): in a group, why it is not for everyone */
} HvRouteItem;

typedef struct
{
  const char *heading;
  GPtrArray *texts;   /**< (element-type utf8) */
  GPtrArray *leaders; /**< (element-type utf8) */
  GPtrArray *items;   /**< (element-type HvRouteItem) */
} HvRoutePartView;

/** HvRouteViewState: what the page of one route shows. */
typedef struct
{
  GPtrArray *parts;        /**< (element-type HvRoutePartView); a part of which nothing is left is not shown */
  HvExercise *connection;  /**< (nullable): %NULL when it is among the parts already */
  GPtrArray *left_out;     /**< (element-type GObject): unsafe for her now; a group's leaders see everything */
  const HvRouteItem *next; /**< (nullable): the first she has not been to; she may take any other */
  gboolean has_begun;      /**< whether she has been to any of it */
} HvRouteViewState;

HvRouteViewState *hv_route_view_state_new (HvRoute *route, HvLibrary *library, const HvRoutePast *past);
/** The same with what the session knows of her. */
HvRouteViewState *hv_route_view_state_new_for_session (HvRoute *route, HvSession *session);
void hv_route_view_state_free (HvRouteViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRouteViewState, hv_route_view_state_free)

const char *hv_route_item_get_title (const HvRouteItem *item);

/** Tells two states apart that do not look the same. (transfer full) */
char *hv_route_view_state_describe (const HvRouteViewState *self);

/**
 * hv_routes_suggest:
 * @circumstances: how she lives now
 * @chosen: (nullable): the route she has made hers
 *
 * Returns: (transfer container) (element-type HvRoute): hers first, then a few that may fit; all can be found beside them
 */
GPtrArray *hv_routes_suggest (HvLibrary *library, const char *circumstances, const char *chosen);

/** Notes that a module was read to the end, or takes it back. */
void hv_module_set_read (HvProgress *progress, const char *module, gboolean is_read);
/** (transfer full): the ids of those that were; @progress may be %NULL. */
GStrv hv_modules_find_read (HvLibrary *library, HvProgress *progress);

G_END_DECLS
