/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program can see of itself on this computer, beside its own files. Looking writes nothing. */

/** Where is looked; made up in tests. */
typedef struct _HvTracePlaces HvTracePlaces;

/**
 * hv_trace_places_new:
 * @home: her folder; what lies below it may be changed
 * @data_folder: of the rooms
 * @system: what stands before `/usr/share`, `/etc`, `/var`: "" but in tests
 *
 * Below @home the folders are where they are if nothing else is said.
 */
HvTracePlaces *hv_trace_places_new (const char *home, const char *data_folder, const char *system);
/** Those of who runs the program, as her surroundings say. */
HvTracePlaces *hv_trace_places_new_for_user (void);
HvTracePlaces *hv_trace_places_ref (HvTracePlaces *places);
void hv_trace_places_unref (HvTracePlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTracePlaces, hv_trace_places_unref)

typedef enum
{
  HV_TRACE_INSTALLED, /**< the program is among those of the computer */
  HV_TRACE_LAUNCHER,  /**< an entry in her own menu */
  HV_TRACE_AUTOSTART, /**< starts with the desktop */
  HV_TRACE_SHORTCUT,  /**< on her desktop */
  HV_TRACE_RECENT,    /**< in a list of files used of late */
  HV_TRACE_TRASH,     /**< a file from the folder, thrown away */
  HV_TRACE_PICTURE,   /**< small pictures of files in the folder */
  HV_TRACE_HISTORY,   /**< commands that were typed */
  HV_TRACE_LEFTOVER,  /**< another program's copies beside the rooms */
  HV_TRACE_UNREAD,    /**< a place that could not be looked at */
  HV_TRACE_KINDS,
} HvTraceKind;

/** What the program can do about it. */
typedef enum
{
  HV_TRACE_TELL,   /**< nothing: it is not its own, or belongs to the whole computer */
  HV_TRACE_LINES,  /**< take these lines out of a file and leave the rest */
  HV_TRACE_DELETE, /**< delete files, for good */
} HvTraceDeed;

typedef struct
{
  HvTraceKind kind;
  HvTraceDeed deed;
  char *path;       /**< where: a file, or the folder of several */
  GPtrArray *what;  /**< (element-type utf8): the lines, or the names of the files, as they can be shown */
  GPtrArray *files; /**< (element-type filename): what a _DELETE deletes, in order */
} HvTrace;

void hv_trace_free (HvTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTrace, hv_trace_free)

/**
 * hv_trace_scan:
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 * @error: %G_IO_ERROR_CANCELLED when it was stopped; nothing else is an error, but a finding
 *
 * Blocks.
 *
 * Returns: (transfer full) (element-type HvTrace): the findings, in the order of their kinds
 */
GPtrArray *hv_trace_scan (HvTracePlaces *places, HvMeter *meter, GError **error);

/** The same in a thread. */
void hv_trace_scan_async (HvTracePlaces *places, HvMeter *meter, GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *hv_trace_scan_finish (GAsyncResult *result, GError **error);

/**
 * hv_trace_clean:
 * @trace: as it was found
 * @error: %G_FILE_ERROR
 *
 * Looks once more, and takes away what is still as it was found. What is gone already is no error; _AGAIN
 * when another program wrote the file meanwhile. Blocks.
 */
gboolean hv_trace_clean (HvTracePlaces *places, const HvTrace *trace, GError **error);

/** The same in a thread. */
void hv_trace_clean_async (HvTracePlaces *places, const HvTrace *trace, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean hv_trace_clean_finish (GAsyncResult *result, GError **error);

G_END_DECLS
