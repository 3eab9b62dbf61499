/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/runner.h"
#include "ui/window/session.h"

G_BEGIN_DECLS

/**
 * hv_exercise_keep_async:
 * @session: with a room open, or nothing is done
 * @runner: at its end; what it says is to be kept is kept, and nothing else
 *
 * That it was done and how it went; with "keep all" also the answers as a journal entry, and the sentences and
 * plans that have a name of their own.
 */
void hv_exercise_keep_async (HvSession *session, HvRunner *runner, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_exercise_keep_finish (GAsyncResult *result, GError **error);

/**
 * hv_exercise_plan_to_text:
 * @parts: if, then, because; some may be empty
 *
 * Returns: (transfer full): the plan as one sentence; "" if there is none
 */
char *hv_exercise_plan_to_text (const char *const *parts);

G_END_DECLS
