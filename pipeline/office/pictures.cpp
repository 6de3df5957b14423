#include "pipeline/office/pictures.h"

#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/page/pictures.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

constexpr int kJpegQuality = 80;

// Margin round a number's cells that is painted over too: a stroke may leave its cell; about 2 mm at 300 dpi.
constexpr double kMargin_px = 24;

std::optional<Image> page_picture(const Office& office, const PageId& page) {
  const auto blob = office.store.readings().blob(page, kPreviewBlob);
  if (!blob) return std::nullopt;
  return decode_jpeg(blob->bytes);
}

Image strip_of(const Office& office, const FieldValue& value) {
  if (value.reading && !value.reading->strip.empty())
    if (const auto blob = office.store.readings().blob(value.reading->page, value.reading->strip))
      return decode_png(blob->bytes);
  if (value.reading && !value.reading->reading.rect.empty())
    if (const auto page = page_picture(office, value.reading->page)) {
      const Rect<CleanPx> r = value.reading->reading.rect.grown(kMargin_px);
      return Image::copy_of(page->view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                              static_cast<int>(r.h)));
    }
  return Image(120, 40, PixelFormat::Grey8, 230);
}

}  // namespace

Bytes strip_png(const Office& office, const FieldValue& value, bool clear) {
  Image strip = strip_of(office, value);
  if (strip.empty()) strip = Image(120, 40, PixelFormat::Grey8, 230);
  if (!clear)
    paint_over(strip, {2, 2, static_cast<double>(strip.width()) - 4, static_cast<double>(strip.height()) - 4});
  return encode_png(strip);
}

std::vector<Rect<CleanPx>> number_places(const Office& office, const PageId& page) {
  std::vector<Rect<CleanPx>> places;
  const auto stored = office.store.readings().latest(page);
  if (!stored) return places;
  const KindInfo* kind = office.context.kinds.find(stored->reading.document_kind);
  for (const FieldReading& reading : stored->reading.fields)
    if (const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field);
        info != nullptr && info->my_number)
      places.push_back(reading.rect.grown(kMargin_px));
  return places;
}

Bytes masked_page_jpeg(const Office& office, const PageId& page, int max_width_px) {
  auto picture = page_picture(office, page);
  if (!picture) throw Failure("E-LEDGER-NOTFOUND", "picture");
  for (const Rect<CleanPx>& place : number_places(office, page)) paint_over(*picture, place);
  return encode_jpeg(scaled_down(*picture, max_width_px), kJpegQuality);
}

}  // namespace uketsuke::pipeline
