/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program sees of itself in a home that is made up, and that it takes away its own and nothing else.
 */

#include "await.h"

#include "safety/trace-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

static char *top, *home;
static HvTracePlaces *places;

static void
set_up (void)
{
  top = g_dir_make_tmp ("traces-XXXXXX", NULL);
  home = g_build_filename (top, "home", NULL);
  g_autofree char *folder = g_build_filename (home, ".local/share/hverdag", NULL);
  g_autofree char *system = g_build_filename (top, "system", NULL);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  places = hv_trace_places_new (home, folder, system);
}

static void
tear_down (void)
{
  hv_trace_places_unref (places);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", top);
  ck_assert (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (home);
  g_free (top);
}

/* --- A home --- */

static char *
get_path (const char *name)
{
  return g_build_filename (top, name, NULL);
}

static void
put_bytes (const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = get_path (name), *folder = g_path_get_dirname (path);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert (g_file_set_contents (path, bytes, (gssize)size, NULL));
}

static void
put (const char *name, const char *text)
{
  put_bytes (name, text, strlen (text));
}

static void
put_link (const char *name, const char *target)
{
  g_autofree char *path = get_path (name), *folder = g_path_get_dirname (path);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert_int_eq (symlink (target, path), 0);
}

static gboolean
is_there (const char *name)
{
  g_autofree char *path = get_path (name);
  struct stat status;
  return lstat (path, &status) == 0;
}

static void
assert_holds (const char *name, const char *text)
{
  g_autofree char *path = get_path (name), *now = NULL;
  gsize size;
  ck_assert_msg (g_file_get_contents (path, &now, &size, NULL), "%s is gone", name);
  ck_assert_uint_eq (size, strlen (text));
  ck_assert_str_eq (now, text);
}

/* (transfer full): @text with the home where it says so */
static char *
with_home (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "@HOME@", -1);
  return g_strjoinv (home, parts);
}

static void
put_with_home (const char *name, const char *text)
{
  g_autofree char *whole = with_home (text);
  put (name, whole);
}

static void
put_picture (const char *name, const char *uri)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *whole = with_home (uri);
  g_byte_array_append (bytes, (const guint8 *)"\x89PNG\r\n\x1a\n", 8);
  g_byte_array_append (bytes, (const guint8 *)"\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0crc.", 25);
  guint32 length = GUINT32_TO_BE (11 + (guint32)strlen (whole));
  g_byte_array_append (bytes, (const guint8 *)&length, 4);
  g_byte_array_append (bytes, (const guint8 *)"tEXtThumb::URI", 15);
  g_byte_array_append (bytes, (const guint8 *)whole, (guint)strlen (whole));
  g_byte_array_append (bytes, (const guint8 *)"crc.\0\0\0\0IENDcrc.", 16);
  put_bytes (name, (const char *)bytes->data, bytes->len);
}

static void
assert_no_error (gboolean done, const GError *error)
{
  ck_assert_msg (done, "%s", error != NULL ? error->message : "no error is told");
}

static GPtrArray *
scan (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = hv_trace_scan (places, NULL, &error);
  assert_no_error (found != NULL, error);
  return found;
}

static const HvTrace *
find (GPtrArray *found, HvTraceKind kind, HvTraceDeed deed)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HvTrace *trace = found->pdata[i];
      if (trace->kind == kind && trace->deed == deed)
        return trace;
    }
  return NULL;
}

/* The only finding. */
static const HvTrace *
find_one (GPtrArray *found, HvTraceKind kind, HvTraceDeed deed)
{
  ck_assert_uint_eq (found->len, 1);
  const HvTrace *trace = find (found, kind, deed);
  ck_assert_ptr_nonnull (trace);
  return trace;
}

static void
clean (const HvTrace *trace)
{
  g_autoptr (GError) error = NULL;
  assert_no_error (hv_trace_clean (places, trace, &error), error);
}

static void
assert_clean (void)
{
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 0);
}

#define OURS "[Desktop Entry]\nType=Application\nName=Hverdag\nExec=hverdag\n"
#define ANOTHER "[Desktop Entry]\nType=Application\nName=Editor\nExec=gedit hverdag\n"

/* --- Entries --- */

START_TEST (a_home_without_traces_has_none)
{
  put ("home/.bash_history", "ls\nvim hverdagsliv.txt\n");
  put ("home/.local/share/applications/editor.desktop", ANOTHER);
  put ("home/.local/share/hverdag/1.dat", "noise");
  put ("home/.local/share/hverdag/1.dat-wal", "noise");
  put ("home/.local/share/hverdag/lock", "");
  assert_clean ();
}
END_TEST

