/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/step.h"

G_BEGIN_DECLS

/** The pieces a circle of shares is cut into. */
#define HV_SHARES_PIECES 20

/**
 * HvMapPoint: something she placed on a map: a person or place in a network, a moment of a path, an area of a
 * compass, a part of a circle. Fields that the picture has no use for are %NULL, -1 or %FALSE.
 */
typedef struct
{
  char *value;     /**< the sector, marker, area or part; "" for a part of her own */
  char *ring;      /**< (nullable) network */
  GStrv tags;      /**< (nullable) network */
  int number;      /**< compass: 0–10, -1 when left out; shares: pieces */
  gboolean hidden; /**< compass: she does not want to see this area */
  char *words;     /**< (nullable) her own; of a compass: what she calls the area instead */
} HvMapPoint;

HvMapPoint *hv_map_point_new (const char *value, const char *words);
HvMapPoint *hv_map_point_copy (const HvMapPoint *point);
/** Her words are overwritten first. */
void hv_map_point_free (HvMapPoint *point);

/**
 * hv_map_points_read:
 * @step: a map
 * @lines: (nullable): as hv_map_points_write() gives them; what does not belong to @step is passed over. Of a map that
 *   is answered by choosing, the values chosen
 *
 * Returns: (transfer full) (element-type HvMapPoint): in her order; of a compass all areas and of a circle all parts,
 *   in the order of @step, then the parts of her own
 */
GPtrArray *hv_map_points_read (const HvStep *step, const char *const *lines);

/**
 * hv_map_points_write:
 *
 * Returns: (transfer full): a line for each point that says anything; these are the answer, and what is kept
 */
GStrv hv_map_points_write (const HvStep *step, GPtrArray *points);

/** Overwrites the lines before their memory is given back. */
void hv_map_lines_free (GStrv lines);

/** For g_auto (HvMapLines): a GStrv of lines. */
typedef char **HvMapLines;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (HvMapLines, hv_map_lines_free, NULL)

/** What is called so on the map, in the language in force: her words, or else the label. (transfer none) */
const char *hv_map_point_get_words (const HvStep *step, const HvMapPoint *point);

/**
 * hv_map_point_describe:
 *
 * Returns: (transfer full): the point on one line: "A – Close, Family – gives energy"
 */
char *hv_map_point_describe (const HvStep *step, const HvMapPoint *point);

/** Whether the point is told: of a compass those with a number that are not hidden, of a circle those with a share. */
gboolean hv_map_point_counts (const HvStep *step, const HvMapPoint *point);

/** Whether the point carries one of these tags. */
gboolean hv_map_point_has_tag (const HvMapPoint *point, const char *const *tags);

/** Returns: the pieces of a circle that are not given to any part */
guint hv_map_points_count_free (GPtrArray *points);

/**
 * hv_map_points_get_values:
 *
 * What a condition may ask for: the sectors, rings and tags in use, the markers in use, the areas with a number, the
 * parts with a share.
 *
 * Returns: (transfer container) (nullable) (element-type utf8): %NULL-terminated, strings of @step
 */
GPtrArray *hv_map_points_get_values (const HvStep *step, GPtrArray *points);

/** Returns: the number of a part: 0–10 in a compass, percent of a circle; -1 when it has none */
int hv_map_points_get_number (const HvStep *step, GPtrArray *points, const char *value);

G_END_DECLS
