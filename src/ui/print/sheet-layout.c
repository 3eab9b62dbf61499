/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/sheet-layout.h"

#include <gtk/gtk.h>

#define FONT "Inter, Cantarell, Noto Sans, sans-serif"
#define MARGIN 54.0        /* 19 mm */
#define NARROW_MARGIN 38.0 /* any printer reaches that far */
#define LARGEST 11.5
#define STEP 0.5
#define MOST_EXTRA 8

/* In sizes of the text: */
#define BOX 0.85
#define INDENT 1.0
#define SHORTEST_LINE 11.0
#define ROW_PITCHES 1.5
#define FEWEST_EMPTY 4

const HvPaper hv_paper_a4 = { 595.28, 841.89 };
const HvPaper hv_paper_letter = { 612, 792 };

typedef struct
{
  const HvPaper *paper;
  HvSheetFit fit;
  PangoContext *context;
  cairo_t *cr; /* NULL while it is only measured */
  double y;
} Pen;

const HvPaper *
hv_paper_get_usual (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? &hv_paper_letter : &hv_paper_a4;
}

static gboolean
is_closest (const Pen *pen)
{
  return pen->fit.pitch <= HV_SHEET_CLOSEST;
}

static double
get_margin (const Pen *pen)
{
  return is_closest (pen) ? NARROW_MARGIN : MARGIN;
}

static double
get_width (const Pen *pen)
{
  return pen->paper->width - 2 * get_margin (pen);
}

/* Where something of this height goes; on the next page when there is no room for it here. */
static double
take (Pen *pen, double height, double with_next)
{
  if (pen->y > get_margin (pen) && pen->y + height + with_next > pen->paper->height - get_margin (pen))
    {
      if (pen->cr != NULL)
        cairo_show_page (pen->cr);
      pen->fit.pages++;
      pen->y = get_margin (pen);
    }
  double here = pen->y;
  pen->y += height;
  return here;
}

static void
skip (Pen *pen, double sizes)
{
  if (pen->y > get_margin (pen))
    pen->y += sizes * pen->fit.size;
}

/* --- Words --- */

static PangoLayout *
make_layout (const Pen *pen, const char *text, double scale, PangoWeight weight, double width)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  pango_font_description_set_absolute_size (font, pen->fit.size * scale * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (layout, 1.1f);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;
  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double)logical.width / PANGO_SCALE;
  *height = (double)logical.height / PANGO_SCALE;
}

static void
set_ink (Pen *pen, double grey)
{
  cairo_set_source_rgb (pen->cr, grey, grey, grey);
}

static void
show_at (Pen *pen, PangoLayout *layout, double x, double y, double grey)
{
  if (pen->cr == NULL)
    return;
  set_ink (pen, grey);
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, layout);
}

/* Line by line, so that long words of hers go on on the next page. */
static void
write_words (Pen *pen, PangoLayout *layout, double x, double grey, double with_next)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle line;
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      double baseline = (double)(pango_layout_iter_get_baseline (iter) - line.y) / PANGO_SCALE;
      double y = take (pen, (double)line.height / PANGO_SCALE, with_next);
      if (pen->cr == NULL)
        continue;
      set_ink (pen, grey);
      cairo_move_to (pen->cr, x, y + baseline);
      pango_cairo_show_layout_line (pen->cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
write_text (Pen *pen, const char *text, double scale, PangoWeight weight, double grey, double with_next)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, scale, weight, get_width (pen));
  write_words (pen, layout, get_margin (pen), grey, with_next);
}

/* --- Lines to write on --- */

static void
rule (Pen *pen, double from, double to, double y)
{
  if (pen->cr == NULL || to <= from)
    return;
  set_ink (pen, 0.6);
  cairo_set_line_width (pen->cr, 0.6);
  cairo_move_to (pen->cr, from, y);
  cairo_line_to (pen->cr, to, y);
  cairo_stroke (pen->cr);
}

/* What is asked stands before its line, if the line keeps its room. */
static void
write_line (Pen *pen, const char *asked)
{
  double size = pen->fit.size, right = get_margin (pen) + get_width (pen), from = get_margin (pen), width = 0,
         height = 0;
  g_autoptr (PangoLayout) layout = make_layout (pen, asked, 1, PANGO_WEIGHT_NORMAL, get_width (pen));
  if (*asked != '\0')
    get_size (layout, &width, &height);
  if (width + size > get_width (pen) - SHORTEST_LINE * size)
    {
      skip (pen, 0.3);
      write_words (pen, layout, get_margin (pen), 0, pen->fit.pitch * size);
      width = 0;
    }
  double y = take (pen, pen->fit.pitch * size, 0) + (pen->fit.pitch - 0.35) * size;
  if (width > 0)
    {
      show_at (pen, layout, get_margin (pen), y - height + 0.3 * size, 0);
      from += width + 0.5 * size;
    }
  rule (pen, from, right, y);
}

