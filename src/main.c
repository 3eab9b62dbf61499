/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"
#include "app/command-line.h"
#include "base/language.h"
#include "safety/harden.h"
#include "safety/next-program.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  /* Before anything else can open a socket, write a message or be dumped. There is no code for the network in the
   * program; where the kernel cannot refuse it too, the program still starts. */
  g_auto (GStrv) arguments = hv_harden_take_arguments (argc, argv, "hverdag");
  hv_next_program_prepare ();
  hv_harden_process (NULL);
  hv_harden_silence_log ();
  hv_language_init ();

  int status = EXIT_SUCCESS;
  if (hv_command_line_run (arguments, &status))
    return status;
  return hv_application_run ();
}