START_TEST (an_installed_program_is_told_and_never_touched)
{
  put ("system/usr/share/applications/hverdag.desktop", OURS);
  put ("system/usr/share/applications/hverdag-notes.desktop", OURS);
  put ("system/usr/share/applications/editor.desktop", ANOTHER);
  put ("system/var/lib/dpkg/info/hverdag.list", "/usr/bin/hverdag\n");
  put ("system/etc/xdg/autostart/all.desktop", OURS);
  put ("home/.local/share/applications/mine.desktop",
       "[Desktop Entry]\nExec=env LANG=da \"/opt/hverdag\" %u\n");
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 3);
  const HvTrace *installed = find (found, HV_TRACE_INSTALLED, HV_TRACE_TELL);
  ck_assert_ptr_nonnull (installed);
  ck_assert_uint_eq (installed->what->len, 2);
  ck_assert_ptr_nonnull (find (found, HV_TRACE_LAUNCHER, HV_TRACE_TELL));
  ck_assert_ptr_nonnull (find (found, HV_TRACE_AUTOSTART, HV_TRACE_TELL));
}
END_TEST

START_TEST (a_package_without_an_entry_is_told)
{
  put ("system/var/lib/dpkg/info/hverdag.list", "/usr/bin/hverdag\n");
  g_autoptr (GPtrArray) found = scan ();
  find_one (found, HV_TRACE_INSTALLED, HV_TRACE_TELL);
}
END_TEST

START_TEST (what_starts_it_with_the_desktop_is_taken_away)
{
  put ("home/.config/autostart/hverdag.desktop", OURS);
  put ("home/.config/autostart/editor.desktop", ANOTHER);
  g_autoptr (GPtrArray) found = scan ();
  const HvTrace *trace = find_one (found, HV_TRACE_AUTOSTART, HV_TRACE_DELETE);
  ck_assert_str_eq (trace->what->pdata[0], "hverdag.desktop");
  clean (trace);
  ck_assert (!is_there ("home/.config/autostart/hverdag.desktop"));
  assert_holds ("home/.config/autostart/editor.desktop", ANOTHER);
  assert_clean ();
}
END_TEST

START_TEST (a_shortcut_goes_and_what_it_leads_to_stays)
{
  put ("home/bin/hverdag", "a program");
  put ("home/Desktop/editor.desktop", ANOTHER);
  put ("home/Desktop/begin.desktop", OURS);
  put_link ("home/Desktop/begin", "../bin/hverdag");
  put_link ("home/Desktop/letters", "../letters");
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 2);
  clean (found->pdata[0]);
  clean (found->pdata[1]);
  ck_assert (!is_there ("home/Desktop/begin") && !is_there ("home/Desktop/begin.desktop"));
  ck_assert (is_there ("home/Desktop/letters"));
  assert_holds ("home/bin/hverdag", "a program");
  assert_holds ("home/Desktop/editor.desktop", ANOTHER);
}
END_TEST

/* --- Recent files --- */

#define XBEL_HEAD                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a <bookmark "                                            \
  "href=\"file://@HOME@/.local/share/hverdag/1.dat\"> -->\n"                                                 \
  "<xbel version=\"1.0\"\n      "                                                                            \
  "xmlns:bookmark=\"http://www.freedesktop.org/standards/desktop-bookmarks\">\n"
#define XBEL_INFO "    <info><metadata owner=\"http://freedesktop.org\"><bookmark:applications>\n"
#define XBEL_LETTER                                                                                          \
  "  <bookmark  href='file:///home/her/a%20letter.txt' added=\"2026-01-01T00:00:00Z\">\n    <title>A &gt; "  \
  "letter</title>\n" XBEL_INFO                                                                               \
  "          <bookmark:application name=\"gedit\" exec=\"&apos;gedit %u&apos;\" count=\"1\"/>\n"
#define XBEL_END "        </bookmark:applications></metadata></info>\n  </bookmark>\n"
#define XBEL_US                                                                                              \
  "          <bookmark:application name=\"Hverdag\" exec=\"&apos;hverdag %u&apos;\" count=\"3\"/>\n"

