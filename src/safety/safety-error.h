/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_SAFETY_ERROR (hv_safety_error_quark ())
GQuark hv_safety_error_quark (void);

/** What can go wrong in safety/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_SAFETY_ERROR_FAILED, /**< a protection could not be put in place */
} HvSafetyError;

G_END_DECLS
