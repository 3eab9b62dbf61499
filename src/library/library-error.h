/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_LIBRARY_ERROR (hv_library_error_quark ())
GQuark hv_library_error_quark (void);

/** What can go wrong in library/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_LIBRARY_ERROR_NOT_FOUND, /**< no such file or folder */
  HV_LIBRARY_ERROR_MALFORMED, /**< not well-formed XML, or an unknown or missing element or attribute */
  HV_LIBRARY_ERROR_DUPLICATE, /**< an id that is already taken */
  HV_LIBRARY_ERROR_REFERENCE, /**< refers to something that does not exist */
} HvLibraryError;

G_END_DECLS
