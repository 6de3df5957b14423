#include <fmt/format.h>

#include "core/form/form_loader.h"
#include "core/text/text.h"

namespace uketsuke::form_loader {
namespace {

void need_word(StrictTable& table, std::string_view key, const std::string& word,
               std::initializer_list<std::string_view> words) {
  std::string list;
  for (const std::string_view known : words) {
    if (word == known) return;
    list.append(list.empty() ? "" : ", ").append(known.empty() ? "(empty)" : known);
  }
  table.fail(fmt::format("'{}' must be one of: {}", key, list), key);
}

std::string read_word(StrictTable& table, std::string_view key, std::string_view otherwise,
                      std::initializer_list<std::string_view> words) {
  std::string word = table.text_or(key, otherwise);
  need_word(table, key, word, words);
  return word;
}

double read_size_pt(StrictTable& table, double otherwise) {
  const double size = table.number_or("size_pt", otherwise);
  // Under 6.5 pt a label is no longer readable for older applicants.
  if (size < 6.5 || size > 60) table.fail("a printed text has 6.5 to 60 pt", "size_pt");
  return size;
}

double read_width_pt(StrictTable& table) {
  const double width = table.number_or("width_pt", 0.6);
  if (width <= 0 || width > 10) table.fail("a line is more than 0 and at most 10 pt wide", "width_pt");
  return width;
}

/// "{row}" becomes the number of the block's row.
std::string with_row(std::string text, const Placement& where) {
  constexpr std::string_view kRow = "{row}";
  for (std::size_t at = text.find(kRow); at != std::string::npos; at = text.find(kRow, at))
    text.replace(at, kRow.size(), std::to_string(where.row));
  return text;
}

/// The lines of a text set one under the other, from the first baseline in `look`.
void push_lines(const ArtText& look, const std::string& text, double leading_mm, Draft& draft) {
  ArtText art = look;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    art.text = text.substr(from, end - from);
    if (!art.text.empty()) draft.form.texts.push_back(art);
    art.at.y += leading_mm;
    from = end + 1;
  }
}

/// Characters one under the other, as in the tall cells at a table's left.
std::string one_per_line(const std::string& text) {
  std::string out;
  for (const char32_t c : code_points(text)) out.append(out.empty() ? "" : "\n").append(to_utf8(c));
  return out;
}

ArtText read_look(StrictTable& table, double size_pt) {
  ArtText art;
  art.size_pt = read_size_pt(table, size_pt);
  art.font = read_word(table, "font", "gothic", {"mincho", "gothic"});
  art.ink = read_word(table, "ink", "black", {"black", "dropout"});
  art.bold = table.flag_or("bold", false);
  return art;
}

void read_text(StrictTable& table, const Placement& where, Draft& draft) {
  ArtText art = read_look(table, 9);
  art.at = read_point(table, "at_mm", where);
  art.anchor = read_word(table, "anchor", "start", {"start", "middle", "end"});
  art.width_mm = table.number_or("width_mm", 0);
  const double leading = table.number_or("leading_mm", art.size_pt * 0.3528 * 1.45);
  push_lines(art, with_row(table.text("text"), where), leading, draft);
  table.finish();
}

/// A label cell: a tinted box with its text centred.
void read_label(StrictTable& table, const Placement& where, Draft& draft) {
  ArtBox box;
  box.rect = read_rect(table, "rect_mm", where);
  box.width_pt = 0;
  box.fill = read_word(table, "fill", "dropout_pale", {"", "dropout_pale", "grey_pale"});
  ArtText art = read_look(table, 7.5);
  std::string text = with_row(table.text("text"), where);
  if (table.flag_or("vertical", false)) text = one_per_line(text);
  const double leading = table.number_or("leading_mm", art.size_pt * 0.3528 * 1.2);
  art.anchor = "middle";
  art.width_mm = box.rect.w - 0.6;
  double lines = 1;
  for (const char c : text) lines += c == '\n' ? 1 : 0;
  art.at = {box.rect.centre().x, centred_baseline_mm(box.rect.centre().y, art.size_pt) - (lines - 1) / 2 * leading};
  if (!box.fill.empty()) draft.form.boxes.push_back(box);
  push_lines(art, text, leading, draft);
  table.finish();
}

void read_box(StrictTable& table, const Placement& where, Draft& draft) {
  ArtBox box;
  box.rect = read_rect(table, "rect_mm", where);
  box.width_pt = read_width_pt(table);
  box.ink = read_word(table, "ink", "black", {"black", "dropout"});
  box.fill = read_word(table, "fill", "", {"", "dropout_pale", "grey_pale"});
  box.radius_mm = table.number_or("radius_mm", 0);
  if (box.radius_mm < 0) table.fail("a radius is not negative", "radius_mm");
  table.finish();
  draft.form.boxes.push_back(std::move(box));
}

ArtLine read_line_look(StrictTable& table) {
  ArtLine line;
  line.width_pt = read_width_pt(table);
  line.ink = read_word(table, "ink", "dropout", {"black", "dropout"});
  line.dashed = table.flag_or("dashed", false);
  return line;
}

/// Ruling: horizontal lines at many y over one span of x, or vertical lines at many x over one span of y.
void read_rule(StrictTable& table, const Placement& where, Draft& draft) {
  ArtLine line = read_line_look(table);
  const bool across = table.has("y_mm");
  const std::vector<double> span = table.numbers(across ? "from_to_x_mm" : "from_to_y_mm", 2);
  for (const double at : table.numbers(across ? "y_mm" : "x_mm", 0)) {
    line.from =
        across ? Point<FormMm>{span[0] + where.dx, at + where.dy} : Point<FormMm>{at + where.dx, span[0] + where.dy};
    line.to =
        across ? Point<FormMm>{span[1] + where.dx, at + where.dy} : Point<FormMm>{at + where.dx, span[1] + where.dy};
    draft.form.lines.push_back(line);
  }
  table.finish();
}

}  // namespace

void read_art(StrictTable& table, const Placement& where, Draft& draft) {
  for (StrictTable& entry : table.tables("text")) read_text(entry, where, draft);
  for (StrictTable& entry : table.tables("label")) read_label(entry, where, draft);
  for (StrictTable& entry : table.tables("box")) read_box(entry, where, draft);
  for (StrictTable& entry : table.tables("rule")) read_rule(entry, where, draft);
}

}  // namespace uketsuke::form_loader
