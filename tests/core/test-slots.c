/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of a room: several, changed, removed. */

#include "slot-testing.h"

#include <glib/gstdio.h>
#include <stdio.h>

/* ---- what keys do ---- */

START_TEST (a_new_room_has_one_key_that_this_visit_was_opened_with)
{
  g_autoptr (HvVault) vault = room_open (path);
  HvVaultKey keys[HV_SLOTS];
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), 1);
  ck_assert_int_eq (keys[0].kind, HV_SLOT_PASSPHRASE);
  ck_assert (keys[0].own);
  ck_assert_uint_eq (must_find (vault, old_key), keys[0].index);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_vault_find_key (vault, new_key, NULL, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
}
END_TEST

START_TEST (more_than_one_passphrase_opens_the_same_room)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  must_add (vault, other_key, HV_SLOT_RECOVERY);
  sqlite3_close (database);
  hv_vault_close (vault);
  must_open_whole (old_key);
  must_open_whole (other_key);
  ck_assert (!opens (new_key));

  vault = unlock (other_key);
  HvVaultKey keys[HV_SLOTS];
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), 2);
  for (guint i = 0; i < 2; i++)
    {
      ck_assert_int_eq (keys[i].own, keys[i].index == must_find (vault, other_key));
      ck_assert_int_eq (keys[i].kind, keys[i].own ? HV_SLOT_RECOVERY : HV_SLOT_PASSPHRASE);
    }
  hv_vault_close (vault);
}
END_TEST

START_TEST (all_eight_slots_can_be_used_and_a_ninth_key_is_told)
{
  HvVault *vault = room_open (path);
  for (guint i = 2; i <= HV_SLOTS; i++)
    {
      g_autoptr (HvSecret) key = derive_number (i);
      must_add (vault, key, HV_SLOT_PASSPHRASE);
    }
  g_autoptr (GError) error = NULL;
  HvVaultKey keys[HV_SLOTS];
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), HV_SLOTS);
  ck_assert (!hv_vault_add_key (vault, new_key, HV_SLOT_PASSPHRASE, NULL, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SLOT));
  hv_vault_close (vault);
  for (guint i = 2; i <= HV_SLOTS; i++)
    {
      g_autoptr (HvSecret) key = derive_number (i);
      must_open_whole (key);
      ck_assert_uint_eq (count_raw (key), HV_HEADER_COPIES);
    }
  must_open_whole (old_key);
  ck_assert (!opens (new_key));
}
END_TEST

START_TEST (the_old_passphrase_opens_nothing_after_a_change)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autoptr (GError) error = NULL;
  ck_assert (hv_vault_replace_key (vault, must_find (vault, old_key), new_key, &error));
  ck_assert (!hv_vault_find_key (vault, old_key, NULL, &error));
  HvVaultKey keys[HV_SLOTS];
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), 1);
  ck_assert (keys[0].own);
  ck_assert_uint_eq (count_raw (old_key), 0);
  ck_assert_uint_eq (count_raw (new_key), HV_HEADER_COPIES);
  sqlite3_close (database);
  hv_vault_close (vault);
  room_opens_with_error (path, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  must_open_whole (new_key);
  ck_assert_uint_eq (count_raw (old_key), 0);
}
END_TEST

/* Not from either copy of the header, not from what a change back and forth left. */
START_TEST (keys_changed_many_times_leave_nothing_that_opens)
{
  HvVault *vault = room_open (path);
  HvSecret *current = hv_secret_copy (old_key, NULL);
  must_add (vault, other_key, HV_SLOT_RECOVERY);
  for (guint i = 1; i <= 40; i++)
    {
      HvSecret *next = derive_number (i);
      ck_assert (hv_vault_replace_key (vault, must_find (vault, current), next, NULL));
      ck_assert_uint_eq (count_raw (current), 0);
      hv_secret_free (current);
      current = next;
    }
  hv_vault_close (vault);
  must_open_whole (current);
  must_open_whole (other_key);
  hv_secret_free (current);
}
END_TEST

START_TEST (a_full_room_can_change_a_key_too)
{
  HvVault *vault = room_open (path);
  for (guint i = 2; i <= HV_SLOTS; i++)
    {
      g_autoptr (HvSecret) key = derive_number (i);
      must_add (vault, key, HV_SLOT_PASSPHRASE);
    }
  ck_assert (hv_vault_replace_key (vault, must_find (vault, old_key), new_key, NULL));
  hv_vault_close (vault);
  ck_assert_uint_eq (count_raw (old_key), 0);
  must_open_whole (new_key);
}
END_TEST

START_TEST (a_removed_key_opens_nothing_and_the_last_one_stays)
{
  HvVault *vault = room_open (path);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_vault_remove_key (vault, must_find (vault, old_key), &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_LAST_KEY));
  must_add (vault, other_key, HV_SLOT_PASSPHRASE);
  ck_assert (hv_vault_remove_key (vault, must_find (vault, old_key), NULL));
  HvVaultKey keys[HV_SLOTS];
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), 1);
  ck_assert (!keys[0].own); /* what this visit was opened with is gone */
  g_clear_error (&error);
  ck_assert (!hv_vault_remove_key (vault, keys[0].index, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_LAST_KEY));
  hv_vault_close (vault);
  ck_assert_uint_eq (count_raw (old_key), 0);
  ck_assert (!opens (old_key));
  must_open_whole (other_key);
}
END_TEST

