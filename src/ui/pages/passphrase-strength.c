/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/passphrase-strength.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zxcvbn.h>

/* Guessing costs 256 MiB and half a second each, so a rack of a thousand processors makes about 2^36 guesses a year. */
#define EASY_BITS 20
#define FAIR_BITS 32
#define HARD_BITS 44
#define VERY_HARD_BITS 60

#define MAX_ESTIMATED_CHARS 100

HvStrength
hv_strength_from_bits (double bits)
{
  if (bits < EASY_BITS)
    return HV_STRENGTH_VERY_EASY;
  if (bits < FAIR_BITS)
    return HV_STRENGTH_EASY;
  if (bits < HARD_BITS)
    return HV_STRENGTH_FAIR;
  return bits < VERY_HARD_BITS ? HV_STRENGTH_HARD : HV_STRENGTH_VERY_HARD;
}

const char *
hv_strength_get_words (HvStrength strength)
{
  switch (strength)
    {
    case HV_STRENGTH_TOO_SHORT:
      return _ ("It takes at least eight characters.");
    case HV_STRENGTH_VERY_EASY:
      return _ ("Very easy to guess. One more word helps a lot.");
    case HV_STRENGTH_EASY:
      return _ ("Easy to guess. One more word helps.");
    case HV_STRENGTH_FAIR:
      return _ ("Takes time to guess.");
    case HV_STRENGTH_HARD:
      return _ ("Hard to guess.");
    case HV_STRENGTH_VERY_HARD:
      return _ ("Very hard to guess.");
    case HV_STRENGTH_NONE:
    default:
      return "";
    }
}

static void
wipe_and_free (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static void
estimate_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, hv_strength_from_bits (ZxcvbnMatch (data, NULL, NULL)));
}

void
hv_strength_estimate_async (const char *passphrase, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (passphrase != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_strength_estimate_async);
  glong n_chars = g_utf8_strlen (passphrase, -1);
  if (n_chars < HV_PASSPHRASE_MIN_CHARS)
    {
      g_task_return_int (task, n_chars == 0 ? HV_STRENGTH_NONE : HV_STRENGTH_TOO_SHORT);
      return;
    }
  g_task_set_task_data (task, g_utf8_substring (passphrase, 0, MIN (n_chars, MAX_ESTIMATED_CHARS)), wipe_and_free);
  g_task_run_in_thread (task, estimate_thread);
}

gboolean
hv_strength_estimate_finish (GAsyncResult *result, HvStrength *strength)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  gssize value = g_task_propagate_int (G_TASK (result), NULL);
  if (value < 0)
    return FALSE;
  *strength = value;
  return TRUE;
}
