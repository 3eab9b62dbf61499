/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much work a passphrase costs: as much as the machine can bear, and no file may ask for more. */

#include "vault-testing.h"

#include "vault/cost.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>
#include <sys/resource.h>

#define MIB ((guint64) 1024 * 1024)
#define GIB (1024 * MIB)

static void
set_up (void)
{
  hv_vault_set_cheap_derivation_for_tests (FALSE);
}

START_TEST (the_cost_is_what_the_machine_can_do_in_a_second)
{
  /* Milliseconds for a pass over a mebibyte: 768 of them are the default's, 4096 and 10 240 the larger ones'. */
  static const struct
  {
    double milliseconds;
    guint64 total, available;
    HvCost cost;
  } machines[] = {
    { 0.70, 24 * GIB, 22 * GIB, HV_COST_DEFAULT }, /* a server's core of 2021 */
    { 1.30, 4 * GIB, 3 * GIB, HV_COST_DEFAULT },
    { 1.31, 4 * GIB, 3 * GIB, HV_COST_SMALL }, /* an old laptop */
    { 5.00, 2 * GIB, 1 * GIB, HV_COST_SMALL }, /* however long it takes, there is a floor */
    { 0.24, 16 * GIB, 12 * GIB, HV_COST_LARGE },
    { 0.25, 16 * GIB, 12 * GIB, HV_COST_DEFAULT },
    { 0.09, 16 * GIB, 12 * GIB, HV_COST_LARGEST },
    { 0.09, 4 * GIB, 3 * GIB, HV_COST_LARGE }, /* a quarter of the memory at most */
    { 0.09, 4 * GIB - 1, 3 * GIB, HV_COST_DEFAULT },
    { 0.09, 16 * GIB, 2 * GIB - 1, HV_COST_LARGE }, /* and no more than is there now */
    { 0.09, 16 * GIB, 300 * MIB, HV_COST_DEFAULT },
    { 0.09, 16 * GIB, 200 * MIB, HV_COST_SMALL },
    { 0.70, 512 * MIB, 100 * MIB, HV_COST_SMALL },
    { 0.70, G_MAXUINT64, G_MAXUINT64, HV_COST_DEFAULT }, /* a kernel that does not tell */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      HvMemory memory = { machines[i].total, machines[i].available };
      HvCost cost = hv_cost_decide (machines[i].milliseconds / 1000, memory);
      ck_assert_msg (cost == machines[i].cost, "machine %zu: %d", i, (int) cost);
      /* What is written on a machine can be read there, as long as there is any room for the least. */
      ck_assert (machines[i].available < 64 * MIB || hv_cost_is_bearable (hv_cost_get_work (cost).memory, memory));
    }
}
END_TEST

START_TEST (no_file_may_have_more_than_half_of_the_memory_or_than_is_available)
{
  const HvMemory laptop = { 4 * GIB, 3 * GIB }, busy = { 4 * GIB, 200 * MIB }, old = { 256 * MIB, 180 * MIB };
  ck_assert (hv_cost_is_bearable (2 * GIB, laptop));
  ck_assert (!hv_cost_is_bearable (2 * GIB + 1, laptop));
  ck_assert (!hv_cost_is_bearable (256 * MIB, busy));
  ck_assert (hv_cost_is_bearable (200 * MIB, busy));
  ck_assert (hv_cost_is_bearable (64 * MIB, old));
  ck_assert (!hv_cost_is_bearable (256 * MIB, old));
  ck_assert (hv_cost_is_bearable_here (8192));
  ck_assert (!hv_cost_is_bearable_here (G_MAXSIZE));
}
END_TEST

