/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/safety-error.h"

G_DEFINE_QUARK (hv-safety-error-quark, hv_safety_error)
