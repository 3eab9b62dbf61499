/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes of a room's keys that are cut short, and disks that fail meanwhile: the old or the new key opens. */

#include "failing-vfs.h"
#include "slot-testing.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* ---- changes, as cases ---- */

typedef struct
{
  const char *name;
  guint more;           /* keys besides, which always open */
  gboolean other_there; /* OTHER opens too */
  gboolean (*change) (HvVault *vault, GError **error);
  gboolean old_after, new_after;
  gboolean may_both; /* a cut may leave old and new */
} Case;

static gboolean
change_key (HvVault *vault, GError **error)
{
  guint index;
  return hv_vault_find_key (vault, old_key, &index, error) && hv_vault_replace_key (vault, index, new_key, error);
}

static gboolean
add_key (HvVault *vault, GError **error)
{
  return hv_vault_add_key (vault, new_key, HV_SLOT_RECOVERY, NULL, error);
}

static gboolean
remove_own (HvVault *vault, GError **error)
{
  guint index;
  return hv_vault_find_key (vault, old_key, &index, error) && hv_vault_remove_key (vault, index, error);
}

static const Case cases[] = {
  { "change", 0, FALSE, change_key, FALSE, TRUE, FALSE },
  { "change beside two others", 1, TRUE, change_key, FALSE, TRUE, FALSE },
  { "change in a full room", 7, FALSE, change_key, FALSE, TRUE, TRUE },
  { "add", 0, FALSE, add_key, TRUE, TRUE, FALSE },
  { "remove", 0, TRUE, remove_own, FALSE, FALSE, FALSE },
};

/* Brings the room into the state from which the case sets out. */
static void
prepare_case (const Case *it)
{
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  for (guint i = 0; i < it->more; i++)
    {
      g_autoptr (HvSecret) key = derive_number (i);
      must_add (vault, key, HV_SLOT_PASSPHRASE);
    }
  if (it->other_there)
    must_add (vault, other_key, HV_SLOT_PASSPHRASE);
  sqlite3_close (database);
}

typedef struct
{
  gboolean old_opens, new_opens;
} State;

/* Opens with all there is to open with; the data must be there when @whole. */
static State
check_image (const Case *it, gboolean whole, const char *where)
{
  State state = { opens (old_key), opens (new_key) };
  gboolean as_before = state.old_opens && !state.new_opens;
  gboolean as_after = state.old_opens == it->old_after && state.new_opens == it->new_after;
  ck_assert_msg (as_before || as_after || (it->may_both && (state.old_opens || state.new_opens)),
                 "%s, %s: old %s, new %s", it->name, where, state.old_opens ? "opens" : "does not",
                 state.new_opens ? "opens" : "does not");
  ck_assert_msg (opens (other_key) == it->other_there, "%s, %s", it->name, where);
  for (guint i = 0; i < it->more; i++)
    {
      g_autoptr (HvSecret) key = derive_number (i);
      ck_assert_msg (opens (key), "%s, %s", it->name, where);
    }
  if (!whole)
    return state;
  const HvSecret *key = state.new_opens ? new_key : state.old_opens ? old_key : other_key;
  must_open_whole (key);
  /* Nothing comes back, and nothing that does not open is left for a program that does not look at the body. */
  must_open_whole (key);
  ck_assert_int_eq (opens (old_key) && !it->may_both, state.old_opens && !it->may_both);
  ck_assert_int_eq (opens (new_key) && !it->may_both, state.new_opens && !it->may_both);
  ck_assert_msg (opens (old_key) || count_raw (old_key) == 0, "%s, %s", it->name, where);
  ck_assert_msg (opens (new_key) || count_raw (new_key) == 0, "%s, %s", it->name, where);
  return state;
}

/* ---- cut anywhere ---- */

typedef struct
{
  gboolean sync;
  gsize offset, size;
  guint8 bytes[HV_BODY_RECORD_SIZE];
} Operation;

static GArray *operations;
static const sqlite3_io_methods *real_methods;

static int
record_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  Operation operation = { FALSE, (gsize) offset, (gsize) size };
  ck_assert_int_le (size, (int) sizeof operation.bytes);
  ck_assert_int_le (offset + size, HV_HEADER_SIZE);
  memcpy (operation.bytes, from, size);
  g_array_append_val (operations, operation);
  return real_methods->xWrite (file, from, size, offset);
}

static int
record_sync (sqlite3_file *file, int flags)
{
  Operation operation = { .sync = TRUE };
  g_array_append_val (operations, operation);
  return real_methods->xSync (file, flags);
}

/* Stands between the room and its handle. */
static void
watch (HvVault *vault, int (*write) (sqlite3_file *, const void *, int, sqlite3_int64),
       int (*sync) (sqlite3_file *, int))
{
  static sqlite3_io_methods methods;
  real_methods = vault->handle->pMethods;
  methods = *real_methods;
  methods.xWrite = write;
  if (sync != NULL)
    methods.xSync = sync;
  vault->handle->pMethods = &methods;
}

