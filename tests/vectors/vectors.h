/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/** Of every room here. Not in its normal form, and not ASCII. */
#define VECTOR_PASSPHRASE "en ko\u0301p te \u2460 p\u00e5 s\u00f8en"

/** The rules of FORMAT.md §9 that INDEX.tsv names; the one about memory depends on the machine. */
#define VECTOR_RULES 14
#define VECTOR_RULE_OF_MEMORY 2
