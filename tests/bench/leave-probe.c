/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts a program again and again under X and measures, as someone in front of the screen would:
 *   leave-probe RUNS ctrl-q|shift|click|none [when-ready] -- PROGRAM ARGS…
 * prints for each run, in microseconds and KiB:  first-frame  unmapped  gone  resident
 * "none" ends the program by SIGTERM once it is drawn and measures the start alone (unmapped and gone are -1).
 * "when-ready": it is left when its title has come to end with "…" (see leave-load.c). A click on *Close now* is measured
 * from letting go of the button, since that is what a button acts on. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>

#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define START_LIMIT_MS 20000
#define READY_LIMIT_MS 90000
#define LEAVE_LIMIT_MS 8000

typedef struct
{
  Display *display;
  int damage_event;
  Window window;
  gint64 started, drawn, pressed, unmapped, gone;
  long resident_kib;
} Probe;

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* windows vanish under us: that is what is measured */
}

/* Waits for an event until @deadline (µs, monotonic). */
static gboolean
next_event (Display *display, XEvent *event, gint64 deadline)
{
  while (XPending (display) == 0)
    {
      gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      if (left <= 0)
        return FALSE;
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };
      poll (&fd, 1, (int) left);
    }
  XNextEvent (display, event);
  return TRUE;
}

static long
resident_kib (pid_t pid)
{
  /* As root one may read it although the program is not dumpable. */
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  const char *line = strstr (text, "\nRss:");
  return line != NULL ? atol (line + 5) : -1;
}

static gboolean
wait_for_window (Probe *probe)
{
  XEvent event;
  gint64 deadline = probe->started + START_LIMIT_MS * 1000;
  while (probe->window == 0 && next_event (probe->display, &event, deadline))
    {
      XWindowAttributes attributes;
      if (event.type == MapNotify && !event.xmap.override_redirect
          && XGetWindowAttributes (probe->display, event.xmap.window, &attributes) && attributes.width >= 200)
        probe->window = event.xmap.window;
    }
  if (probe->window == 0)
    return FALSE;
  Damage damage = XDamageCreate (probe->display, probe->window, XDamageReportNonEmpty);
  while (probe->drawn == 0 && next_event (probe->display, &event, deadline))
    if (event.type == probe->damage_event + XDamageNotify)
      probe->drawn = g_get_monotonic_time ();
  XDamageDestroy (probe->display, damage);
  return probe->drawn != 0;
}

/* Whether its title ends with "…". */
static gboolean
says_ready (Probe *probe)
{
  Atom type, name = XInternAtom (probe->display, "_NET_WM_NAME", False);
  int format;
  unsigned long n = 0, left;
  unsigned char *title = NULL;
  XGetWindowProperty (probe->display, probe->window, name, 0, 64, False, AnyPropertyType, &type, &format, &n, &left, &title);
  gboolean ready = title != NULL && g_str_has_suffix ((const char *) title, "…");
  if (title != NULL)
    XFree (title);
  return ready;
}

static void
settle (Probe *probe, int ms)
{
  XEvent event;
  while (next_event (probe->display, &event, g_get_monotonic_time () + ms * 1000))
    ;
}

static void
key (Probe *probe, KeySym symbol, Bool down)
{
  XTestFakeKeyEvent (probe->display, XKeysymToKeycode (probe->display, symbol), down, 0);
}

/* "Close now" is in the upper left corner. */
static void
click (Probe *probe)
{
  Window child;
  int x, y;
  XTranslateCoordinates (probe->display, probe->window, DefaultRootWindow (probe->display), 70, 36, &x, &y, &child);
  XTestFakeMotionEvent (probe->display, -1, x, y, 0);
  XSync (probe->display, False);
  settle (probe, 120);
  XTestFakeButtonEvent (probe->display, 1, True, 0);
  XSync (probe->display, False);
  g_usleep (40000);
  probe->pressed = g_get_monotonic_time ();
  XTestFakeButtonEvent (probe->display, 1, False, 0);
}