START_TEST (recent_files_keep_every_other_byte)
{
  put_with_home (
      "home/.local/share/recently-used.xbel", XBEL_HEAD XBEL_LETTER XBEL_US XBEL_END
      "  <bookmark href=\"file://@HOME@/.local/share/hverdag/2.dat\" added=\"x\">\n" XBEL_INFO XBEL_END
      "  <bookmark href=\"file:///media/stick/%C3%B8.pdf\">\n" XBEL_INFO XBEL_US XBEL_END XBEL_LETTER XBEL_END
      "</xbel>");
  g_autofree char *rest = with_home (XBEL_HEAD XBEL_LETTER XBEL_END XBEL_LETTER XBEL_END "</xbel>");
  g_autofree char *path = get_path ("home/.local/share/recently-used.xbel");
  ck_assert_int_eq (chmod (path, 0640), 0);
  struct utimbuf times = { .actime = 1000, .modtime = 2000 };
  ck_assert_int_eq (utime (path, &times), 0);

  g_autoptr (GPtrArray) found = scan ();
  const HvTrace *trace = find_one (found, HV_TRACE_RECENT, HV_TRACE_LINES);
  ck_assert_uint_eq (trace->what->len, 3);
  ck_assert_str_eq (trace->what->pdata[0], "/home/her/a letter.txt");
  ck_assert (g_str_has_suffix (trace->what->pdata[1], "/hverdag/2.dat"));
  clean (trace);
  assert_holds ("home/.local/share/recently-used.xbel", rest);
  struct stat status;
  ck_assert_int_eq (stat (path, &status), 0);
  ck_assert_int_eq (status.st_mode & 07777, 0640);
  ck_assert_int_eq (status.st_mtime, 2000);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    ck_assert_msg (*name != '.', "%s was left", name);
  assert_clean ();
}
END_TEST

START_TEST (a_list_that_is_broken_is_told_and_left)
{
  static const char *const broken[]
      = { "<xbel><bookmark href=\"file://@HOME@/.local/share/hverdag/1.dat\">",
          "<xbel",
          "\xff\xfe",
          "<xbel><bookmark href=\"a\"><bookmark href=\"b\"></bookmark></bookmark></xbel>",
          "<xbel></bookmark></xbel>",
          "<xbel><bookmark:application name=\"hverdag\"/></xbel>",
          "<xbel><bookmark href=\"a\"><bookmark:application "
          "name=\"hverdag\"></bookmark:application></bookmark></xbel>" };
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = with_home (broken[i]);
      put ("home/.local/share/recently-used.xbel", text);
      g_autoptr (GPtrArray) found = scan ();
      find_one (found, HV_TRACE_UNREAD, HV_TRACE_TELL);
      assert_holds ("home/.local/share/recently-used.xbel", text);
    }
}
END_TEST

START_TEST (what_was_written_meanwhile_is_left_and_told)
{
  put_with_home ("home/.local/share/recently-used.xbel", XBEL_HEAD
                 "  <bookmark href=\"file://@HOME@/.local/share/hverdag/2.dat\">\n" XBEL_INFO XBEL_END
                 "</xbel>");
  g_autoptr (GPtrArray) found = scan ();
  const char *later = XBEL_HEAD
      "  <bookmark href=\"file://@HOME@/.local/share/hverdag/3.dat\">\n" XBEL_INFO XBEL_END "</xbel>";
  put_with_home ("home/.local/share/recently-used.xbel", later);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_trace_clean (places, found->pdata[0], &error));
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN));
  g_autofree char *whole = with_home (later);
  assert_holds ("home/.local/share/recently-used.xbel", whole);
}
END_TEST

START_TEST (another_desktop_s_recent_files_go_one_by_one)
{
  put_with_home ("home/.local/share/RecentDocuments/1.dat.desktop",
                 "[Desktop Entry]\nType=Link\nURL[$e]=file:$HOME/.local/share/hverdag/1.dat\n");
  put ("home/.local/share/RecentDocuments/letter.desktop",
       "[Desktop Entry]\nType=Link\nURL[$e]=file:$HOME/letter\n");
  g_autoptr (GPtrArray) found = scan ();
  clean (find_one (found, HV_TRACE_RECENT, HV_TRACE_DELETE));
  ck_assert (!is_there ("home/.local/share/RecentDocuments/1.dat.desktop"));
  ck_assert (is_there ("home/.local/share/RecentDocuments/letter.desktop"));
}
END_TEST

/* --- The trash --- */