/* Of rows that only wait for words. */
static guint
get_most_empty (const Pen *pen)
{
  return is_closest (pen) ? FEWEST_EMPTY : G_MAXUINT;
}

static void
write_halves (Pen *pen, const HvSheetPart *part)
{
  double size = pen->fit.size, half = (get_width (pen) - 1.5 * size) / 2;
  for (guint i = 0; part->items[i] != NULL && i < get_most_empty (pen); i += 2)
    {
      double y = take (pen, pen->fit.pitch * size, 0) + (pen->fit.pitch - 0.35) * size;
      rule (pen, get_margin (pen), get_margin (pen) + half, y);
      rule (pen, get_margin (pen) + get_width (pen) - half, get_margin (pen) + get_width (pen), y);
      if (part->items[i + 1] == NULL)
        break;
    }
}

static void
write_lines (Pen *pen, const HvSheetPart *part)
{
  if (part->halves)
    {
      write_halves (pen, part);
      return;
    }
  for (guint i = 0; part->items[i] != NULL; i++)
    write_line (pen, part->items[i]);
  for (guint i = 0; part->roomy && i < pen->fit.extra; i++)
    write_line (pen, "");
}

/* --- Answers to tick --- */

static double
get_row_gap (const Pen *pen)
{
  return (is_closest (pen) ? 0.15 : 0.45) * pen->fit.size;
}

static void
draw_box (Pen *pen, double x, double y)
{
  if (pen->cr == NULL)
    return;
  set_ink (pen, 0.2);
  cairo_set_line_width (pen->cr, 0.7);
  cairo_rectangle (pen->cr, x, y, BOX * pen->fit.size, BOX * pen->fit.size);
  cairo_stroke (pen->cr);
}

/* @x: where it may begin; a box that has no room on this row begins the next. */
static void
write_box (Pen *pen, const char *label, double *x, double *row)
{
  double size = pen->fit.size, before = (BOX + 0.5) * size, right = get_margin (pen) + get_width (pen), width,
         height;
  g_autoptr (PangoLayout) layout = make_layout (pen, label, 1, PANGO_WEIGHT_NORMAL, get_width (pen) - before);
  get_size (layout, &width, &height);
  if (*label == '\0')
    width = SHORTEST_LINE * size;
  if (*x > get_margin (pen) && *x + before + width > right)
    *x = get_margin (pen);
  if (*x <= get_margin (pen))
    *row = take (pen, height + get_row_gap (pen), 0);
  draw_box (pen, *x, *row + 0.3 * size);
  if (*label != '\0')
    show_at (pen, layout, *x + before, *row, 0);
  else
    rule (pen, *x + before, right, *row + 1.2 * size);
  *x += before + width + 1.2 * size;
}

static void
write_boxes (Pen *pen, const HvSheetPart *part)
{
  double x = get_margin (pen), row = pen->y;
  if (part->text != NULL)
    {
      double width, height;
      g_autofree char *before = g_strdup_printf ("%s:", part->text);
      g_autoptr (PangoLayout) layout = make_layout (pen, before, 1, PANGO_WEIGHT_SEMIBOLD, 0);
      get_size (layout, &width, &height);
      row = take (pen, height + get_row_gap (pen), 0);
      show_at (pen, layout, x, row, 0);
      x += width + pen->fit.size;
    }
  for (guint i = 0; part->items[i] != NULL; i++)
    write_box (pen, part->items[i], &x, &row);
}

static void
write_numbers (Pen *pen, double from, double between, double y)
{
  double size = pen->fit.size;
  for (int i = 0; i <= 10; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_autoptr (PangoLayout) layout = make_layout (pen, number, 1, PANGO_WEIGHT_NORMAL, between);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      show_at (pen, layout, from + i * between, y + 0.2 * size, 0);
      if (pen->cr == NULL)
        continue;
      set_ink (pen, 0.6);
      cairo_set_line_width (pen->cr, 0.6);
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, from + (i + 0.5) * between, y + 0.82 * size, 0.85 * size, 0, 2 * G_PI);
      cairo_stroke (pen->cr);
    }
}

/* One line: what it is about, and the numbers. */
static void
write_named_scale (Pen *pen, const HvSheetPart *part)
{
  double size = pen->fit.size, between = 2.2 * size, from = get_margin (pen) + get_width (pen) - 11 * between,
         width, height;
  g_autoptr (PangoLayout) layout
      = make_layout (pen, part->text, 1, PANGO_WEIGHT_NORMAL, from - get_margin (pen) - size);
  get_size (layout, &width, &height);
  double y = take (pen, MAX (1.95 * size, height + 0.3 * size), 0);
  show_at (pen, layout, get_margin (pen), y + 0.2 * size, 0);
  write_numbers (pen, from, between, y);
}