/* Does the change of @it and notes what is written. */
static void
record (const Case *it)
{
  g_autoptr (HvVault) vault = unlock (old_key);
  operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  watch (vault, record_write, record_sync);
  g_autoptr (GError) error = NULL;
  ck_assert_msg (it->change (vault, &error), "%s", error != NULL ? error->message : "");
  vault->handle->pMethods = real_methods;
}

static void
apply (Content *content, const Operation *operation, gsize from, gsize to)
{
  if (!operation->sync)
    memcpy (content->bytes + operation->offset + from, operation->bytes + from, to - from);
}

typedef struct
{
  guint images, before, after;
} Counts;

/* Only what is opened whole is written to behind its header. */
static void
put_image (const Content *image, gboolean header_is_enough)
{
  FILE *file = header_is_enough ? g_fopen (path, "r+b") : NULL;
  if (file == NULL)
    {
      content_write (image, path);
      return;
    }
  ck_assert_uint_eq (fwrite (image->bytes, 1, HV_HEADER_SIZE, file), HV_HEADER_SIZE);
  ck_assert_int_eq (fclose (file), 0);
}

static void
look_at_image (const Case *it, const Content *image, gboolean whole, Counts *counts, const char *where)
{
  static gboolean header_is_enough;
  put_image (image, header_is_enough);
  header_is_enough = !whole;
  State state = check_image (it, whole, where);
  counts->images++;
  counts->after += state.old_opens == it->old_after && state.new_opens == it->new_after;
  counts->before += state.old_opens && !state.new_opens;
}

/* The last write torn at every byte, either part of it on the disk; and, of those that no sync parts, each without
 * the ones before it. */
static void
cut_at_every_byte (const Case *it, const Content *start, Counts *counts)
{
  gsize synced = 0;
  g_auto (Content) image = { g_memdup2 (start->bytes, start->size), start->size };
  for (guint k = 0; k < operations->len; k++)
    {
      const Operation *last = &g_array_index (operations, Operation, k);
      if (last->sync)
        synced = k + 1;
      for (gsize first = synced; first <= k && !last->sync; first++)
        for (gsize at = 0; at <= 2 * last->size; at++)
          {
            g_autofree char *where = g_strdup_printf ("write %u from %zu at byte %zu", k, first, at);
            memcpy (image.bytes, start->bytes, HV_HEADER_SIZE);
            for (gsize i = 0; i < k; i++)
              if (i < synced || i >= first)
                apply (&image, &g_array_index (operations, Operation, i), 0,
                       g_array_index (operations, Operation, i).size);
            apply (&image, last, at <= last->size ? 0 : at - last->size, at <= last->size ? at : last->size);
            look_at_image (it, &image, at % 64 == 0, counts, where);
          }
    }
}

START_TEST (cut_at_any_byte_the_old_or_the_new_key_opens)
{
  const Case *it = &cases[_i];
  Counts counts = { 0 };
  prepare_case (it);
  g_auto (Content) start = content_read (path);
  record (it);
  State state = check_image (it, TRUE, "uncut");
  ck_assert_int_eq (state.old_opens, it->old_after);
  ck_assert_int_eq (state.new_opens, it->new_after);
  cut_at_every_byte (it, &start, &counts);
  printf ("# %s: %u operations, cut in %u places: %u as before, %u as after\n", it->name, operations->len,
          counts.images, counts.before, counts.after);
  fflush (stdout);
  ck_assert_uint_gt (counts.before, HV_SLOT_SIZE);
  ck_assert_uint_gt (counts.after, 0);
  g_array_unref (operations);
}
END_TEST

/* One damaged copy of the header after a removal, whichever it is, does not bring the key back. */
START_TEST (damage_does_not_bring_a_removed_key_back)
{
  prepare_case (&cases[4]);
  HvVault *vault = unlock (other_key);
  ck_assert (remove_own (vault, NULL));
  hv_vault_close (vault);
  g_auto (Content) start = content_read (path);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      g_auto (Content) image = { g_memdup2 (start.bytes, start.size), start.size };
      hv_random_fill (image.bytes + copy * HV_HEADER_COPY_SIZE + (copy == 0 ? HV_SALT_SIZE : 0),
                      HV_HEADER_COPY_SIZE - HV_SALT_SIZE);
      content_write (&image, path);
      ck_assert (!opens (old_key));
      must_open_whole (other_key);
      must_open_whole (other_key);
      ck_assert (!opens (old_key));
    }
}
END_TEST

/* ---- disks that fail ---- */

