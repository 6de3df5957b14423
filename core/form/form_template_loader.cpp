#include <array>

#include "core/crypto/hash.h"
#include "core/form/form_loader.h"
#include "core/form/template_set.h"
#include "core/limits.h"
#include "core/os/files.h"

namespace uketsuke {
namespace {

using form_loader::Draft;
using form_loader::Placement;

constexpr int kMaxRows = 40;

bool is_identifier(std::string_view text) {
  for (const char c : text)
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
  return !text.empty();
}

bool is_rgb(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

void read_marks(StrictTable& table, FormTemplate& form) {
  for (const auto& numbers : table.number_lists("fiducials_mm", 4))
    form.fiducials.push_back(form_loader::rect_from(numbers, {}));
  if (form.fiducials.size() != 4) table.fail("a form has four fiducials", "fiducials_mm");
  const std::array<double, 2> half{form.page_mm.w / 2, form.page_mm.h / 2};
  for (std::size_t i = 0; i < 4; ++i) {
    const Point<FormMm> c = form.fiducials[i].centre();
    const bool right = i == 1 || i == 2;
    const bool low = i >= 2;
    if ((c.x > half[0]) != right || (c.y > half[1]) != low || form.fiducials[i].empty())
      table.fail("fiducials stand in the order top-left, top-right, bottom-right, bottom-left", "fiducials_mm");
  }
  for (const auto& numbers : table.number_lists("codes_mm", 4)) {
    form.codes.push_back(form_loader::rect_from(numbers, {}));
    if (form.codes.back().w != form.codes.back().h || form.codes.back().empty())
      table.fail("a code is a square", "codes_mm");
  }
  if (form.codes.size() != 2) table.fail("a form has its code at two places", "codes_mm");
  for (const auto& numbers : table.number_lists("check_points_mm", 2))
    form.check_points.push_back({{numbers[0], numbers[1]}});
}

void read_head(StrictTable& table, FormTemplate& form) {
  form.ref.id = table.text("id");
  if (!is_identifier(form.ref.id)) table.fail("an id has only a-z, 0-9 and _", "id");
  form.ref.version = table.text("version");
  if (!is_identifier(form.ref.version)) table.fail("a version is like v01", "version");
  form.title = table.text("title");
  form.form_number = table.text("form_number");
  form.procedure = table.text("procedure");
  form.page = table.whole("page");
  form.pages = table.whole("pages");
  if (form.page < 1 || form.page > form.pages || form.pages > 99)
    table.fail("page lies in 1..pages (at most 99)", "page");
  form.page_mm = form_loader::read_size(table, "page_mm");
  form.dropout_rgb = table.text("dropout_rgb");
  if (!is_rgb(form.dropout_rgb)) table.fail("a colour is like #f08c6e", "dropout_rgb");
  read_marks(table, form);
}

void read_content(StrictTable& table, const Placement& where, Draft& draft) {
  form_loader::read_art(table, where, draft);
  for (StrictTable& field : table.tables("field")) form_loader::read_field(field, where, draft);
  if (draft.form.fields.size() > limits::kMaxFields) table.fail("too many fields");
}

/// A block is printed `rows` times, `pitch_mm` apart; its fields carry the row's number.
void read_block(StrictTable& block, Draft& draft) {
  const int rows = block.whole("rows");
  if (rows < 1 || rows > kMaxRows) block.fail("1 to 40 rows", "rows");
  const double pitch = block.number("pitch_mm");
  const Point<FormMm> at = form_loader::read_point(block, "at_mm", {});
  for (int row = 1; row <= rows; ++row) read_content(block, {at.x, at.y + (row - 1) * pitch, row}, draft);
  block.finish();
}

}  // namespace

FormTemplate load_form_template(const std::filesystem::path& form_toml) {
  const std::string text = read_text_file(form_toml, limits::kMaxTemplateBytes);
  StrictTable top = StrictTable::parse(text, form_toml.string());
  Draft draft;
  StrictTable head = top.table("form");
  read_head(head, draft.form);
  head.finish();
  draft.styles = form_loader::read_styles(top);
  read_content(top, {}, draft);
  for (StrictTable& block : top.tables("block")) read_block(block, draft);
  top.finish();
  if (draft.form.fields.empty()) top.fail("a form needs fields");
  form_loader::check_draft(draft, head);
  draft.form.ref.hash = sha256_hex(text);
  return std::move(draft.form);
}

}  // namespace uketsuke
