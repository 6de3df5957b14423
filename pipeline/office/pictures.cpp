#include "pipeline/office/pictures.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/page/pictures.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

constexpr int kJpegQuality = 80;

// Paper shown round a field that is cut out of the page, about 2 mm at 300 dpi.
constexpr double kContext_px = 24;

std::optional<Image> page_picture(const Office& office, const PageId& page) {
  const auto blob = office.store.readings().blob(page, kPreviewBlob);
  if (!blob) return std::nullopt;
  return decode_jpeg(blob->bytes);
}

Image page_or_fail(const Office& office, const PageId& page) {
  auto picture = page_picture(office, page);
  if (!picture) throw Failure("E-LEDGER-NOTFOUND", "picture");
  return std::move(*picture);
}

Image cut_out(const Image& page, const Rect<CleanPx>& place) {
  const Rect<CleanPx> r = place.grown(kContext_px);
  return Image::copy_of(page.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                         static_cast<int>(r.h)));
}

bool meets(const Rect<CleanPx>& place, const std::vector<Rect<CleanPx>>& covered) {
  return std::any_of(covered.begin(), covered.end(),
                     [&](const Rect<CleanPx>& one) { return !intersect(place, one).empty(); });
}

Image strip_of(const Office& office, const FieldValue& value, const std::vector<Rect<CleanPx>>& covered) {
  if (!value.reading) return {};
  const DocumentReading& reading = *value.reading;
  const bool beside = meets(reading.reading.rect, covered);
  if (!reading.strip.empty() && !beside)
    if (const auto blob = office.store.readings().blob(reading.page, reading.strip)) return decode_png(blob->bytes);
  if (reading.reading.rect.empty()) return {};
  auto page = page_picture(office, reading.page);
  if (!page) return {};
  for (const Rect<CleanPx>& place : covered) paint_over(*page, place);
  return cut_out(*page, reading.reading.rect);
}

}  // namespace

Bytes strip_png(const Office& office, const FieldValue& value, bool clear,
                const std::vector<Rect<CleanPx>>& covered) {
  Image strip = strip_of(office, value, covered);
  if (strip.empty()) strip = Image(120, 40, PixelFormat::Grey8, 230);
  if (!clear)
    paint_over(strip, {2, 2, static_cast<double>(strip.width()) - 4, static_cast<double>(strip.height()) - 4});
  return encode_png(strip);
}

Bytes covered_page_jpeg(const Office& office, const PageId& page, const PageCover& cover, int max_width_px) {
  Image picture = page_or_fail(office, page);
  for (const Rect<CleanPx>& place : cover.numbers) paint_over(picture, place);
  for (const Rect<CleanPx>& place : cover.others) paint_over(picture, place);
  return encode_jpeg(scaled_down(picture, max_width_px), kJpegQuality);
}

Bytes part_png(const Office& office, const PageId& page, const Rect<CleanPx>& place,
               const std::vector<Rect<CleanPx>>& covered) {
  Image picture = page_or_fail(office, page);
  for (const Rect<CleanPx>& one : covered) paint_over(picture, one);
  return encode_png(cut_out(picture, place));
}

}  // namespace uketsuke::pipeline
