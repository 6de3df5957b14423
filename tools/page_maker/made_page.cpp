#include "tools/page_maker/made_page.h"

#include <algorithm>

#include "render/form/print_form.h"
#include "tools/page_maker/fill/write_form.h"
#include "tools/page_maker/ink/writer.h"

namespace uketsuke::page_maker {
namespace {

TruthField truth_of(const Entry& entry) {
  const FieldTemplate& field = *entry.field;
  TruthField truth{field.id,   field.row,  std::string(to_string(field.type)), entry.state, entry.value, entry.raw,
                   field.rect, field.cells};
  for (const auto* cells : {&field.year_cells, &field.month_cells, &field.day_cells})
    truth.cells.insert(truth.cells.end(), cells->begin(), cells->end());
  return truth;
}

// The corner of the sheet with a printed code, torn off along an uneven line.
void tear_off(Image& sheet, const Rect<FormMm>& code, Size<FormMm> page, double dpi, Random random) {
  constexpr double kBeside_mm = 3;
  const double mm = dpi / 25.4;
  const bool left = code.centre().x < page.w / 2;
  const bool top = code.centre().y < page.h / 2;
  const double inner_y = top ? code.bottom() + kBeside_mm : code.y - kBeside_mm;
  double inner_x = left ? code.right() + kBeside_mm : code.x - kBeside_mm;
  const int from = top ? 0 : static_cast<int>(inner_y * mm);
  const int until = top ? static_cast<int>(inner_y * mm) : sheet.height();
  for (int y = std::max(0, from); y < std::min(until, sheet.height()); ++y) {
    inner_x += random.normal(0, 0.04);
    const int edge = std::clamp(static_cast<int>(inner_x * mm), 0, sheet.width());
    std::uint8_t* row = sheet.row(y);
    std::fill(row + 3 * (left ? 0 : edge), row + 3 * (left ? edge : sheet.width()), std::uint8_t{255});
  }
}

}  // namespace

Image draw_filled_form(const GlyphSet& set, const FormTemplate& form, const Household& household,
                       const FormOrder& order, double dpi, std::vector<Entry>& entries) {
  const Random random(order.seed);
  Image sheet = render::draw_form(form, dpi, {order.case_token, order.specimen, "みどり国民健康保険組合"});
  entries = entries_for(form, household, order.fill, random.fork("entries"));
  Random hands = random.fork("hand");
  const Hand hand = invent_hand(set, hands);
  InkLayer ink(sheet.width(), sheet.height(), dpi);
  Writer writer(set, hand, random.fork("writing"), ink);
  write_entries(writer, entries);
  ink.lay_over(sheet, order.ink_bgr.value_or(hand.ink_bgr));
  if (order.seals) stamp_seals(set, form, household, random.fork("seals"), sheet, dpi);
  if (order.codes_torn)
    for (const Rect<FormMm>& code : form.codes) tear_off(sheet, code, form.page_mm, dpi, random.fork("tear"));
  return sheet;
}

MadePage make_form_page(const GlyphSet& set, const FormTemplate& form, const Household& household,
                        const FormOrder& order) {
  const double dpi = drawing_dpi(order.damage);
  std::vector<Entry> entries;
  const Image sheet = draw_filled_form(set, form, household, order, dpi, entries);
  MadePage page;
  page.scan = scan_sheet(sheet, dpi, form.page_mm, order.damage, Random(order.scan_seed.value_or(order.seed)).fork("scan"));
  page.kind = form.ref.id;
  page.version = form.ref.version;
  page.level = order.level;
  page.seed = order.seed;
  page.turn_deg = order.damage.turn_deg;
  for (const Entry& entry : entries) page.fields.push_back(truth_of(entry));
  page.marks = form.fiducials;
  return page;
}

}  // namespace uketsuke::page_maker
