#!/bin/sh
# Brings POTFILES.in, hverdag.pot (printed to a temporary place) and da.po up to date.
# Further .po files given as arguments are taken in first: what they say wins over what da.po says.
set -eu
cd "$(dirname "$0")/.."
{
  grep -lE '\b(_|N_|C_|NC_|ngettext) ?\("' -r src --include='*.c' || true
  grep -lE 'translatable="yes"' -r src --include='*.ui' || true
  find data/library data/cover -name '*.xml' || true
} | LC_ALL=C sort > po/POTFILES.in
pot=$(mktemp)
trap 'rm -f "$pot"' EXIT
GETTEXTDATADIRS=$PWD/data${GETTEXTDATADIRS:+:$GETTEXTDATADIRS} xgettext -f po/POTFILES.in -o "$pot" \
  --from-code=UTF-8 --package-name=hverdag --add-comments=Translators \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dngettext:2,3 --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format
sed -i -e 's/charset=CHARSET/charset=UTF-8/' -e '/^"POT-Creation-Date/d' "$pot" # a date would make every change of one meet every other
known=$(mktemp) header=$(mktemp)
trap 'rm -f "$pot" "$known" "$header"' EXIT
sed '/^$/q' po/da.po >"$header"
msgcat --use-first "$header" "$@" po/da.po -o "$known"
msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file -o po/da.po.new "$known" "$pot"
msgattrib --no-obsolete --no-wrap --sort-by-file -o po/da.po po/da.po.new
rm -f po/da.po.new
msgfmt --statistics -c -o /dev/null po/da.po
