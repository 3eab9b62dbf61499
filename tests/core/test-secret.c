/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include "vault/secret-private.h"
#include "vault/secret-text.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static HvSecret *
try_secret (const char *passphrase, int *code)
{
  g_autoptr (GError) error = NULL;
  HvSecret *it = hv_secret_new_from_passphrase (passphrase, &error);
  *code = error != NULL && error->domain == HV_VAULT_ERROR ? (int) error->code : -1;
  return it;
}

static char *
repeated (const char *character, int n)
{
  GString *text = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    g_string_append (text, character);
  return g_string_free (text, FALSE);
}

START_TEST (ten_thousand_characters_are_taken_and_one_more_is_told)
{
  static const char *const characters[] = { "a", "å", "語", "😀" };
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      int code;
      g_autofree char *most = repeated (characters[i], HV_SECRET_MAX_CHARACTERS);
      g_autoptr (HvSecret) it = try_secret (most, &code);
      ck_assert_msg (it != NULL, "%s", characters[i]);
      ck_assert_uint_eq (hv_secret_get_size (it), strlen (most));

      g_autofree char *more = repeated (characters[i], HV_SECRET_MAX_CHARACTERS + 1);
      ck_assert_ptr_null (try_secret (more, &code));
      ck_assert_int_eq (code, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE);
    }
  ck_assert_int_eq (HV_SECRET_MAX_CHARACTERS, 10000);
}
END_TEST

START_TEST (nothing_and_bytes_that_are_no_text_are_told)
{
  static const char *const unusable[] = { "", "\xff", "abc\xc3", "\xed\xa0\x80" };
  for (gsize i = 0; i < G_N_ELEMENTS (unusable); i++)
    {
      int code;
      ck_assert_ptr_null (try_secret (unusable[i], &code));
      ck_assert_int_eq (code, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE);
    }
}
END_TEST

START_TEST (a_letter_is_the_same_however_it_was_typed)
{
  static const char *const spellings[][2] = { { "r\u00f8dgr\u00f8d p\u00e5", "r\u00f8dgr\u00f8d pa\u030a" },
                                              { "file", "\ufb01le" },
                                              { "12", "\uff11\uff12" } };
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (HvSecret) a = secret (spellings[i][0]);
      g_autoptr (HvSecret) b = secret (spellings[i][1]);
      ck_assert_uint_eq (hv_secret_get_size (a), hv_secret_get_size (b));
      ck_assert_mem_eq (hv_secret_peek_bytes (a), hv_secret_peek_bytes (b), hv_secret_get_size (a));
    }
}
END_TEST

START_TEST (a_copy_stands_alone)
{
  HvSecret *one = secret (PASSPHRASE);
  g_autoptr (HvSecret) copy = hv_secret_copy (one, NULL);
  hv_secret_free (one);
  ck_assert_uint_eq (hv_secret_get_size (copy), strlen (PASSPHRASE));
  ck_assert_mem_eq (hv_secret_peek_bytes (copy), PASSPHRASE, strlen (PASSPHRASE));
  hv_secret_free (NULL);
}
END_TEST

static jmp_buf back;

static void
on_fault (int signal)
{
  longjmp (back, 1);
}

/* The memory is zeroed and given back: what points at it afterwards finds nothing to read. */
START_TEST (a_freed_secret_cannot_be_read)
{
  HvSecret *it = secret (PASSPHRASE);
  const volatile guint8 *bytes = hv_secret_peek_bytes (it);
  ck_assert_int_eq (bytes[0], PASSPHRASE[0]);
  hv_secret_free (it);
  struct sigaction action = { .sa_handler = on_fault }, segv, bus;
  sigaction (SIGSEGV, &action, &segv);
  sigaction (SIGBUS, &action, &bus);
  volatile gboolean gone = TRUE;
  if (setjmp (back) == 0)
    gone = bytes[0] != PASSPHRASE[0];
  sigaction (SIGSEGV, &segv, NULL);
  sigaction (SIGBUS, &bus, NULL);
  ck_assert (gone);
}
END_TEST

