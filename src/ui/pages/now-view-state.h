/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "progress/progress.h"

G_BEGIN_DECLS

/** HvNowViewState: what the first page shows. */
typedef struct
{
  GPtrArray *states;  /**< (element-type HvState) */
  char *plan;         /**< (nullable): the newest plan */
  char *sentence;     /**< (nullable): the newest sentence, in quotation marks */
  char *helped;       /**< (nullable): what helped last, with its minutes */
  char *helped_id;    /**< (nullable): its exercise */
} HvNowViewState;

/**
 * hv_now_view_state_new:
 * @library: the library
 * @circumstances: how she lives now
 * @plan: (nullable): the newest kept plan
 * @sentence: (nullable): the newest kept sentence
 * @runs: (nullable) (element-type HvRun): newest first
 *
 * Returns: (transfer full): only what there is; an exercise that is no longer in the library, or not for her now, is
 *   not named
 */
HvNowViewState *hv_now_view_state_new (HvLibrary *library, const char *circumstances, const HvKept *plan,
                                       const HvKept *sentence, GPtrArray *runs);
void hv_now_view_state_free (HvNowViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNowViewState, hv_now_view_state_free)

G_END_DECLS
