/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/item-view-state.h"

#include <glib/gi18n.h>

void
hv_item_view_state_init (HvItemViewState *self, HvSuggestions *suggestions, HvItem *item, gboolean exhausted)
{
  gboolean keeps = hv_suggestions_get_keeps (suggestions);
  gboolean said = hv_suggestions_has_answers (suggestions);

  HvItemAnswer answer = hv_suggestions_get_answer (suggestions, item);
  *self = (HvItemViewState){ .hidden = answer == HV_ITEM_ANSWER_HIDDEN,
                             .helps = answer == HV_ITEM_ANSWER_HELPS };
  self->text = self->hidden ? _ ("It is hidden. It will not come by itself.") : hv_item_get_text (item);
  self->offers_keeping = said && !keeps && !exhausted && hv_suggestions_can_keep (suggestions);
  if (exhausted)
    self->note = _ ("There is no other one here just now.");
  else if (said && keeps)
    self->note = _ ("What you say about small things is kept in your room.");
  else if (said)
    self->note = _ ("What you say about small things is forgotten when you close.");
}

const char *
hv_item_kind_describe (const char *kind)
{
  static const struct
  {
    const char *kind, *words;
  } kinds[] = {
    { "grounding", NC_ ("small things", "Here and now") },
    { "kindness", NC_ ("small things", "Kind words") },
    { "small-good", NC_ ("small things", "Something good") },
    { "sleep", NC_ ("small things", "Falling asleep") },
    { "five-minutes", NC_ ("small things", "Five minutes pass") },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].kind) == 0)
      return g_dpgettext2 (NULL, "small things", kinds[i].words);
  return kind;
}
