/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "safety/trace-scan.h"

G_BEGIN_DECLS

/** So many lines or names of one finding are shown. */
#define HV_TRACE_VIEW_LINES 5

/** HvTraceView: what is shown of one finding, in the language in force. */
typedef struct
{
  const char *title, *text;
  char *where;         /**< as people read it */
  char *what;          /**< (nullable): lines or names, one under another */
  const char *confirm; /**< (nullable): what is asked first; %NULL when there is nothing to take away */
} HvTraceView;

HvTraceView *hv_trace_view_new (const HvTrace *trace);
void hv_trace_view_free (HvTraceView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTraceView, hv_trace_view_free)

/** @error: from hv_trace_clean(); in the language in force */
const char *hv_trace_view_describe_error (const GError *error);

G_END_DECLS
