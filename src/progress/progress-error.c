/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "progress/progress-error.h"

G_DEFINE_QUARK (hv-progress-error-quark, hv_progress_error)
