/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/limits-page.h"

#include "ui/pages/column.h"
#include "ui/window/page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HV_TYPE_LIMITS_PAGE (hv_limits_page_get_type ())
G_DECLARE_FINAL_TYPE (HvLimitsPage, hv_limits_page, HV, LIMITS_PAGE, AdwBin)

struct _HvLimitsPage
{
  AdwBin parent_instance;
};

static void hv_limits_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvLimitsPage, hv_limits_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_limits_page_page_init))

/* One for each of those whom SECURITY.md names, from the one at the door to the one with a right to see. */
static const struct
{
  const char *who, *can, *cannot;
} limits[] = {
  { N_ ("Someone comes into the room"),
    N_ ("“Close now” or Shift three times, and it is gone from the screen. The name, the icon and the window "
        "say nothing "
        "of what it is for."),
    N_ ("What someone has seen already cannot be taken back.") },
  { N_ ("Someone uses this computer"),
    N_ ("What you keep is in locked files with names that say nothing. The program is not in the list of "
        "recent files, "
        "and a search does not find what you write."),
    N_ ("It is among the programs that are installed here. Someone who looks for it can find it, also after "
        "it has "
        "been removed.") },
  { N_ ("Someone makes you open it"),
    N_ ("Under “My room” you can make a notebook to show instead. You can also do every exercise and keep "
        "nothing."),
    N_ ("Words that are forced from you open your room. If that may happen, another place may be a better "
        "way "
        "to keep what matters most.") },
  { N_ ("Someone copies the files"),
    N_ ("Without the words that open it, a room is noise. Several words that only you know are hard to "
        "guess."),
    N_ ("Short words, names and dates can be guessed. Someone who copies the files twice can see that they "
        "have changed.") },
  { N_ ("Someone watches through the computer"),
    N_ ("The program sends nothing anywhere. Where you see dots, no other program is told what you type."),
    N_ ("A program that records keys or the screen sees all of it, and so can whoever looks after this "
        "computer. Hverdag "
        "cannot notice that. A computer that the other person has never used is another way.") },
  { N_ ("Several people share the computer"),
    N_ ("Each room has its own words, and there is no list of rooms. Nobody who works there can open one."),
    N_ ("Nobody can bring back words that are forgotten, and anyone who can delete files can delete a "
        "room.") },
  { N_ ("A court or an authority asks"),
    N_ ("You choose what is kept, and you can delete it, one thing at a time or everything. What you “write "
        "and let go” is "
        "never kept."),
    N_ ("What is kept may be asked for, in a case about children for instance. A lawyer or an adviser can "
        "tell you more.") },
  { N_ ("Paper and copies"), N_ ("A copy is locked like the room itself."),
    N_ ("What you print or save as text can be read by anyone who finds it.") },
};

static const char *
get_title (HvPage *page)
{
  return _ ("What this can and cannot hide");
}

static void
hv_limits_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
hv_limits_page_class_init (HvLimitsPageClass *klass)
{
}

static void
hv_limits_page_init (HvLimitsPage *self)
{
}

GtkWidget *
hv_limits_new (GtkBox **column)
{
  GtkWidget *frame = hv_column_new (_ ("What this can and cannot hide"), column);
  hv_column_add_text (
      *column,
      _ ("Hverdag hides what it can. You know best what matters where you are. If someone may be watching "
         "this computer, another one may be a better place."),
      "hv-body");
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      hv_column_add_text (*column, _ (limits[i].who), "hv-heading hv-section");
      hv_column_add_text (*column, _ (limits[i].can), "hv-body");
      hv_column_add_text (*column, _ (limits[i].cannot), "hv-body");
    }
  return frame;
}

GtkWidget *
hv_limits_page_new (HvSession *session)
{
  GtkWidget *self = g_object_new (HV_TYPE_LIMITS_PAGE, NULL);
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_limits_new (&column));
  return self;
}
