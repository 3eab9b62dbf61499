/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SECTION: the harmless program that may open when she leaves
 *
 * The filter of hv_harden_process() refuses to run any program and is inherited by whatever is run, so a second process is made
 * before it: it has read nothing, and waits for one byte. On that it becomes the program asked for, of a short list that is part
 * of the code; when this process ends without a word, it ends too. So nobody who might take over the one process can make the
 * other run anything but a calculator.
 *
 * Which one is to open is kept in her room: nothing about it lies on the disk in clear, and nothing opens where no room is open.
 */

/** One sort of program that is found on many computers. */
typedef struct
{
  const char *name;            /* as it is kept: "calculator" */
  const char *const *programs; /* what may stand for it, best first; %NULL-terminated */
} HvNextProgram;

/** (transfer none) (array length=n): all that there are. */
const HvNextProgram *hv_next_program_get_all (gsize *n);

/** Whether one of the kind @name can be run on this computer. Looks at the disk. */
gboolean hv_next_program_is_installed (const char *name);

/**
 * hv_next_program_prepare:
 *
 * Makes the process that waits. Before hv_harden_process(), and before there are threads. Where it cannot be made nothing will
 * open, and all else works.
 */
void hv_next_program_prepare (void);

/** @name: (nullable): what is to open; %NULL, or one that is not known: nothing. */
void hv_next_program_choose (const char *name);

/** Opens what has been chosen, if anything; never waits. Once in the life of the process. */
void hv_next_program_start (void);

/** Where programs are looked for instead, so that a test can bring its own; %NULL to go back. Before hv_next_program_prepare(). */
void hv_next_program_set_folders_for_tests (const char *const *folders);

G_END_DECLS