START_TEST (a_key_that_opens_the_room_already_is_told)
{
  g_autoptr (HvVault) vault = room_open (path);
  must_add (vault, other_key, HV_SLOT_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_vault_add_key (vault, old_key, HV_SLOT_PASSPHRASE, NULL, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN));
  g_clear_error (&error);
  ck_assert (!hv_vault_replace_key (vault, must_find (vault, old_key), other_key, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN));
  /* To the same one: it is wrapped anew, and goes on opening. */
  ck_assert (hv_vault_replace_key (vault, must_find (vault, old_key), old_key, NULL));
  ck_assert_uint_eq (count_raw (old_key), HV_HEADER_COPIES);
}
END_TEST

/* ---- what can be seen ---- */

/* Chi-square of how often each byte value comes: 255 on average, above 360 or below 170 in one of 10 000 cases. */
static double
chi_square (const GByteArray *bytes)
{
  double counts[256] = { 0 }, expected = bytes->len / 256.0, sum = 0;
  for (guint i = 0; i < bytes->len; i++)
    counts[bytes->data[i]]++;
  for (guint i = 0; i < 256; i++)
    sum += (counts[i] - expected) * (counts[i] - expected) / expected;
  return sum;
}

static void
append_slots (GByteArray *bytes)
{
  g_auto (Content) content = content_read (path);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    g_byte_array_append (bytes, content.bytes + hv_header_slot_offset (copy, 0), HV_SLOTS * HV_SLOT_SIZE);
}

static void
check_no_two_are_equal (const GByteArray *bytes)
{
  g_autoptr (GHashTable) blocks = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i + 8 <= bytes->len; i += 8)
    ck_assert (g_hash_table_add (blocks, bytes->data + i));
}

START_TEST (how_many_keys_there_are_does_not_show)
{
  g_autoptr (GByteArray) one = g_byte_array_new (), three = g_byte_array_new (), removed = g_byte_array_new ();
  for (guint i = 0; i < 40; i++)
    {
      g_unlink (path);
      g_autoptr (HvVault) vault = room_create (path);
      g_autoptr (HvSecret) key = derive_number (i); /* of another salt, which is all the same here */
      append_slots (one);
      must_add (vault, other_key, HV_SLOT_PASSPHRASE);
      must_add (vault, key, HV_SLOT_RECOVERY);
      append_slots (three);
      ck_assert (hv_vault_remove_key (vault, must_find (vault, key), NULL));
      append_slots (removed);
    }
  double values[] = { chi_square (one), chi_square (three), chi_square (removed) };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    ck_assert_msg (values[i] > 150 && values[i] < 400, "%g", values[i]);
  printf ("# chi-square of %u bytes of slots: one key %.0f, three %.0f, one removed %.0f\n", one->len, values[0],
          values[1], values[2]);
  check_no_two_are_equal (one);
  check_no_two_are_equal (three);
}
END_TEST

START_TEST (a_key_comes_to_lie_anywhere)
{
  guint seen = 0;
  g_autoptr (HvVault) vault = room_open (path);
  for (guint i = 0; i < 100; i++)
    {
      guint index;
      ck_assert (hv_vault_add_key (vault, other_key, HV_SLOT_PASSPHRASE, &index, NULL));
      ck_assert (hv_vault_remove_key (vault, index, NULL));
      seen |= 1U << index;
    }
  ck_assert_uint_eq (seen, 0xfe); /* every one but the first, which is in use */
}
END_TEST

/* ---- how long it takes ---- */

START_TEST (a_change_takes_less_than_fifty_milliseconds)
{
  /* On a disk, not in memory. */
  g_autofree char *dir = g_dir_make_tmp ("vault-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (dir, "room.dat", NULL);
  g_auto (Content) content = content_read (path);
  content_write (&content, file);
  g_free (path);
  path = g_strdup (file);
  HvVault *vault = unlock (old_key);
  sqlite3 *database = database_open (vault);
  gint64 best = G_MAXINT64;
  for (int i = 0; i < 20; i++)
    {
      const HvSecret *from = i % 2 == 0 ? old_key : new_key, *to = i % 2 == 0 ? new_key : old_key;
      gint64 start = g_get_monotonic_time ();
      ck_assert (hv_vault_replace_key (vault, must_find (vault, from), to, NULL));
      best = MIN (best, g_get_monotonic_time () - start);
    }
  printf ("# a change beside its derivation: %.2f ms, the best of 20\n", best / 1000.0);
  ck_assert_int_lt (best, 50000);
  sqlite3_close (database);
  hv_vault_close (vault);
  folder_free (g_steal_pointer (&dir));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("slots");
  TCase *tc = tcase_create ("slots");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_new_room_has_one_key_that_this_visit_was_opened_with);
  tcase_add_test (tc, more_than_one_passphrase_opens_the_same_room);
  tcase_add_test (tc, all_eight_slots_can_be_used_and_a_ninth_key_is_told);
  tcase_add_test (tc, the_old_passphrase_opens_nothing_after_a_change);
  tcase_add_test (tc, keys_changed_many_times_leave_nothing_that_opens);
  tcase_add_test (tc, a_full_room_can_change_a_key_too);
  tcase_add_test (tc, a_removed_key_opens_nothing_and_the_last_one_stays);
  tcase_add_test (tc, a_key_that_opens_the_room_already_is_told);
  tcase_add_test (tc, how_many_keys_there_are_does_not_show);
  tcase_add_test (tc, a_key_comes_to_lie_anywhere);
  tcase_add_test (tc, a_change_takes_less_than_fifty_milliseconds);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