static void
fail_at_every_operation (const Case *it, gboolean forever)
{
  g_auto (Content) start = content_read (path);
  int at = 1, told = 0, counted;
  do
    {
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      content_write (&start, path);
      HvVault *vault = unlock (old_key);
      sqlite3 *database = database_open (vault);
      failing_vfs_set (FAIL_ANY, at, forever);
      g_autoptr (GError) error = NULL;
      gboolean done = it->change (vault, &error);
      counted = failing_vfs_get_count ();
      ck_assert (done || (error != NULL && error->domain == HV_VAULT_ERROR));
      told += !done;
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      sqlite3_close (database);
      hv_vault_close (vault);
      g_autofree char *where = g_strdup_printf ("operation %d", at);
      State state = check_image (it, TRUE, where);
      ck_assert_msg (!done || (state.old_opens == it->old_after && state.new_opens == it->new_after), "%s, %s",
                     it->name, where);
    }
  while (counted >= at++);
  printf ("# %s, the disk failing %s at each of %d operations: %d told, 0 locked out\n", it->name,
          forever ? "for good" : "once", at - 2, told);
  fflush (stdout);
  ck_assert_int_gt (told, 2);
}

START_TEST (a_disk_that_fails_leaves_the_old_or_the_new_key)
{
  failing_vfs_register ();
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  hv_vault_set_base_vfs_for_tests (FAILING_VFS);
  prepare_case (&cases[_i]);
  fail_at_every_operation (&cases[_i], FALSE);
  hv_vault_set_base_vfs_for_tests (NULL);
}
END_TEST

START_TEST (a_disk_that_fails_for_good_leaves_the_old_or_the_new_key)
{
  failing_vfs_register ();
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  hv_vault_set_base_vfs_for_tests (FAILING_VFS);
  prepare_case (&cases[_i]);
  fail_at_every_operation (&cases[_i], TRUE);
  hv_vault_set_base_vfs_for_tests (NULL);
}
END_TEST

static int writes, refused_write;
static sqlite3_int64 refused_offset;

/* Nothing at all of the refused one gets to the disk, nor any later one to the same place. */
static int
refuse_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  if (++writes == refused_write)
    refused_offset = offset;
  return writes >= refused_write && offset == refused_offset ? SQLITE_IOERR_WRITE
                                                             : real_methods->xWrite (file, from, size, offset);
}

/* The program dies where the disk failed, and afterwards one copy of the body is lost as well. */
START_TEST (a_failure_and_damage_to_one_body_lock_nobody_out)
{
  g_auto (Content) start = content_read (path);
  refused_write = 1;
  do
    {
      content_write (&start, path);
      HvVault *vault = unlock (old_key);
      watch (vault, refuse_write, NULL);
      writes = 0;
      change_key (vault, NULL);
      g_auto (Content) image = content_read (path);
      vault->handle->pMethods = real_methods;
      hv_vault_close (vault);
      for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
        {
          image.bytes[hv_header_body_offset (copy) + 99] ^= 1;
          content_write (&image, path);
          ck_assert_msg (opens (old_key) != opens (new_key), "write %d, copy %u", refused_write, copy);
          image.bytes[hv_header_body_offset (copy) + 99] ^= 1;
        }
    }
  while (writes >= refused_write++);
  ck_assert_int_gt (refused_write, 6);
}
END_TEST

/* A change that failed can be tried again at once, whatever the first try has left. */
START_TEST (what_failed_can_be_tried_again)
{
  failing_vfs_register ();
  hv_vault_set_base_vfs_for_tests (FAILING_VFS);
  g_auto (Content) start = content_read (path);
  int at = 1, tried = 0;
  for (gboolean done = FALSE; !done; at++)
    {
      content_write (&start, path);
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      HvVault *vault = unlock (old_key);
      sqlite3 *database = database_open (vault);
      failing_vfs_set (FAIL_ANY, at, FALSE);
      done = change_key (vault, NULL) && failing_vfs_get_count () < at;
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      guint index;
      if (hv_vault_find_key (vault, old_key, &index, NULL))
        {
          ck_assert (hv_vault_replace_key (vault, index, other_key, NULL));
          tried++;
        }
      gboolean changed_to_other = hv_vault_find_key (vault, other_key, NULL, NULL);
      sqlite3_close (database);
      hv_vault_close (vault);
      ck_assert_msg (!opens (old_key), "operation %d, %d", at, changed_to_other);
      ck_assert_int_eq (opens (other_key), changed_to_other);
      ck_assert_int_eq (opens (new_key), !changed_to_other);
      must_open_whole (changed_to_other ? other_key : new_key);
      must_open_whole (changed_to_other ? other_key : new_key);
      ck_assert_uint_eq (count_raw (old_key), 0);
      ck_assert_uint_eq (count_raw (changed_to_other ? new_key : other_key), 0);
    }
  ck_assert_int_gt (tried, 4);
  hv_vault_set_base_vfs_for_tests (NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("slot-faults");
  TCase *tc = tcase_create ("slot-faults");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_loop_test (tc, cut_at_any_byte_the_old_or_the_new_key_opens, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tc, damage_does_not_bring_a_removed_key_back);
  tcase_add_loop_test (tc, a_disk_that_fails_leaves_the_old_or_the_new_key, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (tc, a_disk_that_fails_for_good_leaves_the_old_or_the_new_key, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tc, a_failure_and_damage_to_one_body_lock_nobody_out);
  tcase_add_test (tc, what_failed_can_be_tried_again);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