START_TEST (memory_is_read_as_the_kernel_writes_it)
{
  HvMemory memory = hv_memory_parse ("MemTotal:       24683612 kB\nMemFree:        21104932 kB\n"
                                     "MemAvailable:   23098116 kB\nBuffers:           53004 kB\n");
  ck_assert_uint_eq (memory.total, (guint64) 24683612 * 1024);
  ck_assert_uint_eq (memory.available, (guint64) 23098116 * 1024);
  static const char *const odd[]
      = { "", "MemTotal", "MemTotal:\nMemAvailable: kB", "MemTotal: 99999999999999999999 kB" };
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      memory = hv_memory_parse (odd[i]);
      ck_assert_uint_eq (memory.total, G_MAXUINT64);
      ck_assert_uint_eq (memory.available, G_MAXUINT64);
    }
}
END_TEST

START_TEST (no_cost_is_below_the_floor)
{
  for (HvCost cost = HV_COST_SMALL; cost <= HV_COST_LARGEST; cost++)
    {
      HvWork work = hv_cost_get_work (cost);
      ck_assert_uint_ge (work.memory, 64 * MIB);
      ck_assert_uint_ge (work.passes, 3);
    }
}
END_TEST

START_TEST (what_was_measured_tells_how_long_it_will_take)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  guint8 salt[HV_SALT_SIZE];
  gint64 start = g_get_monotonic_time ();
  HvCost cost = hv_cost_choose ();
  gint64 measured = g_get_monotonic_time ();
  ck_assert_int_eq (hv_cost_choose (), cost);
  ck_assert_int_lt (g_get_monotonic_time () - measured, 20000); /* once is enough */
  hv_salt_draw (salt, cost);
  gint64 before = g_get_monotonic_time ();
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, NULL);
  ck_assert_ptr_nonnull (key);
  printf ("# measured in %.0f ms: cost %d; the derivation takes %.0f ms\n", (double) (measured - start) / 1000,
          (int) cost, (double) (g_get_monotonic_time () - before) / 1000);
}
END_TEST

#if !defined __SANITIZE_ADDRESS__ /* which has most of the addresses itself */
START_TEST (memory_that_is_not_to_be_had_is_told)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  guint8 salt[HV_SALT_SIZE];
  hv_salt_draw (salt, HV_COST_DEFAULT);
  struct rlimit limit = { 200 * MIB, 200 * MIB };
  ck_assert_int_eq (setrlimit (RLIMIT_AS, &limit), 0);
  ck_assert_ptr_null (hv_keys_derive (passphrase, salt, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_MEMORY));
}
END_TEST
#endif

/* Each salt costs a derivation: files from elsewhere can make her wait for four at most. */
START_TEST (no_more_than_four_salts_are_tried)
{
  char *folder = folder_new ();
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) own = secret (PASSPHRASE);
  hv_vault_close (hv_rooms_create (rooms, own, NULL));
  int opened = 0;
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.dat", folder, 20 + i);
      g_autofree char *passphrase = g_strdup_printf ("from elsewhere %d", i);
      g_autoptr (HvSecret) it = secret (passphrase);
      hv_vault_close (hv_vault_create (path, it, NULL));
    }
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *passphrase = g_strdup_printf ("from elsewhere %d", i);
      g_autoptr (HvSecret) it = secret (passphrase);
      g_autoptr (HvVault) vault = hv_rooms_open (rooms, it, NULL);
      opened += vault != NULL;
    }
  ck_assert_int_eq (opened, 3);
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, own, NULL);
  ck_assert_ptr_nonnull (vault);
  folder_free (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cost");
  TCase *tc = tcase_create ("cost");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, NULL);
  tcase_add_test (tc, the_cost_is_what_the_machine_can_do_in_a_second);
  tcase_add_test (tc, no_file_may_have_more_than_half_of_the_memory_or_than_is_available);
  tcase_add_test (tc, memory_is_read_as_the_kernel_writes_it);
  tcase_add_test (tc, no_cost_is_below_the_floor);
  tcase_add_test (tc, what_was_measured_tells_how_long_it_will_take);
#if !defined __SANITIZE_ADDRESS__
  tcase_add_test (tc, memory_that_is_not_to_be_had_is_told);
#endif
  tcase_add_test (tc, no_more_than_four_salts_are_tried);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
