/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "library/reading.h"

G_BEGIN_DECLS

struct _HvExercise
{
  GObject parent_instance;
  char *id;
  HvTranslated *title, *summary, *purpose, *asks, *keeps;
  HvTranslated *unsafe; /* nullable */
  guint minutes;
  char *kind, *phase;
  HvPrivacy privacy;
  gboolean keeps_answers;
  HvEvidence evidence;
  GPtrArray *evidence_texts;
  char *sources;
  GPtrArray *cautions;
  GStrv unsafe_when, fits, approaches, principles;
  GPtrArray *steps;
  GPtrArray *short_steps;
  GPtrArray *afterwards;
  int line; /* of its root, for messages */
};

void hv_afterwards_free (HvAfterwards *afterwards);

/** Returns: (transfer full): never %NULL; not to be used when a problem was told */
HvExercise *hv_exercise_read (HvReading *r, HvXmlNode *root);

G_END_DECLS