START_TEST (of_the_trash_only_what_lay_in_the_folder_goes)
{
  put_with_home ("home/.local/share/Trash/info/1.dat.trashinfo",
                 "[Trash Info]\nPath=@HOME@/.local/share/hverdag/1.dat\nDeletionDate=2026-01-01T10:00:00\n");
  put ("home/.local/share/Trash/files/1.dat", "noise");
  put_with_home ("home/.local/share/Trash/info/hverdag.trashinfo",
                 "[Trash Info]\nPath=@HOME@/.local/share/%68verdag\n");
  put ("home/.local/share/Trash/files/hverdag/deeper/2.dat", "noise");
  put_link ("home/.local/share/Trash/files/hverdag/deeper/out", "../../../../../../letters");
  put ("home/.local/share/Trash/info/7.dat.trashinfo", "[Trash Info]\nPath=/home/her/7.dat\n");
  put ("home/.local/share/Trash/files/7.dat", "hers");
  put_with_home ("home/.local/share/Trash/info/a.trashinfo",
                 "[Trash Info]\nPath=@HOME@/.local/share/hverdag2/a\n");
  put ("home/.local/share/Trash/files/a", "hers");
  put ("home/letters/one", "Dear all");
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 2);
  const HvTrace *maybe = find (found, HV_TRACE_TRASH, HV_TRACE_TELL);
  ck_assert_uint_eq (maybe->what->len, 1);
  ck_assert_str_eq (maybe->what->pdata[0], "/home/her/7.dat");
  const HvTrace *ours = find (found, HV_TRACE_TRASH, HV_TRACE_DELETE);
  ck_assert_uint_eq (ours->what->len, 2);
  clean (ours);
  ck_assert (!is_there ("home/.local/share/Trash/files/1.dat"));
  ck_assert (!is_there ("home/.local/share/Trash/info/1.dat.trashinfo"));
  ck_assert (!is_there ("home/.local/share/Trash/files/hverdag"));
  assert_holds ("home/.local/share/Trash/files/7.dat", "hers");
  assert_holds ("home/.local/share/Trash/files/a", "hers");
  assert_holds ("home/letters/one", "Dear all");
}
END_TEST

START_TEST (a_trash_that_was_tampered_with_reaches_nothing_else)
{
  static const char *const names[] = { "..trashinfo", "...trashinfo", ".trashinfo" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename ("home/.local/share/Trash/info", names[i], NULL);
      put_with_home (name, "[Trash Info]\nPath=@HOME@/.local/share/hverdag/1.dat\n");
    }
  put ("home/.local/share/Trash/files/a", "hers");
  put_with_home ("home/.local/share/Trash/info/up.trashinfo",
                 "[Trash Info]\nPath=@HOME@/.local/share/hverdag/../a\n");
  put ("home/.local/share/Trash/info/odd.trashinfo", "Path=\n[Trash Info");
  put_with_home ("home/.local/share/Trash/info/link.trashinfo",
                 "[Trash Info]\nPath=@HOME@/.local/share/hverdag/2.dat\n");
  put ("outside/b", "another's");
  put_link ("home/.local/share/Trash/files/link", "../../../../../outside");
  g_autoptr (GPtrArray) found = scan ();
  clean (find_one (found, HV_TRACE_TRASH, HV_TRACE_DELETE));
  ck_assert (!is_there ("home/.local/share/Trash/files/link"));
  assert_holds ("home/.local/share/Trash/files/a", "hers");
  assert_holds ("outside/b", "another's");
}
END_TEST

/* --- Small pictures --- */

START_TEST (only_small_pictures_of_the_folder_go)
{
  put_picture ("home/.cache/thumbnails/normal/a.png", "file://@HOME@/.local/share/hverdag/1.dat");
  put_picture ("home/.cache/thumbnails/fail/gnome/b.png", "file://@HOME@/.local/share/hverdag/2.dat");
  put_picture ("home/.cache/thumbnails/normal/c.png", "file://@HOME@/holiday.jpg");
  put_picture ("home/.cache/thumbnails/normal/d.png", "file://@HOME@/.local/share/hverdag-holiday/1.jpg");
  put_bytes ("home/.cache/thumbnails/normal/e.png", "\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", 16);
  put ("home/.cache/thumbnails/normal/f.png", "");
  g_autoptr (GPtrArray) found = scan ();
  const HvTrace *trace = find_one (found, HV_TRACE_PICTURE, HV_TRACE_DELETE);
  ck_assert_uint_eq (trace->files->len, 2);
  clean (trace);
  ck_assert (!is_there ("home/.cache/thumbnails/normal/a.png"));
  ck_assert (!is_there ("home/.cache/thumbnails/fail/gnome/b.png"));
  for (char letter = 'c'; letter <= 'f'; letter++)
    {
      g_autofree char *name = g_strdup_printf ("home/.cache/thumbnails/normal/%c.png", letter);
      ck_assert (is_there (name));
    }
  assert_clean ();
}
END_TEST

