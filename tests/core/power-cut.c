/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "power-loss-private.h"
#include "vault-deeds.h"
#include "vault-testing.h"

#include <string.h>

#define SECTOR 512

const char *
loss_model_get_name (LossModel model)
{
  static const char *const names[]
      = { "nothing unsynced", "everything", "some writes", "some sectors", "a torn end", "garbage" };
  return names[model];
}

typedef struct
{
  GByteArray **files;  /* what is on the disk for certain, by number */
  GPtrArray **pending; /* for each, the operations that are not */
  GHashTable *names;   /* path → number + 1 */
  GPtrArray *pending_names;
} Disk;

static void
put_bytes (GByteArray *file, gint64 offset, const guint8 *bytes, gsize size)
{
  gsize before = file->len;
  if (offset + size > before)
    {
      g_byte_array_set_size (file, (guint) (offset + size));
      if (offset > (gint64) before)
        memset (file->data + before, 0, offset - before);
    }
  if (size > 0)
    memcpy (file->data + offset, bytes, size);
}

static void
set_size (GByteArray *file, gint64 size)
{
  if (size > file->len)
    put_bytes (file, size, NULL, 0);
  else
    g_byte_array_set_size (file, (guint) size);
}

static void
apply (Disk *disk, const Op *op)
{
  gsize size;
  const guint8 *bytes;
  switch (op->kind)
    {
    case OP_WRITE:
      bytes = g_bytes_get_data (op->bytes, &size);
      put_bytes (disk->files[op->file], op->offset, bytes, size);
      break;
    case OP_TRUNCATE:
      set_size (disk->files[op->file], op->offset);
      break;
    case OP_NAME:
      if (op->file < 0)
        g_hash_table_remove (disk->names, op->path);
      else
        g_hash_table_insert (disk->names, op->path, GINT_TO_POINTER (op->file + 1));
      break;
    case OP_RENAME:
      g_hash_table_remove (disk->names, op->path);
      g_hash_table_insert (disk->names, op->to, GINT_TO_POINTER (op->file + 1));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
apply_all (Disk *disk, GPtrArray *ops)
{
  for (guint i = 0; i < ops->len; i++)
    apply (disk, ops->pdata[i]);
  g_ptr_array_set_size (ops, 0);
}

/* What happened, up to operation @n, with what is certain and what is not kept apart. */
static void
replay (Disk *disk, const PowerRecord *self, int n)
{
  for (int i = 0; i < n; i++)
    {
      Op *op = self->ops->pdata[i];
      switch (op->kind)
        {
        case OP_SYNC:
          apply_all (disk, disk->pending[op->file]);
          break;
        case OP_SYNC_LOST:
          g_ptr_array_set_size (disk->pending[op->file], 0);
          break;
        case OP_SYNC_NAMES:
          apply_all (disk, disk->pending_names);
          break;
        case OP_SYNC_NAMES_LOST:
          break;
        case OP_NAME:
        case OP_RENAME:
          g_ptr_array_add (disk->pending_names, op);
          break;
        default:
          g_ptr_array_add (disk->pending[op->file], op);
        }
    }
}

/* A part of @op that lies within one sector. */
static void
put_sector (GByteArray *file, const Op *op, gsize from, gsize to, LossModel model, GRand *dice)
{
  const guint8 *bytes = g_bytes_get_data (op->bytes, NULL);
  guint8 noise[SECTOR];
  switch (g_rand_int_range (dice, 0, 7))
    {
    case 0: /* torn, or noise */
      if (model == LOSS_AND_GARBAGE)
        {
          for (gsize i = 0; i < sizeof noise; i++)
            noise[i] = (guint8) g_rand_int (dice);
          put_bytes (file, op->offset + (gint64) from, noise, to - from);
          break;
        }
      to = from + (gsize) g_rand_int_range (dice, 0, (gint32) (to - from));
      G_GNUC_FALLTHROUGH;
    case 1:
    case 2:
    case 3:
      put_bytes (file, op->offset + (gint64) from, bytes + from, to - from);
      break;
    default:
      break;
    }
}

static void
put_sectors (GByteArray *file, const Op *op, LossModel model, GRand *dice)
{
  gsize size = g_bytes_get_size (op->bytes);
  for (gsize from = 0; from < size;)
    {
      gsize to = MIN (size, from + SECTOR - (gsize) ((op->offset + (gint64) from) % SECTOR));
      put_sector (file, op, from, to, model, dice);
      from = to;
    }
}

/* The first of @ops, and of the next, if it is a write, the first bytes. */
static void
keep_beginning (Disk *disk, GPtrArray *ops, GRand *dice)
{
  guint keep = (guint) g_rand_int_range (dice, 0, (gint32) ops->len + 1);
  for (guint i = 0; i < keep; i++)
    apply (disk, ops->pdata[i]);
  const Op *next = keep < ops->len ? ops->pdata[keep] : NULL;
  if (next == NULL || next->kind != OP_WRITE)
    return;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (next->bytes, &size);
  put_bytes (disk->files[next->file], next->offset, bytes, (gsize) g_rand_int_range (dice, 0, (gint32) size + 1));
}

/* Decides about what is not certain. */
static void
lose (Disk *disk, GPtrArray *ops, LossModel model, GRand *dice)
{
  if (model == LOSS_OF_THE_END)
    keep_beginning (disk, ops, dice);
  for (guint i = 0; i < ops->len && model != LOSS_OF_ALL && model != LOSS_OF_THE_END; i++)
    {
      const Op *op = ops->pdata[i];
      if (model == LOSS_OF_NOTHING)
        apply (disk, op);
      else if (model == LOSS_OF_WRITES || op->kind != OP_WRITE)
        {
          if (g_rand_boolean (dice))
            apply (disk, op);
        }
      else
        put_sectors (disk->files[op->file], op, model, dice);
    }
}

static void
write_out (const Disk *disk, const char *folder)
{
  GHashTableIter iter;
  gpointer path, number;
  deed_folder_clear (folder);
  g_hash_table_iter_init (&iter, disk->names);
  while (g_hash_table_iter_next (&iter, &path, &number))
    {
      GByteArray *file = disk->files[GPOINTER_TO_INT (number) - 1];
      Content content = { file->len > 0 ? file->data : (guint8 *) "", file->len };
      content_write (&content, path);
    }
}

void
power_record_cut (const PowerRecord *self, int n, LossModel model, GRand *dice)
{
  Disk disk = { g_new0 (GByteArray *, self->n_files), g_new0 (GPtrArray *, self->n_files),
                g_hash_table_new (g_str_hash, g_str_equal), g_ptr_array_new () };
  for (int i = 0; i < self->n_files; i++)
    {
      disk.files[i] = g_byte_array_new ();
      disk.pending[i] = g_ptr_array_new ();
      if (i >= (int) self->before->len)
        continue;
      gsize size;
      const guint8 *bytes = g_bytes_get_data (self->before->pdata[i], &size);
      put_bytes (disk.files[i], 0, bytes, size);
      g_hash_table_insert (disk.names, self->before_paths->pdata[i], GINT_TO_POINTER (i + 1));
    }
  replay (&disk, self, n);
  for (int i = 0; i < self->n_files; i++)
    lose (&disk, disk.pending[i], model, dice);
  lose (&disk, disk.pending_names, model, dice);
  write_out (&disk, self->folder);
  for (int i = 0; i < self->n_files; i++)
    {
      g_byte_array_unref (disk.files[i]);
      g_ptr_array_unref (disk.pending[i]);
    }
  g_free (disk.files);
  g_free (disk.pending);
  g_hash_table_unref (disk.names);
  g_ptr_array_unref (disk.pending_names);
}