static void
press (Probe *probe, const char *how)
{
  if (strcmp (how, "click") == 0)
    click (probe);
  else if (strcmp (how, "shift") == 0)
    {
      for (int i = 0; i < 2; i++)
        {
          key (probe, XK_Shift_L, True);
          key (probe, XK_Shift_L, False);
          XSync (probe->display, False);
          g_usleep (60000);
        }
      key (probe, XK_Shift_L, True);
      XSync (probe->display, False);
      g_usleep (40000);
      probe->pressed = g_get_monotonic_time ();
      key (probe, XK_Shift_L, False);
    }
  else
    {
      key (probe, XK_Control_L, True);
      XSync (probe->display, False);
      g_usleep (40000);
      probe->pressed = g_get_monotonic_time ();
      key (probe, XK_q, True);
    }
  XFlush (probe->display);
}

static void
release (Probe *probe)
{
  key (probe, XK_q, False);
  key (probe, XK_Control_L, False);
  XSync (probe->display, False);
}

static void
wait_until_gone (Probe *probe, int pid_fd)
{
  gint64 deadline = probe->pressed + LEAVE_LIMIT_MS * 1000;
  while ((probe->unmapped == 0 || probe->gone == 0) && g_get_monotonic_time () < deadline)
    {
      struct pollfd fds[2] = { { ConnectionNumber (probe->display), POLLIN, 0 },
                               { probe->gone != 0 ? -1 : pid_fd, POLLIN, 0 } };
      if (XPending (probe->display) == 0)
        poll (fds, 2, 50);
      if (probe->gone == 0 && (fds[1].revents & POLLIN) != 0)
        probe->gone = g_get_monotonic_time ();
      while (XPending (probe->display) > 0)
        {
          XEvent event;
          XNextEvent (probe->display, &event);
          gboolean away = (event.type == UnmapNotify && event.xunmap.window == probe->window)
                          || (event.type == DestroyNotify && event.xdestroywindow.window == probe->window);
          if (away && probe->unmapped == 0)
            probe->unmapped = g_get_monotonic_time ();
        }
    }
}

static gboolean
wait_until_ready (Probe *probe)
{
  gint64 deadline = probe->started + READY_LIMIT_MS * 1000;
  while (!says_ready (probe) && g_get_monotonic_time () < deadline)
    settle (probe, 20);
  return says_ready (probe);
}

static void
run (Probe *probe, const char *how, gboolean when_ready, char **command)
{
  XSync (probe->display, True);
  probe->started = g_get_monotonic_time ();
  pid_t pid = fork ();
  if (pid == 0)
    {
      execvp (command[0], command);
      _exit (127);
    }
  if (!wait_for_window (probe) || (when_ready && !wait_until_ready (probe)))
    {
      fprintf (stderr, "no window came, or it was never ready\n");
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
      return;
    }
  settle (probe, when_ready ? 20 : 300);
  probe->resident_kib = resident_kib (pid);
  int pid_fd = (int) syscall (SYS_pidfd_open, pid, 0);
  if (strcmp (how, "none") == 0)
    kill (pid, SIGTERM);
  else
    {
      XSelectInput (probe->display, probe->window, StructureNotifyMask);
      XSetInputFocus (probe->display, probe->window, RevertToParent, CurrentTime);
      settle (probe, when_ready ? 60 : 150);
      g_usleep (g_random_int_range (0, 17000)); /* any moment of a frame */
      press (probe, how);
      wait_until_gone (probe, pid_fd);
      release (probe);
      if (probe->gone == 0)
        kill (pid, SIGKILL);
    }
  waitpid (pid, NULL, 0);
  close (pid_fd);
}

int
main (int argc, char **argv)
{
  gboolean when_ready = argc > 3 && strcmp (argv[3], "when-ready") == 0;
  if (argc < 5 + when_ready)
    {
      fprintf (stderr, "leave-probe RUNS ctrl-q|shift|click|none [when-ready] -- PROGRAM ARGS...\n");
      return 2;
    }
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;
  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    return 2;
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);

  for (int i = 0; i < atoi (argv[1]); i++)
    {
      Probe probe = { .display = display, .damage_event = damage_event };
      run (&probe, argv[2], when_ready, argv + 4 + when_ready);
      printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %ld\n",
              probe.drawn != 0 ? probe.drawn - probe.started : -1, probe.unmapped != 0 ? probe.unmapped - probe.pressed : -1,
              probe.gone != 0 ? probe.gone - probe.pressed : -1, probe.resident_kib);
      fflush (stdout);
    }
  return 0;
}
