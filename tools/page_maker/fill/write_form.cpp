#include "tools/page_maker/fill/write_form.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"

namespace uketsuke::page_maker {
namespace {

void write_digits(Writer& writer, const std::string& digits, const std::vector<Rect<FormMm>>& cells,
                  bool to_the_right) {
  const std::size_t first = to_the_right ? cells.size() - digits.size() : 0;
  for (std::size_t i = 0; i < digits.size(); ++i) writer.digit(digits[i], cells[first + i]);
}

void write_kana(Writer& writer, const Entry& entry) {
  const auto& cells = entry.field->cells;
  const std::vector<char32_t> family = code_points(entry.family_kana);
  const std::vector<char32_t> given = code_points(entry.given_kana);
  for (std::size_t i = 0; i < family.size() && i < cells.size(); ++i) writer.character(family[i], cells[i]);
  const std::size_t start = given_name_begins(cells, family.size());
  for (std::size_t i = 0; i < given.size() && start + i < cells.size(); ++i)
    writer.character(given[i], cells[start + i]);
}

void write_date(Writer& writer, const Entry& entry) {
  const FieldTemplate& field = *entry.field;
  for (const EraOption& era : field.eras)
    if (era.value == entry.era) writer.circle(era.rect);
  write_digits(writer, entry.year, field.year_cells, true);
  write_digits(writer, entry.month, field.month_cells, true);
  write_digits(writer, entry.day, field.day_cells, true);
}

void write_choice(Writer& writer, const Entry& entry) {
  for (const ChoiceOption& option : entry.field->options) {
    if (std::find(entry.chosen.begin(), entry.chosen.end(), option.value) == entry.chosen.end()) continue;
    if (option.mark == MarkStyle::Circle)
      writer.circle(option.rect);
    else
      writer.check(option.rect);
  }
}

const FieldTemplate* field_of(const FormTemplate& form, std::string_view concept_id) {
  for (const FieldTemplate& field : form.fields)
    if (field.concept_id == concept_id) return &field;
  return nullptr;
}

Hand stamp_hand() {
  Hand hand;
  hand.pen_mm = 0.55;
  hand.slant = 0;
  hand.unrest = 0;
  return hand;
}

void ring(InkLayer& layer, Point<FormMm> centre, double radius_mm, double width_mm) {
  std::vector<Point<FormMm>> points;
  for (int i = 0; i <= 72; ++i) {
    const double angle = i * 2 * 3.14159265358979323846 / 72;
    points.push_back({centre.x + radius_mm * std::cos(angle), centre.y + radius_mm * std::sin(angle)});
  }
  layer.line(points, width_mm);
}

void frame(InkLayer& layer, const Rect<FormMm>& rect, double width_mm) {
  auto corners = rect.corners();
  const std::array<Point<FormMm>, 5> round{corners[0], corners[1], corners[2], corners[3], corners[0]};
  layer.line(round, width_mm);
}

/// A square seal with the firm's name in columns, from the right, as seals are cut.
void employer_seal(const GlyphSet& set, const std::string& name, Point<FormMm> centre, Random& random,
                   InkLayer& layer) {
  const Hand hand = stamp_hand();
  Writer writer(set, hand, random, layer);
  std::vector<char32_t> characters = code_points(name + "之印");
  const int side = characters.size() > 9 ? 4 : 3;
  characters.resize(static_cast<std::size_t>(side * side), U'印');
  constexpr double kSide_mm = 15;
  const double cell = (kSide_mm - 1.4) / side;
  const Rect<FormMm> outer{centre.x - kSide_mm / 2, centre.y - kSide_mm / 2, kSide_mm, kSide_mm};
  frame(layer, outer, 0.7);
  for (int i = 0; i < side * side; ++i) {
    const int column = side - 1 - i / side;
    const Rect<FormMm> at{outer.x + 0.7 + column * cell, outer.y + 0.7 + (i % side) * cell, cell, cell};
    writer.character(characters[static_cast<std::size_t>(i)], at);
  }
}

void receipt_stamp(const GlyphSet& set, Date day, Point<FormMm> centre, Random& random, InkLayer& layer) {
  Hand hand = stamp_hand();
  hand.pen_mm = 0.4;
  Writer writer(set, hand, random, layer);
  constexpr double kRadius_mm = 10.5;
  ring(layer, centre, kRadius_mm, 0.5);
  for (const double dy : {-2.6, 2.6}) {
    const std::array<Point<FormMm>, 2> bar{Point<FormMm>{centre.x - 10.1, centre.y + dy},
                                           Point<FormMm>{centre.x + 10.1, centre.y + dy}};
    layer.line(bar, 0.4);
  }
  const std::string iso = to_iso(day);
  writer.text("受付", {centre.x - 5.2, centre.y - 8.8, 12, 6.6}, 1);
  writer.text(iso.substr(2, 2) + "-" + iso.substr(5, 2) + "-" + iso.substr(8, 2),
              {centre.x - 10.2, centre.y - 2.4, 20, 4.8}, 1);
}

}  // namespace

void write_entries(Writer& writer, const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    if (entry.state == ReadState::Blank) continue;
    const FieldTemplate& field = *entry.field;
    switch (field.type) {
      case FieldType::Digits: write_digits(writer, entry.digits, field.cells, field.align == Alignment::Right); break;
      case FieldType::Kana: write_kana(writer, entry); break;
      case FieldType::CalendarDate: write_date(writer, entry); break;
      case FieldType::Choice: write_choice(writer, entry); break;
      case FieldType::Text: writer.text(entry.text, field.rect, field.lines); break;
      case FieldType::Seal: break;
    }
    if (entry.state == ReadState::StruckOut) {
      Rect<FormMm> all;
      for (const auto& cell : used_cells(field, entry.digits)) all = unite(all, cell);
      writer.strike(all);
    }
  }
}

std::vector<Rect<FormMm>> used_cells(const FieldTemplate& field, const std::string& digits) {
  const auto& cells = field.cells;
  const std::size_t n = std::min(digits.size(), cells.size());
  const auto first = field.align == Alignment::Right ? cells.end() - static_cast<std::ptrdiff_t>(n) : cells.begin();
  return {first, first + static_cast<std::ptrdiff_t>(n)};
}

void stamp_seals(const GlyphSet& set, const FormTemplate& form, const Household& household, Random random, Image& sheet,
                 double dpi) {
  InkLayer layer(sheet.width(), sheet.height(), dpi);
  if (const FieldTemplate* field = field_of(form, "employer.seal"); field != nullptr) {
    // Seals are set by hand: beside the ring and over the last characters as often as inside it.
    const Point<FormMm> centre{field->rect.centre().x + random.normal(-1.0, 1.2),
                               field->rect.centre().y + random.normal(0, 0.8)};
    employer_seal(set, household.workplace, centre, random, layer);
  }
  if (const FieldTemplate* field = field_of(form, "application.received_on"); field != nullptr) {
    const Point<FormMm> centre{field->rect.centre().x + random.normal(0, 0.8),
                               field->rect.centre().y + random.normal(0, 0.8)};
    receipt_stamp(set, plus_days(household.submitted_on, 1), centre, random, layer);
  }
  constexpr std::array<double, 3> kVermilion{60, 50, 215};
  layer.lay_over(sheet, kVermilion);
}

}  // namespace uketsuke::page_maker
