/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/practice-error.h"

G_DEFINE_QUARK (hv-practice-error-quark, hv_practice_error)
