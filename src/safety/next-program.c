/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/next-program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *const editors[] = { "gnome-text-editor", "gedit",     "kate", "kwrite", "mousepad",
                                       "xed",               "featherpad", "pluma", NULL };
static const char *const calculators[]
    = { "gnome-calculator", "kcalc", "mate-calc", "galculator", "qalculate-gtk", "deepin-calculator", NULL };
static const char *const file_managers[]
    = { "nautilus", "dolphin", "thunar", "nemo", "caja", "pcmanfm-qt", "pcmanfm", NULL };
static const char *const browsers[] = { "x-www-browser", "firefox", "firefox-esr", "chromium", "google-chrome",
                                        "epiphany-browser", "falkon", "konqueror", NULL };

static const HvNextProgram all[] = {
  { "calculator", calculators },
  { "editor", editors },
  { "files", file_managers },
  { "browser", browsers },
};

/* Only what the administrator has installed: a folder of the user's own could hold anything. */
static const char *const usual_folders[] = { "/usr/bin", "/usr/local/bin", "/usr/games", "/snap/bin", NULL };
static const char *const *folders = usual_folders;

static int line = -1;   /* to the process that waits */
static int chosen = -1; /* an index of @all */

const HvNextProgram *
hv_next_program_get_all (gsize *n)
{
  *n = G_N_ELEMENTS (all);
  return all;
}

static int
find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* @act: told each path of @program that can be run, until it returns TRUE. */
static gboolean
for_each_path (const HvNextProgram *program, gboolean (*act) (const char *path))
{
  for (const char *const *name = program->programs; *name != NULL; name++)
    for (const char *const *folder = folders; *folder != NULL; folder++)
      {
        g_autofree char *path = g_build_filename (*folder, *name, NULL);
        if (access (path, X_OK) == 0 && act (path))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_there (const char *path)
{
  return TRUE;
}

gboolean
hv_next_program_is_installed (const char *name)
{
  int index = find (name);
  return index >= 0 && for_each_path (&all[index], is_there);
}

/* --- The process that waits --- */

static gboolean
become (const char *path)
{
  const char *const arguments[] = { path, NULL };
  execv (path, (char *const *) arguments);
  return FALSE;
}

/* As if the desktop had opened it: no one's child, and nothing said where this program was started from. */
static void
stand_alone (void)
{
  setsid ();
  int nowhere = open ("/dev/null", O_RDWR);
  for (int i = STDIN_FILENO; nowhere >= 0 && i <= STDERR_FILENO; i++)
    dup2 (nowhere, i);
  if (nowhere > STDERR_FILENO)
    close (nowhere);
  if (chdir (g_get_home_dir ()) != 0 && chdir ("/") != 0)
    return;
}

static G_GNUC_NORETURN void
await_word (int from)
{
  guint8 index = 0;
  stand_alone ();
  prctl (PR_SET_DUMPABLE, 0);
  static const int ends[] = { SIGHUP, SIGINT, SIGPIPE }; /* meant for the other one, whose end is told by the line */
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    signal (ends[i], SIG_IGN);
  gssize got = TEMP_FAILURE_RETRY (read (from, &index, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    signal (ends[i], SIG_DFL); /* what is ignored stays ignored in what is run */
  if (got == 1 && index < G_N_ELEMENTS (all))
    for_each_path (&all[index], become);
  _exit (0);
}

void
hv_next_program_prepare (void)
{
  int ends[2];
  if (line >= 0 || socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return;
  pid_t child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      g_unsetenv ("DESKTOP_STARTUP_ID"); /* these name the start of this program */
      g_unsetenv ("XDG_ACTIVATION_TOKEN");
      g_unsetenv ("GIO_LAUNCHED_DESKTOP_FILE");
      await_word (ends[1]);
    }
  close (ends[1]);
  if (child > 0)
    line = ends[0];
  else
    close (ends[0]);
}

void
hv_next_program_choose (const char *name)
{
  chosen = find (name);
}

void
hv_next_program_start (void)
{
  if (line < 0 || chosen < 0)
    return;
  guint8 index = (guint8) chosen;
  /* Into an empty buffer of the kernel: there is nothing to wait for. */
  if (send (line, &index, 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1)
    {
      close (line);
      line = -1;
    }
}

void
hv_next_program_set_folders_for_tests (const char *const *instead)
{
  folders = instead != NULL ? instead : usual_folders;
}