START_TEST (what_came_since_it_was_shown_is_left)
{
  put_picture ("home/.cache/thumbnails/normal/a.png", "file://@HOME@/.local/share/hverdag/1.dat");
  g_autoptr (GPtrArray) found = scan ();
  put_picture ("home/.cache/thumbnails/normal/b.png", "file://@HOME@/.local/share/hverdag/1.dat");
  clean (found->pdata[0]);
  ck_assert (!is_there ("home/.cache/thumbnails/normal/a.png"));
  ck_assert (is_there ("home/.cache/thumbnails/normal/b.png"));
}
END_TEST

START_TEST (a_file_that_became_another_is_left)
{
  put ("home/.config/autostart/hverdag.desktop", OURS);
  g_autoptr (GPtrArray) found = scan ();
  put ("home/.config/autostart/hverdag.desktop", ANOTHER);
  clean (found->pdata[0]);
  assert_holds ("home/.config/autostart/hverdag.desktop", ANOTHER);
}
END_TEST

/* --- What was typed --- */

static void
assert_history (const char *name, const char *before, const char *after, guint taken)
{
  put (name, before);
  g_autoptr (GPtrArray) found = scan ();
  const HvTrace *trace = find_one (found, HV_TRACE_HISTORY, HV_TRACE_LINES);
  ck_assert_uint_eq (trace->what->len, taken);
  clean (trace);
  assert_holds (name, after);
  assert_clean ();
  g_autofree char *path = get_path (name);
  g_unlink (path);
}

START_TEST (of_a_history_only_the_lines_go_that_name_it)
{
  assert_history ("home/.bash_history",
                  "ls\nhverdag &\nsudo apt install Hverdag\nvim hverdagen.txt\n\n\\\ncd",
                  "ls\nvim hverdagen.txt\n\n\\\ncd", 2);
  assert_history ("home/.bash_history",
                  "#1700000000\nls\n#1700000001\nhverdag\n#1700000002\ncd\n#17x\nhverdag",
                  "#1700000000\nls\n#1700000002\ncd\n#17x\n", 2);
  assert_history ("home/.zsh_history",
                  ": 1:0;echo a\\\nb\n: 2:0;for i in 1\\\nhverdag\\\ndone\n: 3:0;ls \\\\\n\xc3\x83\xb8",
                  ": 1:0;echo a\\\nb\n: 3:0;ls \\\\\n\xc3\x83\xb8", 1);
  assert_history (
      "home/.local/share/fish/fish_history",
      "- cmd: ls\n  when: 1\n- cmd: cd ~/a\n  when: 2\n  paths:\n    - ~/hverdag\n- cmd: pwd\n  when: 3\n",
      "- cmd: ls\n  when: 1\n- cmd: pwd\n  when: 3\n", 1);
}
END_TEST

/* --- Beside the rooms --- */

START_TEST (beside_the_rooms_only_what_others_put_aside_goes)
{
  static const char *const aside[]
      = { "1.dat~", "1.dat.~2~", "12.dat.bak", ".1.dat.swp", "#1.dat#", ".#1.dat", "2.dat.orig" };
  static const char *const stay[] = { "1.dat",  "2.dat",  "1.dat-wal", "1.dat.new", ".1.dat",   "~",
                                      "x.dat~", "notes~", "lock",      "dat~",      "3.erasing" };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (aside); i++)
    {
      g_autofree char *name = g_build_filename ("home/.local/share/hverdag", aside[i], NULL);
      put (name, "noise");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stay); i++)
    {
      g_autofree char *name = g_build_filename ("home/.local/share/hverdag", stay[i], NULL);
      put (name, "noise");
    }
  g_autoptr (GPtrArray) found = scan ();
  const HvTrace *trace = find_one (found, HV_TRACE_LEFTOVER, HV_TRACE_DELETE);
  ck_assert_uint_eq (trace->files->len, G_N_ELEMENTS (aside));
  clean (trace);
  assert_clean ();
  for (gsize i = 0; i < G_N_ELEMENTS (stay); i++)
    {
      g_autofree char *name = g_build_filename ("home/.local/share/hverdag", stay[i], NULL);
      assert_holds (name, "noise");
    }
}
END_TEST

