#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "render/canvas/canvas.h"
#include "tests/ocr/documents/made_pages.h"

// Copy-guard marks (偽造防止用紙の牽制文字) of other offices over made certificates.
namespace uketsuke::ocr::test {
namespace {

struct Guard {
  std::string_view words;
  double size_mm, angle_deg, tint;  ///< tint: 0 ink … 1 paper
};

/// The page under the marks, as a scanner sees tints and print on one sheet: the darker of the two.
Image under_marks(const Image& page, double dpi, const Guard& guard) {
  const Size<FormMm> size{page.width() * 25.4 / dpi, page.height() * 25.4 / dpi};
  render::Canvas canvas = render::Canvas::image(size, dpi);
  render::TextStyle style;
  style.font = render::FontRole::Gothic;
  style.size_pt = guard.size_mm / 0.3528;
  style.colour = {guard.tint, guard.tint, guard.tint};
  const double reach = size.w + size.h, step = 3.2 * guard.size_mm;
  canvas.translate(size.w / 2, size.h / 2);
  canvas.rotate(guard.angle_deg);
  for (double y = -reach; y < reach; y += step)
    for (double x = -reach; x < reach; x += 2 * step) canvas.text({x, y}, guard.words, style);
  const Image marks = canvas.finish_image();
  Image out = page.clone();
  const int from = channels(marks.format()), to = channels(out.format());
  for (int y = 0; y < std::min(out.height(), marks.height()); ++y)
    for (int x = 0; x < std::min(out.width(), marks.width()); ++x)
      for (int c = 0; c < to; ++c) {
        std::uint8_t& pixel = out.row(y)[x * to + c];
        pixel = std::min(pixel, marks.row(y)[x * from]);
      }
  return out;
}

TEST(CopyGuard, MarksOfOtherOfficesHideNoCertificate) {
  const auto home =
      page_maker::invent_household(glyphs(), date_from_iso("2026-11-20"), page_maker::Random(71).fork("household"));
  page_maker::DocumentOrder order{"kazei_shomeisho", 0, 71, "clean", {}, 0};
  const auto made = page_maker::make_document(home, date_from_iso("2026-11-11"), order).at(0);
  for (const Guard& guard : {Guard{"コピー", 16, -45, 0.65}, Guard{"無効", 11, 30, 0.72}, Guard{"COPY", 8, 0, 0.66},
                             Guard{"写", 20, 15, 0.8}, Guard{"複写", 13, 0, 0.75}}) {
    const DocumentPage read = read_scan(under_marks(made.scan.image, made.scan.dpi.x, guard), made.scan.dpi);
    ASSERT_TRUE(read.recognised) << guard.words;
    EXPECT_EQ(read.recognised->kind, "kazei_shomeisho") << guard.words;
    int right = 0;
    for (const page_maker::TruthField& truth : made.fields) {
      const FieldReading* got = find_reading(read.reading, truth.id, truth.row);
      right += got != nullptr && got->state == truth.state && got->value == truth.value ? 1 : 0;
    }
    EXPECT_GE(right, 0.8 * static_cast<double>(made.fields.size())) << guard.words;
  }
}

}  // namespace
}  // namespace uketsuke::ocr::test
