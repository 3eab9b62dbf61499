/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store-error.h"

G_DEFINE_QUARK (hv-store-error-quark, hv_store_error)
