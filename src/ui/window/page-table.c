/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/page-table.h"

#include "ui/window/pages-config.h"

/* A page is in the table as soon as its header is there (meson.build looks when it configures). */
#if HV_HAS_NOW
#include "ui/pages/now-page.h"
#endif
#if HV_HAS_LEARN
#include "ui/pages/learn-page.h"
#endif
#if HV_HAS_PRACTISE
#include "ui/pages/practise-page.h"
#endif
#if HV_HAS_JOURNAL
#include "ui/pages/journal-page.h"
#endif
#if HV_HAS_MINE
#include "ui/pages/mine-page.h"
#endif
#if HV_HAS_HELP
#include "ui/pages/help-page.h"
#endif
#if HV_HAS_STATE
#include "ui/pages/state-page.h"
#endif
#if HV_HAS_EXERCISE
#include "ui/pages/exercise-page.h"
#endif
#if HV_HAS_MODULE
#include "ui/pages/module-page.h"
#endif
#include "ui/pages/about-page.h"
#include "ui/pages/first-start-page.h"
#include "ui/pages/keyboard-page.h"
#include "ui/pages/lock-page.h"
#include "ui/pages/make-room-page.h"
#include "ui/pages/settings-page.h"

/* Most pages are about nothing in particular. */
#define PLAIN(name)                                                                                                    \
  static GtkWidget *make_##name (HvSession *session, const char *id)                                                   \
  {                                                                                                                    \
    return hv_##name##_page_new (session);                                                                             \
  }

#if HV_HAS_NOW
PLAIN (now)
#endif
#if HV_HAS_LEARN
PLAIN (learn)
#endif
#if HV_HAS_PRACTISE
PLAIN (practise)
#endif
#if HV_HAS_JOURNAL
PLAIN (journal)
#endif
#if HV_HAS_MINE
PLAIN (mine)
#endif
#if HV_HAS_HELP
PLAIN (help)
#endif
PLAIN (about)
PLAIN (first_start)
PLAIN (keyboard)
PLAIN (lock)
PLAIN (make_room)
PLAIN (settings)

#if HV_HAS_EXERCISE
static GtkWidget *
begin_exercise (HvSession *session, const char *id)
{
  return hv_exercise_page_new (session, id, FALSE);
}

static GtkWidget *
begin_exercise_at_once (HvSession *session, const char *id)
{
  GtkWidget *page = hv_exercise_page_new (session, id, FALSE);
  hv_exercise_page_leave_out_rating (HV_EXERCISE_PAGE (page));
  return page;
}

static GtkWidget *
resume_exercise (HvSession *session, const char *id)
{
  return hv_exercise_page_new (session, id, TRUE);
}
#endif

static GtkWidget *
make_leaving (HvSession *session, const char *id)
{
  return hv_first_start_page_new_for_leaving (session);
}

static const HvPageInfo pages[] = {
#if HV_HAS_NOW
  { "now", "hv-now-symbolic", TRUE, make_now },
#endif
#if HV_HAS_LEARN
  { "learn", "hv-learn-symbolic", TRUE, make_learn },
#endif
#if HV_HAS_PRACTISE
  { "practise", "hv-practise-symbolic", TRUE, make_practise },
#endif
#if HV_HAS_JOURNAL
  { "journal", "hv-journal-symbolic", TRUE, make_journal },
#endif
#if HV_HAS_MINE
  { "mine", "hv-mine-symbolic", TRUE, make_mine },
#endif
#if HV_HAS_HELP
  { "help", "hv-help-symbolic", TRUE, make_help },
#endif
#if HV_HAS_STATE
  { "state", NULL, FALSE, hv_state_page_new },
#endif
#if HV_HAS_EXERCISE
  { "exercise", NULL, FALSE, begin_exercise },
  { "exercise-at-once", NULL, FALSE, begin_exercise_at_once },
  { "exercise-resumed", NULL, FALSE, resume_exercise },
#endif
#if HV_HAS_MODULE
  { "module", NULL, FALSE, hv_module_page_new },
#endif
  { "settings", NULL, FALSE, make_settings },
  { "keyboard", NULL, FALSE, make_keyboard },
  { "about", NULL, FALSE, make_about },
  { "leaving", NULL, FALSE, make_leaving },
  { "first-start", NULL, FALSE, make_first_start },
  { "lock", NULL, FALSE, make_lock },
  { "make-room", NULL, FALSE, make_make_room },
};

const HvPageInfo *
hv_page_table_get_all (gsize *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

const HvPageInfo *
hv_page_table_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}