START_TEST (a_file_that_is_being_made_is_told_and_left)
{
  put ("home/.local/share/hverdag/5.part", "noise");
  g_autoptr (GPtrArray) found = scan ();
  find_one (found, HV_TRACE_LEFTOVER, HV_TRACE_TELL);
}
END_TEST

/* --- What cannot be looked at --- */

START_TEST (links_are_not_followed)
{
  put ("outside/history", "hverdag\n");
  put_link ("home/.bash_history", "../outside/history");
  put ("outside/start/hverdag.desktop", OURS);
  put_link ("home/.config/autostart", "../../outside/start");
  put_link ("home/.local/share/recently-used.xbel", "loop");
  put_link ("home/.local/share/loop", "recently-used.xbel");
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 3);
  for (guint i = 0; i < found->len; i++)
    ck_assert_int_eq (((const HvTrace *)found->pdata[i])->kind, HV_TRACE_UNREAD);
  assert_holds ("outside/history", "hverdag\n");
}
END_TEST

START_TEST (a_folder_that_becomes_a_link_leads_nowhere)
{
  put ("home/.config/autostart/hverdag.desktop", OURS);
  put ("outside/start/hverdag.desktop", OURS);
  g_autoptr (GPtrArray) found = scan ();
  g_autofree char *folder = get_path ("home/.config/autostart"), *away = get_path ("home/.config/away");
  ck_assert_int_eq (rename (folder, away), 0);
  put_link ("home/.config/autostart", "../../outside/start");
  clean (found->pdata[0]); /* it is not there any more */
  assert_holds ("outside/start/hverdag.desktop", OURS);
}
END_TEST

START_TEST (odd_files_hold_nothing_up)
{
  g_autofree char *pipe = get_path ("home/.bash_history"), *folder = get_path ("home/.zsh_history");
  g_autofree char *large = get_path ("home/.history");
  ck_assert_int_eq (mkfifo (pipe, 0600), 0);
  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  put ("home/.history", "hverdag\n");
  ck_assert_int_eq (truncate (large, 1024 * 1024 * 1024), 0);
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 3);
  ck_assert_ptr_null (find (found, HV_TRACE_HISTORY, HV_TRACE_LINES));
}
END_TEST

/* As somebody who may not read it: root may read everything. */
START_TEST (a_home_that_cannot_be_read_is_told_once)
{
  put ("home/.bash_history", "hverdag\n");
  ck_assert_int_eq (chmod (top, 0755), 0);
  ck_assert_int_eq (chmod (home, 0), 0);
  if (geteuid () == 0)
    ck_assert_int_eq (seteuid (65534), 0);
  GPtrArray *found = hv_trace_scan (places, NULL, NULL);
  ck_assert_int_eq (seteuid (getuid ()), 0);
  ck_assert_int_eq (chmod (home, 0700), 0);
  find_one (found, HV_TRACE_UNREAD, HV_TRACE_TELL);
  ck_assert_str_eq (((const HvTrace *)found->pdata[0])->path, home);
  g_ptr_array_unref (found);
}
END_TEST

START_TEST (a_folder_that_cannot_be_written_is_told)
{
  put ("home/.bash_history", "ls\nhverdag\n");
  g_autoptr (GPtrArray) found = scan ();
  g_autoptr (GError) error = NULL;
  if (geteuid () == 0)
    {
      ck_assert_int_eq (chmod (top, 0755), 0);
      ck_assert_int_eq (chmod (home, 0755), 0);
      g_autofree char *path = get_path ("home/.bash_history");
      ck_assert_int_eq (chmod (path, 0644), 0);
      ck_assert_int_eq (seteuid (65534), 0);
    }
  else
    ck_assert_int_eq (chmod (home, 0500), 0);
  gboolean cleaned = hv_trace_clean (places, found->pdata[0], &error);
  ck_assert_int_eq (seteuid (getuid ()), 0);
  ck_assert_int_eq (chmod (home, 0700), 0);
  ck_assert (!cleaned);
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES));
  assert_holds ("home/.bash_history", "ls\nhverdag\n");
}
END_TEST

/* --- As a whole --- */

