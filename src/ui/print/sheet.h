/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "practice/runner.h"

G_BEGIN_DECLS

/** HvSheetKind: what a part of a sheet of paper is. */
typedef enum
{
  HV_SHEET_TITLE,
  HV_SHEET_HEADING, /**< what a step is called, or asks */
  HV_SHEET_TEXT,
  HV_SHEET_SMALL,  /**< hints, examples, cautions */
  HV_SHEET_LINES,  /**< lines to write on, each after its own words if it has some */
  HV_SHEET_BOXES,  /**< answers to tick; an empty one is a line for her own words */
  HV_SHEET_SCALE,  /**< 0 to 10, with words at both ends; or all on one line, after its own words */
  HV_SHEET_TABLE,  /**< columns, with a row for each of its rows */
  HV_SHEET_SCRIPT, /**< lines to read one by one */
  HV_SHEET_OWN,    /**< her words */
} HvSheetKind;

/** HvSheetRank: what is left out, one after the other, where a page is too small. */
typedef enum
{
  HV_SHEET_NEEDED,     /**< never left out */
  HV_SHEET_SAYING,     /**< what a step tells, and when it is for her */
  HV_SHEET_EXPLAINING, /**< what the exercise is for, and cautions */
  HV_SHEET_HELPING,    /**< hints and examples */
} HvSheetRank;

/** HvSheetPart: one part. */
typedef struct
{
  HvSheetKind kind;
  HvSheetRank rank;
  char *text;      /**< (nullable): BOXES, SCALE: words before them */
  GStrv items;     /**< (nullable): LINES, BOXES, SCALE, SCRIPT; TABLE: what its columns are called */
  GStrv rows;      /**< (nullable): TABLE: what its rows are called, "" for those without a name */
  gboolean halves; /**< LINES: two beside each other */
  gboolean roomy;  /**< LINES: more of them where there is room */
  gboolean begins; /**< a step begins with it */
} HvSheetPart;

/**
 * HvSheet: what stands on one paper page, without a display and without a size. Never the program's name, no
 * date and no sender. Her words are wiped with it.
 */
typedef struct
{
  GPtrArray *parts; /**< (element-type HvSheetPart) */
  gboolean own;     /**< whether words of hers stand on it */
} HvSheet;

/**
 * hv_sheet_new_blank:
 * @library: has the help lines the exercise names
 * @key_words: no title and no explanations: only what is asked, and lines
 *
 * The exercise as a form to fill in by hand.
 */
HvSheet *hv_sheet_new_blank (HvExercise *exercise, HvLibrary *library, gboolean key_words);

/**
 * hv_sheet_new_answered:
 * @key_words: no title and no questions: only her answers
 *
 * Returns: (transfer full) (nullable): what she has answered; %NULL when that is nothing
 */
HvSheet *hv_sheet_new_answered (HvRunner *runner, gboolean key_words);

/** Words of hers alone, e.g. a sentence she kept. */
HvSheet *hv_sheet_new_words (const char *words);

void hv_sheet_free (HvSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSheet, hv_sheet_free)

G_END_DECLS
