/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "safety/trace-lines.h"
#include "safety/trace-scan.h"

G_BEGIN_DECLS

struct _HvTracePlaces
{
  char *roots[6]; /* what may be changed lies below one of these */
  char *home, *data, *config, *cache, *folder, *desktop;
  GStrv system_data, system_config; /* folders of the whole computer */
  char *packages;
  HvTraceNames names;
};

/** One look. */
typedef struct
{
  HvTracePlaces *places;
  HvMeter *meter;
  GPtrArray *found;
} HvTraceSearch;

#define HV_TRACE_ROOTS(search) ((const char *const *)(search)->places->roots)

HvTrace *hv_trace_add (HvTraceSearch *search, HvTraceKind kind, HvTraceDeed deed, const char *path);
/** @name: of a file, as the system has it */
void hv_trace_add_name (HvTrace *trace, const char *name);
/** A place that is there and could not be looked at. Frees @error. */
void hv_trace_add_unread (HvTraceSearch *search, const char *path, GError *error);
/** (nullable): the names in a folder, if it is there. */
GPtrArray *hv_trace_look_into (HvTraceSearch *search, const char *folder);

/* --- Each finds some of the kinds --- */

void hv_trace_find_entries (HvTraceSearch *search);
void hv_trace_find_recent (HvTraceSearch *search);
void hv_trace_find_trash (HvTraceSearch *search);
void hv_trace_find_pictures (HvTraceSearch *search);
void hv_trace_find_histories (HvTraceSearch *search);
void hv_trace_find_leftovers (HvTraceSearch *search);

/** Takes the lines out of the one file that @trace is about. */
gboolean hv_trace_take_lines (HvTracePlaces *places, const HvTrace *trace, GError **error);

G_END_DECLS