/* Where there is little room: the words after the numbers. */
static void
write_short_scale (Pen *pen, const HvSheetPart *part)
{
  double size = pen->fit.size, between = 2.2 * size, after = get_margin (pen) + 11.5 * between, width, height;
  g_autofree char *ends = g_strdup_printf ("0: %s, 10: %s", part->items[0], part->items[1]);
  g_autoptr (PangoLayout) layout
      = make_layout (pen, ends, 0.9, PANGO_WEIGHT_NORMAL, get_margin (pen) + get_width (pen) - after);
  get_size (layout, &width, &height);
  double y = take (pen, MAX (1.95 * size, height), 0);
  write_numbers (pen, get_margin (pen), between, y);
  show_at (pen, layout, after, y + MAX (0, 0.9 * size - height / 2), 0.25);
}

static void
write_scale (Pen *pen, const HvSheetPart *part)
{
  double size = pen->fit.size, width = MIN (get_width (pen), 36 * size), unused, first, last;
  if (part->text != NULL)
    {
      write_named_scale (pen, part);
      return;
    }
  if (pen->fit.most == HV_SHEET_NEEDED)
    {
      write_short_scale (pen, part);
      return;
    }
  write_numbers (pen, get_margin (pen), width / 11, take (pen, 1.9 * size, 1.5 * size));
  g_autoptr (PangoLayout) low = make_layout (pen, part->items[0], 0.9, PANGO_WEIGHT_NORMAL, width / 2);
  g_autoptr (PangoLayout) high = make_layout (pen, part->items[1], 0.9, PANGO_WEIGHT_NORMAL, width / 2);
  pango_layout_set_alignment (high, PANGO_ALIGN_RIGHT);
  get_size (low, &unused, &first);
  get_size (high, &unused, &last);
  double y = take (pen, MAX (first, last), 0);
  show_at (pen, low, get_margin (pen) + 0.3 * size, y, 0.25);
  show_at (pen, high, get_margin (pen) + width / 2 - 0.3 * size, y, 0.25);
}

/* --- Tables --- */

/* @cells: (nullable): from the first column on; @height: at least. Returns the height of the row. */
static double
write_row (Pen *pen, const char *const *cells, double left, double width, double height, PangoWeight weight)
{
  double size = pen->fit.size, tallest = height, y = pen->y;
  for (int draws = 0; draws < 2; draws++)
    {
      if (draws > 0)
        y = take (pen, tallest, 0);
      for (guint i = 0; cells[i] != NULL; i++)
        {
          double unused, here;
          g_autoptr (PangoLayout) layout = make_layout (pen, cells[i], 0.9, weight, width - 0.6 * size);
          get_size (layout, &unused, &here);
          tallest = MAX (tallest, here + 0.6 * size);
          if (draws > 0)
            show_at (pen, layout, left + i * width + 0.3 * size, y + 0.3 * size, 0);
        }
    }
  return tallest;
}

static void
rule_row (Pen *pen, guint columns, double left, double width, double height)
{
  if (pen->cr == NULL)
    return;
  set_ink (pen, 0.6);
  cairo_set_line_width (pen->cr, 0.6);
  for (guint i = 0; i < columns; i++)
    {
      cairo_rectangle (pen->cr, left + i * width, pen->y - height, width, height);
      cairo_stroke (pen->cr);
    }
}

static gboolean
are_named (GStrv rows)
{
  for (guint i = 0; rows[i] != NULL; i++)
    if (*rows[i] != '\0')
      return TRUE;
  return FALSE;
}

static void
write_table (Pen *pen, const HvSheetPart *part)
{
  double size = pen->fit.size;
  gboolean named = are_named (part->rows);
  guint columns = g_strv_length (part->items) + (named ? 1 : 0);
  double width = get_width (pen) / columns;
  double height = write_row (pen, (const char *const *)part->items, get_margin (pen) + (named ? width : 0),
                             width, 0, PANGO_WEIGHT_SEMIBOLD);
  rule_row (pen, columns, get_margin (pen), width, height);
  for (guint i = 0; part->rows[i] != NULL && (named || i < get_most_empty (pen)); i++)
    {
      const char *const head[] = { part->rows[i], NULL };
      height = write_row (pen, head, get_margin (pen), width, ROW_PITCHES * pen->fit.pitch * size,
                          PANGO_WEIGHT_NORMAL);
      rule_row (pen, columns, get_margin (pen), width, height);
    }
}

