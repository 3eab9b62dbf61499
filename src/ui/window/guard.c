/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/guard.h"

#include "safety/leave-keys.h"

struct _HvGuard
{
  GObject parent_instance;

  HvLeaveKeys keys;
  guint progress;
  guint fade; /* source: dots of presses long ago go out */
  gulong hook;
  guint leave_keyval;
  GdkModifierType leave_modifiers;
};

G_DEFINE_FINAL_TYPE (HvGuard, hv_guard, G_TYPE_OBJECT)

enum
{
  LEAVE,
  PROGRESS,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hv_guard_finalize (GObject *object)
{
  HvGuard *self = HV_GUARD (object);

  g_clear_handle_id (&self->fade, g_source_remove);
  if (self->hook != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), self->hook);
  G_OBJECT_CLASS (hv_guard_parent_class)->finalize (object);
}

static void
hv_guard_class_init (HvGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hv_guard_finalize;
  signals[LEAVE] = g_signal_new ("leave", HV_TYPE_GUARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS]
      = g_signal_new ("progress", HV_TYPE_GUARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[TOUCHED] = g_signal_new ("touched", HV_TYPE_GUARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_guard_init (HvGuard *self)
{
}

static void
tell_progress (HvGuard *self, guint progress)
{
  if (progress == self->progress)
    return;
  self->progress = progress;
  g_signal_emit (self, signals[PROGRESS], 0, progress);
}

static gboolean
fade (gpointer data)
{
  HvGuard *self = data;
  guint progress = hv_leave_keys_get_progress (&self->keys, g_get_monotonic_time ());
  tell_progress (self, progress);
  if (progress > 0)
    return G_SOURCE_CONTINUE;
  self->fade = 0;
  return G_SOURCE_REMOVE;
}

static void
update_progress (HvGuard *self)
{
  tell_progress (self, hv_leave_keys_get_progress (&self->keys, g_get_monotonic_time ()));
  if (self->progress > 0 && self->fade == 0)
    self->fade = g_timeout_add (500, fade, self);
}

/* A Shift let go while Control is down is let go all the same. */
static HvKey
classify (gboolean pressed, guint keyval, GdkModifierType state)
{
  if (pressed && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)))
    return HV_KEY_OTHER;
  if (keyval == GDK_KEY_Shift_L)
    return HV_KEY_LEFT_SHIFT;
  return keyval == GDK_KEY_Shift_R ? HV_KEY_RIGHT_SHIFT : HV_KEY_OTHER;
}

void
hv_guard_key (HvGuard *self, gboolean pressed, guint keyval, GdkModifierType state)
{
  g_return_if_fail (HV_IS_GUARD (self));

  HvKey key = classify (pressed, keyval, state);
  if (pressed)
    {
      /* No Shift was down before this one, whatever was made of its release (a switch of layout, for instance). */
      if (key != HV_KEY_OTHER && !(state & GDK_SHIFT_MASK))
        hv_leave_keys_none_down (&self->keys);
      hv_leave_keys_press (&self->keys, key);
    }
  else if (hv_leave_keys_release (&self->keys, key, g_get_monotonic_time ()))
    {
      tell_progress (self, HV_LEAVE_TAPS);
      g_signal_emit (self, signals[LEAVE], 0);
    }
  update_progress (self);
}

static void
begin_again (HvGuard *self)
{
  hv_leave_keys_reset (&self->keys);
  tell_progress (self, 0);
}

static void
see_key (HvGuard *self, GdkEvent *event)
{
  gboolean pressed = gdk_event_get_event_type (event) == GDK_KEY_PRESS;
  g_signal_emit (self, signals[TOUCHED], 0);
  if (pressed && gdk_key_event_matches (event, self->leave_keyval, self->leave_modifiers) == GDK_KEY_MATCH_EXACT)
    g_signal_emit (self, signals[LEAVE], 0);
  else
    hv_guard_key (self, pressed, gdk_key_event_get_keyval (event), gdk_event_get_modifier_state (event));
}

static gboolean
see_event (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  HvGuard *self = data;
  GdkEvent *event = g_value_peek_pointer (&values[1]);
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_KEY_RELEASE:
      see_key (self, event);
      break;
    case GDK_BUTTON_PRESS: /* Shift held for a click is a modifier */
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
      begin_again (self);
      g_signal_emit (self, signals[TOUCHED], 0);
      break;
    case GDK_FOCUS_CHANGE: /* the release may go to another window */
      begin_again (self);
      break;
    case GDK_MOTION_NOTIFY:
    case GDK_TOUCH_UPDATE:
      g_signal_emit (self, signals[TOUCHED], 0);
      break;
    default:
      break;
    }
  return TRUE; /* keep looking */
}

HvGuard *
hv_guard_new (const char *leave_key)
{
  HvGuard *self = g_object_new (HV_TYPE_GUARD, NULL);
  gtk_accelerator_parse (leave_key, &self->leave_keyval, &self->leave_modifiers);
  gpointer surfaces = g_type_class_ref (GDK_TYPE_SURFACE); /* the signal is there with the class */
  self->hook = g_signal_add_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), 0, see_event, self, NULL);
  g_type_class_unref (surfaces);
  return self;
}