#if !defined __SANITIZE_ADDRESS__
/* libsodium keeps quiet when the system refuses to lock memory; we do not. */
START_TEST (memory_that_cannot_be_locked_is_told)
{
  struct rlimit none = { 0, 0 };
  ck_assert_int_eq (setrlimit (RLIMIT_MEMLOCK, &none), 0);
  ck_assert_int_eq (setuid (65534) == 0 || errno == EPERM, 1); /* root may lock anything */
  int code;
  ck_assert_ptr_null (try_secret (PASSPHRASE, &code));
  ck_assert_int_eq (code, HV_VAULT_ERROR_MEMORY);
}
END_TEST
#endif

START_TEST (what_is_typed_is_the_same_as_in_an_ordinary_text)
{
  static const char *const letters[] = { "a", "å", "語", "😀", " " };
  g_autoptr (HvSecretText) typed = hv_secret_text_new ();
  g_autoptr (GString) other = g_string_new (NULL);
  ck_assert_str_eq (hv_secret_text_peek (typed), "");
  for (int i = 0; i < 5000; i++)
    {
      guint length = (guint) g_utf8_strlen (other->str, -1), at = (guint) g_random_int_range (0, (gint32) length + 1);
      const char *from = g_utf8_offset_to_pointer (other->str, at);
      if (g_random_int_range (0, 3) > 0 || length == 0)
        {
          g_autofree char *text = repeated (letters[g_random_int_range (0, 5)], g_random_int_range (1, 4));
          ck_assert_uint_eq (hv_secret_text_insert (typed, at, text, 1), 1);
          g_string_insert_len (other, from - other->str, text, g_utf8_next_char (text) - text);
        }
      else
        {
          guint n = (guint) g_random_int_range (1, 4), taken = MIN (n, length - at);
          ck_assert_uint_eq (hv_secret_text_delete (typed, at, n), taken);
          g_string_erase (other, from - other->str, g_utf8_offset_to_pointer (from, taken) - from);
        }
      ck_assert_str_eq (hv_secret_text_peek (typed), other->str);
      ck_assert_uint_eq (hv_secret_text_get_length (typed), g_utf8_strlen (other->str, -1));
    }
}
END_TEST

START_TEST (what_is_typed_beyond_the_longest_is_refused_and_not_cut)
{
  g_autofree char *most = repeated ("å", HV_SECRET_TEXT_MAX_CHARACTERS + 5);
  g_autoptr (HvSecretText) typed = hv_secret_text_new ();
  ck_assert_uint_eq (hv_secret_text_insert (typed, 0, most, HV_SECRET_TEXT_MAX_CHARACTERS + 5),
                     HV_SECRET_TEXT_MAX_CHARACTERS);
  ck_assert_uint_eq (hv_secret_text_insert (typed, 0, most, 1), 0);
  int code;
  ck_assert_ptr_null (try_secret (hv_secret_text_peek (typed), &code));
  ck_assert_int_eq (code, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("secret");
  TCase *tc = tcase_create ("secret");
  tcase_add_test (tc, ten_thousand_characters_are_taken_and_one_more_is_told);
  tcase_add_test (tc, nothing_and_bytes_that_are_no_text_are_told);
  tcase_add_test (tc, a_letter_is_the_same_however_it_was_typed);
  tcase_add_test (tc, a_copy_stands_alone);
  tcase_add_test (tc, what_is_typed_is_the_same_as_in_an_ordinary_text);
  tcase_add_test (tc, what_is_typed_beyond_the_longest_is_refused_and_not_cut);
  tcase_add_test (tc, a_freed_secret_cannot_be_read);
#if !defined __SANITIZE_ADDRESS__ /* which answers mlock() itself, always with yes */
  tcase_add_test (tc, memory_that_cannot_be_locked_is_told);
#endif
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
