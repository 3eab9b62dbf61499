/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/answers.h"

#include <string.h>

G_BEGIN_DECLS

/** HvAnswer: what was answered at one step; one of its fields, the others are empty. */
typedef struct
{
  GStrv choices; /**< (nullable) */
  char *other;   /**< (nullable): her own words besides the choices */
  int number;    /**< -1 for none */
  char *text;    /**< (nullable) */
  GStrv list;    /**< (nullable) */
} HvAnswer;

/** Returns: (transfer none) (nullable) */
const HvAnswer *hv_answers_find (HvAnswers *self, const char *step);

/** Her words are overwritten before their memory is given back. */
static inline void
hv_wipe_string (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static inline void
hv_wipe_strings (GStrv strings)
{
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    hv_wipe_string (strings[i]);
  g_free (strings);
}

G_END_DECLS
