/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that other programs keep, without the lines that name this one. Every other byte stays. */

/** What names this program. */
typedef struct
{
  const char *folder;          /**< its files' */
  const char *const *programs; /**< what it is called, ended by %NULL */
} HvTraceNames;

/** Whether @uri is of a file that lies in the folder. */
gboolean hv_trace_names_uri (const HvTraceNames *names, const char *uri);

/** Whether @command starts this program, past `env` and what it sets. */
gboolean hv_trace_names_command (const HvTraceNames *names, const char *command);

/** Whether one of the names stands in @text as a word of its own, or the folder does. */
gboolean hv_trace_names_text (const HvTraceNames *names, const char *text, gsize size);

/**
 * hv_trace_lines_of_recent:
 * @text: of recently-used.xbel
 * @rest: (out): the text without the files in the folder, and without this program among those that opened
 * others
 * @taken: (out): how many there were
 * @error: %G_MARKUP_ERROR when it is not such a file; then it is better left as it is
 */
gboolean hv_trace_lines_of_recent (const HvTraceNames *names, const char *text, gsize size, GString **rest,
                                   GPtrArray **taken, GError **error);

/** How a shell writes what was typed. */
typedef enum
{
  HV_TRACE_SHELL_PLAIN, /**< a line each; bash may put a line with the time before it */
  HV_TRACE_SHELL_ZSH,   /**< a backslash at its end continues a line */
  HV_TRACE_SHELL_FISH,  /**< "- cmd: …", then what is known of it */
} HvTraceShell;

/** The same of a shell's history; a command goes with its time and all of its lines. */
void hv_trace_lines_of_history (const HvTraceNames *names, HvTraceShell shell, const char *text, gsize size,
                                GString **rest, GPtrArray **taken);

G_END_DECLS
