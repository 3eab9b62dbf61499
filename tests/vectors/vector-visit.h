/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A look at one file with the program's own reader. Errors of the test's own end it. */

#include "../core/vault-testing.h"

#include "vault/vault-private.h"

/** The passphrase's key under the salt of the file at @path; each is derived once and kept for the test. */
const guint8 *visit_derive (const char *path, const char *passphrase);

/** Copies @from and its log to @to. */
void visit_copy (const char *from, const char *to);

typedef struct
{
  const char *outcome; /* as INDEX.tsv calls it: opens, replayed, log-missing; or damaged, wrong-passphrase … */
  int rows;            /* of the table `entry`, or -1 */
  gboolean changed;    /* the file or its log is not what it was, although nothing could be opened */
} Visit;

/** Opens, reads everything, closes, looks at every page. */
Visit visit (const char *path, const char *passphrase);
