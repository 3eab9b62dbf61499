/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every single call of a visit that reaches the disk fails, in every way a disk knows, once and for good.
 * What had been told as done is there afterwards, and what is told is what happened. */

#include "failing-disk.h"
#include "vault-session.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define FEWEST_CALLS 400

static char *folder, *path, *wal_path;
static Content before;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  wal_path = g_strconcat (path, "-wal", NULL);
  session_make_room (path);
  before = content_read (path);
}

static void
tear_down (void)
{
  content_clear (&before);
  g_free (wal_path);
  g_free (path);
  folder_free (folder);
}

typedef struct
{
  int runs, noticed, calls;
} Count;

/* One visit in which the @at th call meets @fault. Returns whether it came so far. */
static gboolean
run_with_fault (DiskFault fault, int at, gboolean forever, Count *count)
{
  int met;
  content_write (&before, path);
  g_unlink (wal_path);
  failing_disk_begin (folder, fault, at, forever);
  g_auto (Session) session = session_run (path, NULL);
  count->calls = failing_disk_end (&met);
  if (met == 0)
    return FALSE;
  g_autofree char *context
      = g_strdup_printf ("%s at call %d%s", disk_fault_get_name (fault), at, forever ? " and after" : "");
  for (guint i = 0; session.errors != NULL && i < session.errors->len; i++)
    {
      const GError *error = session.errors->pdata[i];
      ck_assert_msg (disk_fault_is_told_by (fault, error), "%s: told as %s %d: %s", context,
                     g_quark_to_string (error->domain), error->code, error->message);
    }
  ck_assert_msg (!session.failed || !disk_fault_is_invisible (fault), "%s: noticed", context);
  session_check (&session, path, context);
  count->runs++;
  count->noticed += session.failed;
  return TRUE;
}

/* Strides differ, so that the calls left out are not the same for each. */
static const int strides[DISK_N_FAULTS] = {
  [DISK_IO_ERROR] = 2,     [DISK_SYNC_FAILS] = 1, [DISK_IS_FULL] = 1,        [DISK_READS_SHORT] = 4,
  [DISK_WRITES_SHORT] = 2, [DISK_ENDS_EARLY] = 2, [DISK_IS_INTERRUPTED] = 3,
};

START_TEST (nothing_is_lost_whichever_call_fails)
{
  DiskFault fault = _i / 2;
  gboolean forever = _i % 2 != 0;
  Count count = { 0 };
  int step = stride (strides[fault]);
  for (int at = 1 + _i % step; run_with_fault (fault, at, forever, &count); at += step)
    ;
  printf ("# %s%s: %d of %d calls, %d visits noticed, 0 lost\n", disk_fault_get_name (fault),
          forever ? " for good" : " once", count.runs, count.calls, count.noticed);
  fflush (stdout);
  ck_assert_int_gt (count.runs, 0);
}
END_TEST

START_TEST (the_visit_is_long_enough)
{
  failing_disk_begin (folder, DISK_IO_ERROR, 0, FALSE);
  g_auto (Session) session = session_run (path, NULL);
  int calls = failing_disk_end (NULL);
  ck_assert (!session.failed);
  ck_assert_int_eq (session.acknowledged, SESSION_SAVES);
  ck_assert_int_eq (session_check (&session, path, "undisturbed"), SESSION_SAVES);
  ck_assert_int_ge (calls, FEWEST_CALLS);
  printf ("# a visit makes %d calls\n", calls);
  fflush (stdout);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-calls");
  TCase *tc = tcase_create ("calls");
  tcase_set_timeout (tc, 110);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, the_visit_is_long_enough);
  tcase_add_loop_test (tc, nothing_is_lost_whichever_call_fails, 0, 2 * DISK_N_FAULTS);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
