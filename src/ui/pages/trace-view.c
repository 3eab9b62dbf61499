/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/trace-view.h"

#include <glib/gi18n.h>

static const struct
{
  const char *title, *text,
      *told; /* what is told when it is not to be taken away, if that is another thing */
} words[HV_TRACE_KINDS] = {
  [HV_TRACE_INSTALLED]
  = { N_ ("The program itself"),
      N_ ("It is among the programs of this computer. Everyone who uses the computer can see that."), NULL },
  [HV_TRACE_LAUNCHER]
  = { N_ ("An entry in your menu"), N_ ("It starts the program. It is left as it is."), NULL },
  [HV_TRACE_AUTOSTART]
  = { N_ ("Starts with the computer"), N_ ("The program opens by itself when you log in."),
      N_ ("The program opens by itself for everyone who logs in. That can only be changed for "
          "the whole computer.") },
  [HV_TRACE_SHORTCUT] = { N_ ("On your desktop"), N_ ("Something that starts the program."), NULL },
  [HV_TRACE_RECENT]
  = { N_ ("Recently used files"), N_ ("Other programs show a list, and it names these."), NULL },
  [HV_TRACE_TRASH]
  = { N_ ("In the trash"), N_ ("These lay in the folder with the rooms."),
      N_ ("These have names like our files, but lay elsewhere. Only you can know what they are.") },
  [HV_TRACE_PICTURE] = { N_ ("Small pictures of files"),
                         N_ ("A file manager made them of files in the folder with the rooms."), NULL },
  [HV_TRACE_HISTORY] = { N_ ("Typed commands"), N_ ("A terminal remembers these lines."), NULL },
  [HV_TRACE_LEFTOVER]
  = { N_ ("Copies beside the rooms"),
      N_ ("Another program put them there. They may be copies of a "
          "room, also somebody else’s."),
      N_ ("A file that was begun. The next time a room opens, the program takes care of it.") },
  [HV_TRACE_UNREAD] = { N_ ("Could not be looked at"), N_ ("What is here is not known."), NULL },
};

static char *
join (GPtrArray *what)
{
  if (what->len == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < MIN (what->len, HV_TRACE_VIEW_LINES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *)what->pdata[i]);
  if (what->len > HV_TRACE_VIEW_LINES)
    {
      guint more = what->len - HV_TRACE_VIEW_LINES;
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}

static const char *
get_confirm (HvTraceDeed deed)
{
  switch (deed)
    {
    case HV_TRACE_LINES:
      return _ ("Only these lines are taken out. Everything else in the file stays.");
    case HV_TRACE_DELETE:
      return _ ("What is named here is deleted, and cannot be brought back.");
    case HV_TRACE_TELL:
    default:
      return NULL;
    }
}

HvTraceView *
hv_trace_view_new (const HvTrace *trace)
{
  g_return_val_if_fail (trace != NULL && trace->kind < HV_TRACE_KINDS, NULL);

  HvTraceView *view = g_new0 (HvTraceView, 1);
  gboolean told = trace->deed == HV_TRACE_TELL && words[trace->kind].told != NULL;
  view->title = _ (words[trace->kind].title);
  view->text = _ (told ? words[trace->kind].told : words[trace->kind].text);
  view->where = g_filename_display_name (trace->path);
  gboolean named = trace->files->len == 1 && g_str_equal (trace->files->pdata[0], trace->path);
  view->what = named ? NULL : join (trace->what);
  view->confirm = get_confirm (trace->deed);
  return view;
}

void
hv_trace_view_free (HvTraceView *view)
{
  g_free (view->where);
  g_free (view->what);
  g_free (view);
}

const char *
hv_trace_view_describe_error (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN))
    return _ ("Another program has written there meanwhile, so nothing was taken away.");
  return _ ("Not all of it could be taken away. Maybe it cannot be written there.");
}
