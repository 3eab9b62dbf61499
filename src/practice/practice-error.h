/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_PRACTICE_ERROR (hv_practice_error_quark ())
GQuark hv_practice_error_quark (void);

/** What can go wrong in practice/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_PRACTICE_ERROR_MALFORMED, /**< a saved place that cannot be read */
  HV_PRACTICE_ERROR_CHANGED, /**< a saved place of an exercise that has changed since */
} HvPracticeError;

G_END_DECLS
