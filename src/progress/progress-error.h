/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_PROGRESS_ERROR (hv_progress_error_quark ())
GQuark hv_progress_error_quark (void);

/** What can go wrong in progress/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_PROGRESS_ERROR_NOT_FOUND, /**< no such record */
} HvProgressError;

G_END_DECLS
