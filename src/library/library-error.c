/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/library-error.h"

G_DEFINE_QUARK (hv-library-error-quark, hv_library_error)
