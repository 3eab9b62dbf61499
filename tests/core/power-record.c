/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "disk-calls.h"
#include "power-loss-private.h"

#include <check.h>
#include <errno.h>

#define MOST_FDS 256

static PowerRecord *record;
static GHashTable *numbers;      /* path → its file's number + 1, as the program sees it */
static int open_files[MOST_FDS]; /* fd → its file's number, or -1 for the folder */
static int mark_now, syncs, lose_sync;

static void
op_free (Op *op)
{
  g_free (op->path);
  g_free (op->to);
  g_clear_pointer (&op->bytes, g_bytes_unref);
  g_free (op);
}

static Op *
add_op (OpKind kind, int file)
{
  Op *op = g_new0 (Op, 1);
  op->kind = kind;
  op->file = file;
  op->mark = mark_now;
  g_ptr_array_add (record->ops, op);
  return op;
}

static int
number_of (const char *path)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (numbers, path)) - 1;
}

static void
set_number (const char *path, int number)
{
  g_hash_table_insert (numbers, g_strdup (path), GINT_TO_POINTER (number + 1));
}

static int
before_call (DiskEvent *event)
{
  if (event->call != DISK_SYNC || ++syncs != lose_sync)
    return 0;
  add_op (open_files[event->fd] >= 0 ? OP_SYNC_LOST : OP_SYNC_NAMES_LOST, open_files[event->fd]);
  return EIO;
}

static void
after_call (const DiskEvent *event)
{
  int file = event->fd >= 0 ? open_files[event->fd] : -1;
  switch (event->call)
    {
    case DISK_CREATE:
      set_number (event->path, record->n_files);
      add_op (OP_NAME, record->n_files++)->path = g_strdup (event->path);
      G_GNUC_FALLTHROUGH;
    case DISK_OPEN:
      open_files[event->fd] = number_of (event->path);
      break;
    case DISK_WRITE:
      {
        Op *op = add_op (OP_WRITE, file);
        op->offset = event->offset;
        op->bytes = g_bytes_new (event->bytes, event->size);
        break;
      }
    case DISK_TRUNCATE:
      add_op (OP_TRUNCATE, file)->offset = event->offset;
      break;
    case DISK_SYNC:
      add_op (file >= 0 ? OP_SYNC : OP_SYNC_NAMES, file);
      break;
    case DISK_UNLINK:
      g_hash_table_remove (numbers, event->path);
      add_op (OP_NAME, -1)->path = g_strdup (event->path);
      break;
    case DISK_RENAME:
      {
        Op *op = add_op (OP_RENAME, number_of (event->path));
        op->path = g_strdup (event->path);
        op->to = g_strdup (event->to);
        set_number (event->to, op->file);
        g_hash_table_remove (numbers, event->path);
        break;
      }
    default:
      break;
    }
}

static void
find_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (record->folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *bytes, *path = g_build_filename (record->folder, name, NULL);
      gsize size;
      ck_assert (g_file_get_contents (path, &bytes, &size, NULL));
      set_number (path, record->n_files++);
      g_ptr_array_add (record->before_paths, path);
      g_ptr_array_add (record->before, g_bytes_new_take (bytes, size));
    }
}

void
power_record_begin (const char *folder, int lost_sync)
{
  static const DiskHooks hooks = { before_call, after_call };
  record = g_new0 (PowerRecord, 1);
  record->folder = g_strdup (folder);
  record->before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  record->before_paths = g_ptr_array_new_with_free_func (g_free);
  record->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) op_free);
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  mark_now = syncs = 0;
  lose_sync = lost_sync;
  find_files ();
  disk_watch (folder, &hooks);
}

void
power_record_mark (int mark)
{
  mark_now = mark;
}

PowerRecord *
power_record_end (void)
{
  disk_watch (NULL, NULL);
  record->last_mark = mark_now;
  g_clear_pointer (&numbers, g_hash_table_unref);
  return g_steal_pointer (&record);
}

void
power_record_free (PowerRecord *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->before_paths);
  g_ptr_array_unref (self->ops);
  g_free (self);
}

int
power_record_get_length (const PowerRecord *self)
{
  return (int) self->ops->len;
}

int
power_record_get_lost (const PowerRecord *self)
{
  for (guint i = 0; i < self->ops->len; i++)
    {
      const Op *op = self->ops->pdata[i];
      if (op->kind == OP_SYNC_LOST || op->kind == OP_SYNC_NAMES_LOST)
        return (int) i;
    }
  return -1;
}

int
power_record_get_mark (const PowerRecord *self, int n)
{
  /* What was told after operation n had been told before the next one. */
  return n < (int) self->ops->len ? ((const Op *) self->ops->pdata[n])->mark : self->last_mark;
}
