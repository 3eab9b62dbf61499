/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/freed-memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif
#if defined(__GLIBC__) && !defined(SANITIZED)
#define CAN_WIPE 1
#else
#define CAN_WIPE 0
#endif

/* How many of each size of GLib's slabs are taken: more than are free at a time. */
#define SLICES 512
#define LARGEST_SLICE 512
#define STEP 16

static int wiping; /* how many want it; atomic */

typedef struct Slice
{
  struct Slice *next;
} Slice;

/* Until GLib 2.76 small things come from slabs of its own, which never reach free(): all that is free there is taken. */
static void
wipe_slices (void)
{
  if (!CAN_WIPE || glib_check_version (2, 76, 0) == NULL)
    return;
  for (gsize size = STEP; size <= LARGEST_SLICE; size += STEP)
    {
      Slice *taken = NULL;
      for (guint i = 0; i < SLICES; i++)
        {
          Slice *slice = g_slice_alloc (size);
          explicit_bzero (slice, size);
          slice->next = taken;
          taken = slice;
        }
      while (taken != NULL)
        {
          Slice *next = taken->next;
          g_slice_free1 (size, taken);
          taken = next;
        }
    }
}

void
hv_freed_memory_begin_wiping (void)
{
  g_atomic_int_inc (&wiping);
}

void
hv_freed_memory_end_wiping (void)
{
  g_return_if_fail (g_atomic_int_get (&wiping) > 0);

  g_atomic_int_add (&wiping, -1);
  wipe_slices ();
}

gboolean
hv_freed_memory_can_wipe (void)
{
  return CAN_WIPE;
}

#if CAN_WIPE

/* What a program defines is called by all its libraries too; glibc gives its own functions by these names for that. */
extern void __libc_free (void *block);
extern void *__libc_malloc (size_t size);
extern void *__libc_realloc (void *block, size_t size);

__attribute__ ((visibility ("default"))) void
free (void *block)
{
  if (block != NULL && g_atomic_int_get (&wiping) > 0)
    explicit_bzero (block, malloc_usable_size (block));
  __libc_free (block);
}

/* glibc would free the old place of a block that moves without asking us. */
__attribute__ ((visibility ("default"))) void *
realloc (void *block, size_t size)
{
  if (block == NULL || size == 0 || g_atomic_int_get (&wiping) == 0)
    return __libc_realloc (block, size);

  size_t before = malloc_usable_size (block);
  void *moved = __libc_malloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, block, MIN (before, size));
  free (block);
  return moved;
}

#endif
