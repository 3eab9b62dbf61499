/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_STORE_ERROR (hv_store_error_quark ())
GQuark hv_store_error_quark (void);

/** What can go wrong in store/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_STORE_ERROR_DAMAGED, /**< the data does not verify or does not make sense */
  HV_STORE_ERROR_NEWER_VERSION, /**< the schema is newer than this program */
  HV_STORE_ERROR_IN_USE, /**< locked by another process */
  HV_STORE_ERROR_NO_SPACE, /**< the disk is full */
  HV_STORE_ERROR_NOT_WRITABLE, /**< the medium may not be written */
  HV_STORE_ERROR_IO, /**< any other failure to read or write */
  HV_STORE_ERROR_MEMORY, /**< out of memory */
  HV_STORE_ERROR_CONSTRAINT, /**< a rule of the schema was broken */
  HV_STORE_ERROR_CLOSED, /**< the store is closed or closing */
  HV_STORE_ERROR_MISUSE, /**< a statement that cannot be right */
} HvStoreError;

G_END_DECLS
