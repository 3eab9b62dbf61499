/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's interface. A target that finds something wrong calls abort(). */

/** Optional: called once, before anything else. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/** One input; returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
