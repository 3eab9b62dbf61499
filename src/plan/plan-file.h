/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/plan-error.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/*
 * A plan as a file: a key file that a person can read and change. CODE.md tells its keys.
 *
 *   [list]
 *   format=1
 *   often=weekly
 *   1=m07
 *   2=x12
 */

#define HV_PLAN_FILE_MOST_BYTES 4096

/** Returns: (transfer full) (nullable): the text; %NULL for an empty plan */
char *hv_plan_file_write (const HvPlan *plan);

/**
 * hv_plan_file_read:
 * @data: any bytes
 * @line: (out) (optional): the line, from 1, that the error is about; 0 when it is about all of it
 * @error: from %HV_PLAN_ERROR: EMPTY, TOO_LONG, NEWER, MALFORMED; the message begins "LINE: "
 *
 * Strict: an unknown key, a key too many or an unknown value is an error, so that nothing is passed over in
 * silence.
 */
HvPlan *hv_plan_file_read (const char *data, gsize length, guint *line, GError **error);

G_END_DECLS
