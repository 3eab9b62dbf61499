/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/module.h"
#include "library/reading.h"

G_BEGIN_DECLS

struct _HvModule
{
  GObject parent_instance;
  char *id;
  HvTranslated *title, *summary, *content_note, *already, *reflection, *talk;
  HvTranslated *unsafe; /* nullable */
  guint minutes, sensitivity, group_minutes;
  char *phase, *door;
  GStrv unsafe_when, approaches, principles, exercises;
  GPtrArray *pages;
  GPtrArray *short_texts, *source_texts, *group_texts;
};

void hv_module_page_free (HvModulePage *page);

/** Returns: (transfer full): never %NULL; not to be used when a problem was told */
HvModule *hv_module_read (HvReading *r, HvXmlNode *root);

G_END_DECLS
