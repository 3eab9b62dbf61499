/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/picker-row.h"

#include "base/dates.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

struct _HvPickerRow
{
  GObject parent_instance;

  HvPickerKind kind;
  char *path;
  char *shown; /* the last part of the path */
  char *key;   /* that sorts as a person would */
  guint64 size;
  gint64 modified;
};

G_DEFINE_FINAL_TYPE (HvPickerRow, hv_picker_row, G_TYPE_OBJECT)

static void
hv_picker_row_finalize (GObject *object)
{
  HvPickerRow *self = HV_PICKER_ROW (object);

  g_free (self->path);
  g_free (self->shown);
  g_free (self->key);
  G_OBJECT_CLASS (hv_picker_row_parent_class)->finalize (object);
}

static void
hv_picker_row_class_init (HvPickerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_picker_row_finalize;
}

static void
hv_picker_row_init (HvPickerRow *self)
{
}

HvPickerRow *
hv_picker_row_new (HvPickerKind kind, const char *path, guint64 size, gint64 modified)
{
  g_return_val_if_fail (path != NULL, NULL);

  HvPickerRow *self = g_object_new (HV_TYPE_PICKER_ROW, NULL);
  self->kind = kind;
  self->path = g_strdup (path);
  self->shown = g_filename_display_basename (path);
  self->key = g_utf8_collate_key_for_filename (self->shown, -1);
  self->size = size;
  self->modified = modified;
  return self;
}

HvPickerKind
hv_picker_row_get_kind (HvPickerRow *self)
{
  g_return_val_if_fail (HV_IS_PICKER_ROW (self), HV_PICKER_FILE);
  return self->kind;
}

const char *
hv_picker_row_get_path (HvPickerRow *self)
{
  g_return_val_if_fail (HV_IS_PICKER_ROW (self), NULL);
  return self->path;
}

char *
hv_picker_row_get_name (HvPickerRow *self)
{
  g_return_val_if_fail (HV_IS_PICKER_ROW (self), NULL);

  switch (self->kind)
    {
    case HV_PICKER_HOME:
      return g_strdup (_ ("Home folder"));
    case HV_PICKER_DOCUMENTS:
      return g_strdup (_ ("Documents"));
    case HV_PICKER_DOWNLOADS:
      return g_strdup (_ ("Downloads"));
    case HV_PICKER_STICK:
    case HV_PICKER_FOLDER:
    case HV_PICKER_FILE:
    default:
      return g_strdup (self->shown);
    }
}

char *
hv_picker_row_get_detail (HvPickerRow *self, gint64 now)
{
  g_return_val_if_fail (HV_IS_PICKER_ROW (self), NULL);

  if (self->kind == HV_PICKER_STICK)
    /* Translators: a USB stick or a disk that is connected */
    return g_strdup (_ ("Stick or disk"));
  if (self->kind != HV_PICKER_FILE)
    return g_strdup ("");
  g_autofree char *size = g_format_size (self->size);
  g_autofree char *date = hv_dates_format_near (self->modified, now);
  return g_strdup_printf ("%s · %s", size, date);
}

const char *
hv_picker_row_get_icon (HvPickerRow *self)
{
  g_return_val_if_fail (HV_IS_PICKER_ROW (self), NULL);

  /* All but the stick are in GTK itself. */
  static const char *const icons[]
      = { "hv-stick-symbolic",        "user-home-symbolic", "folder-documents-symbolic",
          "folder-download-symbolic", "folder-symbolic",    "text-x-generic-symbolic" };
  return icons[self->kind];
}

int
hv_picker_row_compare (HvPickerRow *a, HvPickerRow *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (a->kind == HV_PICKER_FILE && a->modified != b->modified)
    return a->modified > b->modified ? -1 : 1;
  return strcmp (a->key, b->key);
}

gboolean
hv_picker_shows (const char *name)
{
  return *name != '.' && !g_str_has_suffix (name, "~") && !g_str_equal (name, "lost+found");
}

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);
  return strncmp (path, folder, length) == 0 && path[length] == '/' && path[length + 1] != '\0';
}

gboolean
hv_picker_shows_mount (const char *path, const char *type, const char *home)
{
  static const char *const inner[]
      = { "tmpfs", "squashfs", "overlay", "autofs", "fuse.portal", "fuse.gvfsd-fuse", NULL };
  if (g_strv_contains (inner, type))
    return FALSE;
  return is_below (path, "/media") || is_below (path, "/run/media") || is_below (path, "/mnt")
         || g_str_equal (path, "/mnt") || (home != NULL && is_below (path, home));
}

char *
hv_picker_get_parent (const char *path, const char *const *tops)
{
  if (g_strv_contains (tops, path))
    return NULL;
  g_autofree char *parent = g_path_get_dirname (path);
  return g_str_equal (parent, path) || g_str_equal (parent, ".") ? NULL : g_steal_pointer (&parent);
}

char *
hv_picker_read_typed (const char *typed, const char *folder, const char *home)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  gsize length = strlen (stripped);
  /* As a terminal or a file manager hands it over. */
  if (length >= 2 && (stripped[0] == '"' || stripped[0] == '\'') && stripped[length - 1] == stripped[0])
    {
      stripped[length - 1] = '\0';
      memmove (stripped, stripped + 1, length - 1);
    }
  if (*stripped == '\0')
    return NULL;
  g_autofree char *in_system = g_filename_from_utf8 (stripped, -1, NULL, NULL, NULL);
  if (in_system == NULL)
    return NULL;
  if (g_str_equal (in_system, "~") || g_str_has_prefix (in_system, "~/"))
    return g_canonicalize_filename (in_system + (in_system[1] == '/' ? 2 : 1), home);
  if (!g_path_is_absolute (in_system) && folder == NULL)
    return NULL;
  return g_canonicalize_filename (in_system, folder);
}
