#include "tools/page_maker/samples/steering_sheets.h"

#include "render/sheets/print_sheet.h"
#include "core/form/sheet_layout.h"
#include "tools/page_maker/damage/damage.h"

namespace uketsuke::page_maker {
namespace {

constexpr double kDrawn_dpi = 200;

}  // namespace

render::Canvas steering_canvas() { return render::Canvas::image(sheet_layout::kPage, kDrawn_dpi); }

Side scan_steering_sheet(render::Canvas canvas, std::uint64_t seed) {
  Damage damage = damage_of("clean", Random(seed));
  damage.dpi_x = damage.dpi_y = 150;
  damage.mode = ScanMode::Bilevel;
  Scan scan = scan_sheet(canvas.finish_image(), kDrawn_dpi, sheet_layout::kPage, damage, Random(seed));
  return {std::move(scan.image), scan.dpi};
}

Side scan_header_sheet(const HeaderSheetCode& code, std::uint64_t seed) {
  render::Canvas canvas = steering_canvas();
  render::draw_header_sheet_on(canvas, code);
  return scan_steering_sheet(std::move(canvas), seed);
}

Side scan_separator_sheet(const SeparatorSheetCode& code, std::uint64_t seed) {
  render::Canvas canvas = steering_canvas();
  render::draw_separator_sheet_on(canvas, code);
  return scan_steering_sheet(std::move(canvas), seed);
}

}  // namespace uketsuke::page_maker
