/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/import-decode.h"

#include "journal/journal-error.h"
#include "store/wipe.h"

#include <string.h>

#define MARK 0xfeff /* U+FEFF, written first by some programs to say which encoding follows */

/* ---- characters ---- */

/* Every way to end a line becomes one, and only what a text is made of stays. @before: the character in front of it. */
static void
put_char (GString *out, gunichar c, gunichar before)
{
  if (c == '\r' || (c == '\n' && before != '\r') || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
    g_string_append_c (out, '\n');
  else if (c == '\t' || (c != '\n' && !g_unichar_iscntrl (c)))
    g_string_append_unichar (out, c);
}

/* ---- UTF-8 ---- */

static void
decode_utf8 (GString *out, const char *text, gsize size)
{
  gunichar before = 0;
  for (const char *p = text, *end = text + size; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c != MARK || p != text)
        put_char (out, c, before);
      before = c;
    }
}

/* ---- UTF-16 ---- */

typedef enum
{
  NOT_UTF16,
  BIG_ENDIAN_FIRST,
  LITTLE_ENDIAN_FIRST,
} Order;

/* Without a mark: western text has a zero in every unit, all on the same side, but for a few letters and signs. */
static Order
find_order (const guint8 *bytes, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  if (size < 2 || size % 2 != 0)
    return NOT_UTF16;
  if (bytes[0] == 0xfe && bytes[1] == 0xff)
    return BIG_ENDIAN_FIRST;
  if (bytes[0] == 0xff && bytes[1] == 0xfe)
    return LITTLE_ENDIAN_FIRST;
  for (gsize i = 0; i < size; i++)
    zeros[i % 2] += bytes[i] == 0;
  if (zeros[0] > size / 4 && zeros[1] == 0)
    return BIG_ENDIAN_FIRST;
  return zeros[1] > size / 4 && zeros[0] == 0 ? LITTLE_ENDIAN_FIRST : NOT_UTF16;
}

static gunichar
unit_at (const guint8 *bytes, gsize i, Order order)
{
  return order == BIG_ENDIAN_FIRST ? (gunichar) bytes[i] << 8 | bytes[i + 1] : (gunichar) bytes[i + 1] << 8 | bytes[i];
}

static gboolean
decode_utf16 (GString *out, const guint8 *bytes, gsize size, Order order)
{
  gunichar before = 0;
  for (gsize i = 0; i < size; i += 2)
    {
      gunichar c = unit_at (bytes, i, order);
      if (c >= 0xd800 && c < 0xdc00 && i + 2 < size)
        {
          gunichar low = unit_at (bytes, i + 2, order);
          if (low < 0xdc00 || low > 0xdfff)
            return FALSE;
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          i += 2;
        }
      if (c == 0 || !g_unichar_validate (c))
        return FALSE;
      if (c != MARK || i != 0)
        put_char (out, c, before);
      before = c;
    }
  return TRUE;
}

/* ---- one byte a character ---- */

/* What Windows has where Latin-1 has control characters; 0 where it has nothing. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Any bytes at all could be meant, so control characters are taken for a sign that this is no text. */
static gboolean
decode_bytes (GString *out, const guint8 *bytes, gsize size)
{
  gunichar before = 0;
  for (gsize i = 0; i < size; i++)
    {
      gunichar c = bytes[i];
      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c == 0 || c == 0x7f || (c < ' ' && (c < '\t' || c > '\r')))
        return FALSE;
      put_char (out, c, before);
      before = c;
    }
  return TRUE;
}

GString *
hv_import_decode (const guint8 *bytes, gsize size, GError **error)
{
  if (size == 0)
    return g_string_new (NULL);
  /* Never moved while it grows, so that no copy of it is left in freed memory: three bytes for one at most. */
  gboolean has_zero = memchr (bytes, 0, size) != NULL;
  gboolean utf8 = !has_zero && g_utf8_validate ((const char *) bytes, (gssize) size, NULL);
  Order order = utf8 ? NOT_UTF16 : find_order (bytes, size);
  GString *out = g_string_sized_new ((utf8 ? size : size * 3) + 8);
  if (utf8)
    decode_utf8 (out, (const char *) bytes, size);
  else if (order != NOT_UTF16 ? !decode_utf16 (out, bytes, size, order) : has_zero || !decode_bytes (out, bytes, size))
    {
      hv_wipe_gstring (g_steal_pointer (&out));
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_TEXT, "bytes that no text has");
    }
  return out;
}
