/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * HvWriteBuffer:
 *
 * Adjoining writes of ciphertext to one file, gathered into one. Functions return SQLite codes.
 */
typedef struct
{
  sqlite3_file *file;
  guint8 *bytes;
  int capacity;
  int used;
  sqlite3_int64 start; /* where in the file bytes[0] belongs */
  int deferred_error; /* of a flush whose caller could not be told; the next write or sync says it */
} HvWriteBuffer;

/** @largest: the most bytes that are ever reserved at once. */
void hv_write_buffer_init (HvWriteBuffer *self, sqlite3_file *file, int largest);
void hv_write_buffer_clear (HvWriteBuffer *self);

/** Where to put @size bytes for @offset; flushes first when they do not adjoin. %NULL sets @code. */
guint8 *hv_write_buffer_reserve (HvWriteBuffer *self, int size, sqlite3_int64 offset, int *code);

/** Takes back what the last hv_write_buffer_reserve() gave. */
void hv_write_buffer_unreserve (HvWriteBuffer *self, int size);

int hv_write_buffer_flush (HvWriteBuffer *self);

/** In header-io.c: syncs @file, which no signal interrupts. */
int hv_handle_sync (sqlite3_file *file, int flags);

/** Flushes, syncs, and tells any error that came before. */
int hv_write_buffer_sync (HvWriteBuffer *self, int flags);

/** Reads as if everything had been flushed. */
int hv_write_buffer_read (HvWriteBuffer *self, void *out, int size, sqlite3_int64 offset);

/** The file's size as if everything had been flushed. */
int hv_write_buffer_get_size (HvWriteBuffer *self, sqlite3_int64 *size);

G_END_DECLS