static void
write_script (Pen *pen, const HvSheetPart *part)
{
  double indent = INDENT * pen->fit.size;
  for (guint i = 0; part->items[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout
          = make_layout (pen, part->items[i], 1, PANGO_WEIGHT_NORMAL, get_width (pen) - indent);
      write_words (pen, layout, get_margin (pen) + indent, 0, 0);
      pen->y += 0.15 * pen->fit.size;
    }
}

/* --- The whole --- */

static void
write_part (Pen *pen, const HvSheetPart *part)
{
  switch (part->kind)
    {
    case HV_SHEET_TITLE:
      write_text (pen, part->text, 1.8, PANGO_WEIGHT_BOLD, 0, 3 * pen->fit.size);
      break;
    case HV_SHEET_HEADING:
      skip (pen, 0.2);
      write_text (pen, part->text, 1.05, PANGO_WEIGHT_BOLD, 0, 3 * pen->fit.size);
      break;
    case HV_SHEET_TEXT:
      skip (pen, 0.3);
      write_text (pen, part->text, 1, PANGO_WEIGHT_NORMAL, 0, 0);
      break;
    case HV_SHEET_SMALL:
      skip (pen, 0.2);
      write_text (pen, part->text, 0.9, PANGO_WEIGHT_NORMAL, 0.3, 0);
      break;
    case HV_SHEET_LINES:
      write_lines (pen, part);
      break;
    case HV_SHEET_BOXES:
      skip (pen, 0.3);
      write_boxes (pen, part);
      break;
    case HV_SHEET_SCALE:
      skip (pen, 0.3);
      write_scale (pen, part);
      break;
    case HV_SHEET_TABLE:
      skip (pen, 0.3);
      write_table (pen, part);
      break;
    case HV_SHEET_SCRIPT:
      skip (pen, 0.3);
      write_script (pen, part);
      break;
    case HV_SHEET_OWN:
    default:
      skip (pen, 0.3);
      write_text (pen, part->text, 1.05, PANGO_WEIGHT_NORMAL, 0, 0);
      break;
    }
}

static void
write_sheet (Pen *pen, const HvSheet *sheet)
{
  pen->y = get_margin (pen);
  pen->fit.pages = 1;
  gboolean begins = FALSE;
  for (guint i = 0; i < sheet->parts->len; i++)
    {
      const HvSheetPart *part = sheet->parts->pdata[i];
      begins = begins || part->begins;
      if (part->rank > pen->fit.most)
        continue;
      skip (pen, !begins ? 0 : is_closest (pen) ? 0.15 : pen->fit.pitch < HV_SHEET_WIDE ? 0.3 : 0.8);
      begins = FALSE;
      write_part (pen, part);
    }
}

/* Paper has no pixels: letters are set where they belong, whatever the screen. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static gboolean
fits (const HvSheet *sheet, Pen *pen)
{
  write_sheet (pen, sheet);
  return pen->fit.pages == 1;
}

HvSheetFit
hv_sheet_fit (const HvSheet *sheet, const HvPaper *paper)
{
  PangoContext *context = make_context ();
  Pen pen = { paper, { LARGEST, HV_SHEET_HELPING, HV_SHEET_WIDE, 0, 1 }, context, NULL, 0 };
  const double pitches[] = { HV_SHEET_WIDE, HV_SHEET_CLOSE, HV_SHEET_CLOSEST };
  gboolean found = FALSE;

  for (int most = HV_SHEET_HELPING; most >= HV_SHEET_NEEDED && !found; most--)
    for (guint close = 0; close < G_N_ELEMENTS (pitches) && !found; close++)
      for (double size = LARGEST; size >= HV_SHEET_SMALLEST && !found; size -= STEP)
        {
          pen.fit.most = (HvSheetRank)most;
          pen.fit.pitch = pitches[close];
          pen.fit.size = size;
          found = fits (sheet, &pen);
        }
  for (pen.fit.extra = found ? MOST_EXTRA + 1 : 0; pen.fit.extra > 0;)
    {
      pen.fit.extra--;
      if (fits (sheet, &pen))
        break;
    }
  if (!found)
    {
      /* Words of hers that are long: nothing is left out, and the text stays easy to read. */
      pen.fit = (HvSheetFit){ LARGEST, HV_SHEET_HELPING, HV_SHEET_WIDE, 0, 1 };
      write_sheet (&pen, sheet);
    }
  g_object_unref (context);
  return pen.fit;
}

void
hv_sheet_draw (const HvSheet *sheet, const HvPaper *paper, const HvSheetFit *fit, cairo_t *cr)
{
  PangoContext *context = make_context ();
  Pen pen = { paper, *fit, context, cr, 0 };
  write_sheet (&pen, sheet);
  cairo_show_page (cr);
  g_object_unref (context);
}
