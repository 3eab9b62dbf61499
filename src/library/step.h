/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/condition.h"
#include "library/drawing.h"
#include "library/table.h"
#include "library/translated.h"

G_BEGIN_DECLS

/** HvStepKind: data/library/README.md says what each kind is for. */
typedef enum
{
  HV_STEP_READ,
  HV_STEP_CHOOSE,
  HV_STEP_RATE,
  HV_STEP_WRITE,
  HV_STEP_LIST,
  HV_STEP_BREATHE,
  HV_STEP_GUIDE,
  HV_STEP_SENSES,
  HV_STEP_PLAN,
  HV_STEP_MAP,
  HV_STEP_HELP,
  HV_STEP_TABLE,
  HV_STEP_CONTACTS,
  HV_STEP_NEXT,
  HV_STEP_N_KINDS
} HvStepKind;

/** HvMapKind: the pictures of a map; data/library/README.md says what each is for. */
typedef enum
{
  HV_MAP_FEELING_WHEEL,
  HV_MAP_WINDOW,
  HV_MAP_NETWORK,
  HV_MAP_COMPASS,
  HV_MAP_SHARES,
  HV_MAP_PATH,
} HvMapKind;

/** HvChoice: an answer to tick, a part of a map or its nuance: a value with its words. */
typedef struct
{
  char *value;
  HvTranslated *label;
  HvTranslated *detail;  /**< (nullable) a second, smaller line */
  HvCondition *when;     /**< (nullable) */
  GPtrArray *nuances;    /**< (element-type HvChoice) (nullable): a wheel's sector and a window's zone have it, others not */
  char *tint;            /**< (nullable) sage, dusk, sand, clay, plum */
} HvChoice;

/** HvGuideLine: one line of a guided script. */
typedef struct
{
  HvTranslated *text;
  guint seconds;     /**< how long it stays when it goes on by itself */
  HvCondition *when; /**< (nullable) */
} HvGuideLine;

/** HvSense: one sense of 5-4-3-2-1. */
typedef struct
{
  char *id;
  guint count;
  HvTranslated *prompt;
} HvSense;

/** HvBreathPattern: seconds in and out, or a variant without breath. */
typedef struct
{
  char *id;
  HvTranslated *label; /**< (nullable) when it is the only one, or chosen in an earlier step */
  double in;       /**< seconds; 0 for a variant without counting */
  double out;
  char *variant;   /**< "circle" (with counts), "uncounted", "finger" or "read" */
  GPtrArray *lines; /**< (element-type HvTranslated): what "read" and "finger" show, line by line */
} HvBreathPattern;

/** HvStep: one step of an exercise. Fields that the kind has no use for are %NULL or 0. Never changed after loading. */
typedef struct
{
  HvStepKind kind;
  char *id;
  HvCondition *when;      /**< (nullable) shown only when this holds */
  HvTranslated *heading;  /**< (nullable) */
  GPtrArray *texts;       /**< (element-type HvTranslated): paragraphs */
  HvTranslated *prompt;   /**< (nullable) the question */
  HvTranslated *hint;     /**< (nullable) small print under it */
  HvTranslated *example;  /**< (nullable) write, list, next: a sample answer */
  HvDrawing *drawing;     /**< (nullable) */
  gboolean by_line;       /**< read: one paragraph at a time, at her own pace */
  char *keep_as;          /**< (nullable) the kind under which a written answer may be kept, e.g. "sentence" */
  char *reads;            /**< (nullable) write, list: starts with the newest kept thing of this kind; contacts: offers
                               those kept; map: begins with it;
                               choose: offers the points of this kept map */
  GPtrArray *choices;     /**< choose, map (what it is made of), next (element-type HvChoice) (nullable) */
  gboolean many;          /**< choose, map */
  gboolean other;         /**< choose: offers words of her own */
  char *from;             /**< (nullable) choose: the map before it whose points are offered as well */
  GStrv without;          /**< (nullable) choose: points with one of these tags are not offered */
  gboolean long_text;     /**< write */
  gboolean letting_go;    /**< write: never stored, not even for resuming */
  guint max_items;        /**< list, table (rows), contacts, map (points) */
  char *series;           /**< (nullable) rate: the rating of the library whose answer it is */
  GPtrArray *words;       /**< rate, compass: eleven (element-type HvTranslated) */
  GPtrArray *lines;       /**< guide (element-type HvGuideLine) */
  GPtrArray *senses;      /**< senses (element-type HvSense) */
  GPtrArray *patterns;    /**< breathe (element-type HvBreathPattern); the first is the default */
  char *pattern_from;     /**< (nullable) breathe: the choose step whose answer names the pattern */
  GArray *minutes;        /**< breathe (element-type guint): lengths on offer; the first is the default */
  HvMapKind map;          /**< map: its picture */
  GPtrArray *rings;       /**< network (element-type HvChoice): from the middle outwards */
  GPtrArray *tags;        /**< network (element-type HvChoice) */
  HvTranslated *if_prompt, *if_example, *then_prompt, *then_example, *because_prompt, *because_example; /**< plan */
  GStrv help_lines;       /**< help, contacts: ids of help lines */
  GPtrArray *columns;     /**< table (element-type HvTableColumn) */
  GPtrArray *rows;        /**< (nullable) table (element-type HvTableRow): there from the start; %NULL: she adds rows */
} HvStep;

/** Returns: (transfer none): "read", "choose", …: the name of its element */
const char *hv_step_kind_get_name (HvStepKind kind);

/**
 * hv_step_has_points:
 *
 * Whether it is a map on which she places points (network, compass, shares, path). The others are answered by choosing.
 */
gboolean hv_step_has_points (const HvStep *step);

/** Returns: (transfer none) (nullable): the choice, part, nuance, ring or tag with this value */
const HvChoice *hv_step_find_choice (const HvStep *step, const char *value);

/** Returns: (transfer none) (nullable): the breathing pattern of this id */
const HvBreathPattern *hv_step_find_pattern (const HvStep *step, const char *id);

G_END_DECLS
