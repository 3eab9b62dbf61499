/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library-error.h"

G_BEGIN_DECLS

/** HvProblem: one thing that is wrong, or could be better, in a file of the library. */
typedef struct
{
  char *file;
  int line;
  gboolean advice; /**< the file can be used as it is */
  HvLibraryError code;
  char *message;
} HvProblem;

/** HvProblems: all that was found while reading; gathered, so that an author sees everything at once. */
typedef struct
{
  GPtrArray *items; /**< (element-type HvProblem) */
  guint n_errors;
} HvProblems;

/** Beyond this many only their number is counted. */
#define HV_PROBLEMS_MAX 200

HvProblems *hv_problems_new (void);
void hv_problems_free (HvProblems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvProblems, hv_problems_free)

void hv_problems_add (HvProblems *self, HvLibraryError code, const char *file, int line, const char *format, ...)
  G_GNUC_PRINTF (5, 6);
void hv_problems_advise (HvProblems *self, const char *file, int line, const char *format, ...) G_GNUC_PRINTF (4, 5);

/** Turns the first error into a GError; Returns: %FALSE when there is one. */
gboolean hv_problems_check (HvProblems *self, GError **error);

/** Returns: (transfer full): "FILE:LINE: error: …" and "FILE:LINE: advice: …", by file and line */
GStrv hv_problems_to_lines (HvProblems *self);

G_END_DECLS
