/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/*
 * Power cuts. What a program does to the files of a folder is recorded once, below everything it calls: writes,
 * truncations, syncs, names made, changed and removed. Then the folder can be made what it might have been after a cut
 * behind any of these operations. What was not synced may be there or not, in pieces, out of order; a name is on the
 * disk for certain only when the folder itself was synced.
 *
 * A sector's bytes that nobody wrote stay what they were (SQLite's "powersafe overwrite").
 */

typedef enum
{
  LOSS_OF_ALL, /* nothing that was not synced is there */
  LOSS_OF_NOTHING,
  LOSS_OF_WRITES,   /* each write and each name is there or not */
  LOSS_OF_SECTORS,  /* each 512 bytes of a write, some of them torn within */
  LOSS_OF_THE_END,  /* of each file the first writes, and the next one up to some byte */
  LOSS_AND_GARBAGE, /* each 512 bytes of a write are there, or not, or noise */
  LOSS_N_MODELS,
} LossModel;

const char *loss_model_get_name (LossModel model);

typedef struct _PowerRecord PowerRecord;

/**
 * Records what happens in @folder from now on. The @lost_sync th sync (0: none) fails, and what it should have made
 * durable is lost although it can still be read, as Linux does it.
 */
void power_record_begin (const char *folder, int lost_sync);

/** Notes that at this point the program had told @mark; whatever that means to the test. */
void power_record_mark (int mark);

PowerRecord *power_record_end (void);
void power_record_free (PowerRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowerRecord, power_record_free)

/** How many operations there are. */
int power_record_get_length (const PowerRecord *record);

/** Which operation is the sync that failed, from 0 on; -1 when there were not so many. */
int power_record_get_lost (const PowerRecord *record);

/** What had been told before a cut behind the first @n operations; 0 at the beginning. */
int power_record_get_mark (const PowerRecord *record, int n);

/** Makes the folder what a cut behind the first @n operations may have left of it. */
void power_record_cut (const PowerRecord *record, int n, LossModel model, GRand *dice);