START_TEST (looking_changes_nothing_not_even_the_time_of_access)
{
  put ("home/.bash_history", "hverdag\n");
  g_autofree char *path = get_path ("home/.bash_history");
  struct utimbuf times = { .actime = 1000, .modtime = 2000 };
  ck_assert_int_eq (utime (path, &times), 0);
  g_autoptr (GPtrArray) found = scan ();
  find_one (found, HV_TRACE_HISTORY, HV_TRACE_LINES);
  struct stat status;
  ck_assert_int_eq (stat (path, &status), 0);
  ck_assert_int_eq (status.st_atime, 1000);
  ck_assert_int_eq (status.st_mtime, 2000);
  ck_assert (!is_there ("home/.cache") && !is_there ("home/.config"));
}
END_TEST

START_TEST (what_is_gone_already_is_no_fault)
{
  put ("home/.bash_history", "hverdag\n");
  put ("home/.config/autostart/hverdag.desktop", OURS);
  g_autoptr (GPtrArray) found = scan ();
  ck_assert_uint_eq (found->len, 2);
  for (guint i = 0; i < found->len; i++)
    {
      const HvTrace *trace = found->pdata[i];
      ck_assert_int_eq (g_unlink (trace->path), 0);
      clean (trace);
    }
}
END_TEST

START_TEST (the_same_is_done_in_a_thread)
{
  put ("home/.bash_history", "ls\nhverdag\n");
  g_autoptr (GError) error = NULL;
  g_auto (Await) looked = { 0 }, cleaned = { 0 };
  hv_trace_scan_async (places, NULL, await_cb, &looked);
  g_autoptr (GPtrArray) found = hv_trace_scan_finish (await_result (&looked), &error);
  assert_no_error (found != NULL, error);
  hv_trace_clean_async (places, find_one (found, HV_TRACE_HISTORY, HV_TRACE_LINES), await_cb, &cleaned);
  assert_no_error (hv_trace_clean_finish (await_result (&cleaned), &error), error);
  assert_holds ("home/.bash_history", "ls\n");
}
END_TEST

START_TEST (a_look_that_is_stopped_tells_nothing)
{
  put ("home/.bash_history", "hverdag\n");
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  hv_meter_stop (meter);
  ck_assert_ptr_null (hv_trace_scan (places, meter, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("trace-scan");
  TCase *tc = tcase_create ("trace-scan");
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_home_without_traces_has_none);
  tcase_add_test (tc, an_installed_program_is_told_and_never_touched);
  tcase_add_test (tc, a_package_without_an_entry_is_told);
  tcase_add_test (tc, what_starts_it_with_the_desktop_is_taken_away);
  tcase_add_test (tc, a_shortcut_goes_and_what_it_leads_to_stays);
  tcase_add_test (tc, recent_files_keep_every_other_byte);
  tcase_add_test (tc, a_list_that_is_broken_is_told_and_left);
  tcase_add_test (tc, what_was_written_meanwhile_is_left_and_told);
  tcase_add_test (tc, another_desktop_s_recent_files_go_one_by_one);
  tcase_add_test (tc, of_the_trash_only_what_lay_in_the_folder_goes);
  tcase_add_test (tc, a_trash_that_was_tampered_with_reaches_nothing_else);
  tcase_add_test (tc, only_small_pictures_of_the_folder_go);
  tcase_add_test (tc, what_came_since_it_was_shown_is_left);
  tcase_add_test (tc, a_file_that_became_another_is_left);
  tcase_add_test (tc, of_a_history_only_the_lines_go_that_name_it);
  tcase_add_test (tc, beside_the_rooms_only_what_others_put_aside_goes);
  tcase_add_test (tc, a_file_that_is_being_made_is_told_and_left);
  tcase_add_test (tc, links_are_not_followed);
  tcase_add_test (tc, a_folder_that_becomes_a_link_leads_nowhere);
  tcase_add_test (tc, odd_files_hold_nothing_up);
  tcase_add_test (tc, a_home_that_cannot_be_read_is_told_once);
  tcase_add_test (tc, a_folder_that_cannot_be_written_is_told);
  tcase_add_test (tc, looking_changes_nothing_not_even_the_time_of_access);
  tcase_add_test (tc, what_is_gone_already_is_no_fault);
  tcase_add_test (tc, the_same_is_done_in_a_thread);
  tcase_add_test (tc, a_look_that_is_stopped_tells_nothing);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
