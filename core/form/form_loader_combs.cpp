#include <cmath>

#include "core/form/form_loader.h"

namespace uketsuke::form_loader {
namespace {

constexpr int kMaxCells = 60;

CombStyle read_comb_style(StrictTable& table, CombStyle style) {
  if (table.has("cell_mm")) style.cell = read_size(table, "cell_mm");
  style.pitch = table.number_or("pitch_mm", style.pitch);
  style.group_gap = table.number_or("group_gap_mm", style.group_gap);
  if (style.pitch < style.cell.w) table.fail("the pitch is narrower than a cell", "pitch_mm");
  return style;
}

std::vector<Rect<FormMm>> cells_from_lists(StrictTable& table, std::string_view key, const Placement& where) {
  std::vector<Rect<FormMm>> cells;
  for (const auto& numbers : table.number_lists(key, 4)) {
    cells.push_back(rect_from(numbers, where));
    if (cells.back().empty()) table.fail("a cell needs a positive width and height", key);
  }
  if (cells.empty()) table.fail("no cells", key);
  return cells;
}

/// `count` cells from a left upper corner.
std::vector<Rect<FormMm>> run_of_cells(Point<FormMm> at, int count, const CombStyle& style) {
  std::vector<Rect<FormMm>> cells;
  for (int i = 0; i < count; ++i) cells.push_back({at.x + i * style.pitch, at.y, style.cell.w, style.cell.h});
  return cells;
}

ArtText small_text(Point<FormMm> centre, std::string text, double size_pt) {
  ArtText art;
  art.at = {centre.x, centred_baseline_mm(centre.y, size_pt)};
  art.text = std::move(text);
  art.size_pt = size_pt;
  art.font = "gothic";
  art.anchor = "middle";
  return art;
}

/// Era words are printed as one character (昭), 西暦 in full.
double era_width(const std::string& era, const DateStyle& style) {
  return era == "西暦" ? style.western_width : style.era.w;
}

void check_era(const StrictTable& table, const std::string& era, std::string_view key) {
  for (const char* known : {"明治", "大正", "昭和", "平成", "令和", "西暦"})
    if (era == known) return;
  table.fail("an era is 明治, 大正, 昭和, 平成, 令和 or 西暦", key);
}

void expand_date(StrictTable shorthand, const Placement& where, Draft& draft, FieldTemplate& field) {
  const DateStyle& style = draft.styles.date;
  const CombStyle comb = read_comb_style(shorthand, draft.styles.digits);
  Point<FormMm> at = read_point(shorthand, "at_mm", where);
  const double middle = at.y + comb.cell.h / 2;
  if (shorthand.has("eras")) {
    for (const std::string& era : shorthand.texts("eras")) {
      check_era(shorthand, era, "eras");
      const double w = era_width(era, style);
      field.eras.push_back({era, {at.x, middle - style.era.h / 2, w, style.era.h}});
      at.x += w + style.era_gap;
    }
    at.x += style.after_eras - style.era_gap;
  } else {
    field.era_fixed = shorthand.text("era_fixed");
    check_era(shorthand, field.era_fixed, "era_fixed");
    draft.form.texts.push_back(small_text({at.x + style.western_width / 2, middle}, field.era_fixed, 8));
    at.x += style.western_width + style.era_gap;
  }
  const auto part = [&](std::vector<Rect<FormMm>>& cells, int count, const char* unit) {
    cells = run_of_cells(at, count, comb);
    at.x += count * comb.pitch;
    draft.form.texts.push_back(
        small_text({at.x + style.unit_width / 2 - (comb.pitch - comb.cell.w) / 2, middle}, unit, style.unit_size_pt));
    at.x += style.unit_width;
  };
  const int year_cells = shorthand.whole("year_cells");
  if (year_cells != 2 && year_cells != 4) shorthand.fail("a year has 2 or 4 cells", "year_cells");
  part(field.year_cells, year_cells, "年");
  part(field.month_cells, 2, "月");
  part(field.day_cells, 2, "日");
  shorthand.finish();
}

}  // namespace

Styles read_styles(StrictTable top) {
  Styles styles;
  styles.kana.cell = {4.5, 5.8};
  styles.kana.pitch = 5.5;
  if (!top.has("styles")) return styles;
  StrictTable table = top.table("styles");
  const auto comb = [&](const char* key, CombStyle& style) {
    if (!table.has(key)) return;
    StrictTable inner = table.table(key);
    style = read_comb_style(inner, style);
    inner.finish();
  };
  comb("digits", styles.digits);
  comb("kana", styles.kana);
  if (table.has("date")) {
    StrictTable inner = table.table("date");
    DateStyle& date = styles.date;
    if (inner.has("era_mm")) date.era = read_size(inner, "era_mm");
    date.western_width = inner.number_or("western_width_mm", date.western_width);
    date.era_gap = inner.number_or("era_gap_mm", date.era_gap);
    date.after_eras = inner.number_or("after_eras_mm", date.after_eras);
    date.unit_width = inner.number_or("unit_width_mm", date.unit_width);
    date.unit_size_pt = inner.number_or("unit_size_pt", date.unit_size_pt);
    inner.finish();
  }
  table.finish();
  return styles;
}

std::vector<Rect<FormMm>> read_comb(StrictTable& table, const CombStyle& style, const Placement& where, Draft& draft) {
  if (table.has("cells_mm")) return cells_from_lists(table, "cells_mm", where);
  StrictTable shorthand = table.table("comb");
  const CombStyle comb = read_comb_style(shorthand, style);
  Point<FormMm> at = read_point(shorthand, "at_mm", where);
  const std::string between = shorthand.text_or("between", "");
  std::vector<Rect<FormMm>> cells;
  for (const double group : shorthand.numbers("groups", 0)) {
    if (group < 1 || group > kMaxCells || std::floor(group) != group)
      shorthand.fail("a group has 1 to 60 cells", "groups");
    if (!cells.empty()) {
      const double gap = comb.pitch - comb.cell.w + comb.group_gap;
      if (!between.empty())
        draft.form.texts.push_back(small_text({at.x + comb.group_gap - gap / 2, at.y + comb.cell.h / 2}, between, 8));
      at.x += comb.group_gap;
    }
    for (const auto& cell : run_of_cells(at, static_cast<int>(group), comb)) cells.push_back(cell);
    at.x += group * comb.pitch;
  }
  if (cells.empty()) shorthand.fail("no cells", "groups");
  shorthand.finish();
  return cells;
}

void read_date(StrictTable& table, const Placement& where, Draft& draft, FieldTemplate& field) {
  if (table.has("date")) return expand_date(table.table("date"), where, draft, field);
  field.era_fixed = table.text_or("era_fixed", "");
  if (!field.era_fixed.empty()) check_era(table, field.era_fixed, "era_fixed");
  for (StrictTable& era : table.tables("eras")) {
    field.eras.push_back({era.text("value"), read_rect(era, "rect_mm", where)});
    check_era(era, field.eras.back().value, "value");
    era.finish();
  }
  if (field.eras.empty() == field.era_fixed.empty()) table.fail("a date has either eras or era_fixed");
  field.year_cells = cells_from_lists(table, "year_mm", where);
  field.month_cells = cells_from_lists(table, "month_mm", where);
  field.day_cells = cells_from_lists(table, "day_mm", where);
}

}  // namespace uketsuke::form_loader
