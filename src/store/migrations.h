/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "store/migration.h"

G_BEGIN_DECLS

/**
 * hv_migrations_run:
 * @parts: (array zero-terminated=1): each part's migrations
 * @error: %HV_STORE_ERROR_NEWER_VERSION, or what the first failing statement says
 *
 * Brings every part's tables to the version this program knows. To be called inside a transaction; the caller
 * rolls back on failure, so a file is never left between two versions.
 */
gboolean hv_migrations_run (HvConnection *connection, const HvMigration *const *parts, GError **error);

G_END_DECLS
