/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/harden.h"

#include "config.h"

#include <errno.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

/* Refused whatever they are given. What may open when she leaves is run by a process from before the filter. */
static const struct
{
  int call, code;
} refused[] = {
  { SCMP_SYS (io_uring_setup), ENOSYS },  { SCMP_SYS (execve), EACCES },          { SCMP_SYS (execveat), EACCES },
  { SCMP_SYS (ptrace), EPERM },           { SCMP_SYS (process_vm_readv), EPERM }, { SCMP_SYS (process_vm_writev), EPERM },
};

static int
refuse_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  if (filter == NULL)
    return -ENOMEM;

  int result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (socket), 1,
                                 SCMP_A0_32 (SCMP_CMP_NE, AF_UNIX));
  for (gsize i = 0; result == 0 && i < G_N_ELEMENTS (refused); i++)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (refused[i].code), refused[i].call, 0);
  if (result == 0)
    result = seccomp_load (filter); /* sets NO_NEW_PRIVS */
  seccomp_release (filter);
  return result;
}

gboolean
hv_harden_process (GError **error)
{
  const struct rlimit none = { 0, 0 };
  int code = 0;
  if (setrlimit (RLIMIT_CORE, &none) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0)
    code = errno;
  int filter = refuse_calls ();
  if (filter < 0 && code == 0)
    code = -filter;
  if (code == 0)
    return TRUE;
  g_set_error (error, HV_SAFETY_ERROR, HV_SAFETY_ERROR_FAILED, "cannot close the process off: %s", g_strerror (code));
  return FALSE;
}

char **
hv_harden_take_arguments (int argc, char **argv, const char *name)
{
  g_return_val_if_fail (argc > 0, NULL);

  char **copy = g_strdupv (argv);
  /* The kernel lays the arguments end to end; only that stretch may be written. */
  char *end = argv[0];
  for (int i = 0; i < argc && argv[i] == end; i++)
    end = argv[i] + strlen (argv[i]) + 1;
  gsize room = end - argv[0];
  memset (argv[0], 0, room);
  g_strlcpy (argv[0], name, room);
  for (int i = 1; i < argc; i++)
    argv[i] = end - 1;

  g_set_prgname (name);
  prctl (PR_SET_NAME, name);
  return copy;
}

#if !HV_LOG
static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}
#endif

void
hv_harden_silence_log (void)
{
#if !HV_LOG
  g_log_set_writer_func (drop_message, NULL, NULL);
#endif
}
