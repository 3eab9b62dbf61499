/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/secret-buffer.h"

#include "vault/secret-text.h"

#define DOT "•"

struct _HvSecretBuffer
{
  GtkEntryBuffer parent_instance;

  HvSecretText *typed;
  GString *dots;        /* as many as there are characters */
  const char *expected; /* (nullable) borrowed for the time of one call */
};

G_DEFINE_FINAL_TYPE (HvSecretBuffer, hv_secret_buffer, GTK_TYPE_ENTRY_BUFFER)

static void
count_dots (HvSecretBuffer *self)
{
  g_string_truncate (self->dots, 0);
  for (guint i = 0; i < hv_secret_text_get_length (self->typed); i++)
    g_string_append (self->dots, DOT);
}

static const char *
get_text (GtkEntryBuffer *buffer, gsize *n_bytes)
{
  HvSecretBuffer *self = HV_SECRET_BUFFER (buffer);
  if (n_bytes != NULL)
    *n_bytes = self->dots->len;
  return self->dots->str;
}

static guint
get_length (GtkEntryBuffer *buffer)
{
  return hv_secret_text_get_length (HV_SECRET_BUFFER (buffer)->typed);
}

static guint
insert_text (GtkEntryBuffer *buffer, guint position, const char *chars, guint n_chars)
{
  HvSecretBuffer *self = HV_SECRET_BUFFER (buffer);
  guint n = hv_secret_text_insert (self->typed, position, self->expected != NULL ? self->expected : chars,
                                   n_chars);
  if (n == 0)
    return 0;
  count_dots (self);
  gtk_entry_buffer_emit_inserted_text (buffer, position, self->dots->str, n);
  return n;
}

static guint
delete_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  HvSecretBuffer *self = HV_SECRET_BUFFER (buffer);
  guint length = hv_secret_text_get_length (self->typed);
  guint n = position < length ? MIN (n_chars, length - position) : 0;
  if (n == 0)
    return 0;
  /* It is deleted in the signal's own handler, after all who listen. */
  gtk_entry_buffer_emit_deleted_text (buffer, position, n);
  return n;
}

static void
deleted_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  HvSecretBuffer *self = HV_SECRET_BUFFER (buffer);
  hv_secret_text_delete (self->typed, position, n_chars);
  count_dots (self);
  g_object_notify (G_OBJECT (buffer), "text");
  g_object_notify (G_OBJECT (buffer), "length");
}

static void
hv_secret_buffer_finalize (GObject *object)
{
  HvSecretBuffer *self = HV_SECRET_BUFFER (object);
  hv_secret_text_free (self->typed);
  g_string_free (self->dots, TRUE);
  G_OBJECT_CLASS (hv_secret_buffer_parent_class)->finalize (object);
}

static void
hv_secret_buffer_class_init (HvSecretBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_secret_buffer_finalize;
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);
  buffer_class->get_text = get_text;
  buffer_class->get_length = get_length;
  buffer_class->insert_text = insert_text;
  buffer_class->delete_text = delete_text;
  buffer_class->deleted_text = deleted_text;
}

static void
hv_secret_buffer_init (HvSecretBuffer *self)
{
  self->typed = hv_secret_text_new ();
  self->dots = g_string_new (NULL);
}

GtkEntryBuffer *
hv_secret_buffer_new (void)
{
  return g_object_new (HV_TYPE_SECRET_BUFFER, NULL);
}

const char *
hv_secret_buffer_peek (HvSecretBuffer *self)
{
  g_return_val_if_fail (HV_IS_SECRET_BUFFER (self), "");
  return hv_secret_text_peek (self->typed);
}

void
hv_secret_buffer_expect (HvSecretBuffer *self, const char *typed)
{
  g_return_if_fail (HV_IS_SECRET_BUFFER (self));
  self->expected = typed;
}
