#include "pipeline/page/readings_sheet.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "core/numbers/number_search.h"
#include "pipeline/values/masking.h"
#include "render/canvas/canvas.h"

namespace uketsuke::pipeline {
namespace {

using render::Canvas;
using render::Colour;

constexpr double kWidth_mm = 250, kMargin_mm = 6, kRow_mm = 17, kHead_mm = 12;
constexpr double kCropAt_mm = 60, kCropWidth_mm = 90, kTextAt_mm = 155;
constexpr double kDpi = 150;
constexpr std::size_t kCandidates = 3;
constexpr Colour kGrey{0.42, 0.42, 0.42};

// A text of at most `width_mm`; characters that no font holds are written by their numbers.
void write(Canvas& canvas, Point<FormMm> at, const std::string& text, double width_mm, double size_pt,
           const Colour& colour) {
  const render::TextStyle style{render::FontRole::Name, size_pt, false, colour, {}, render::VAlign::Top, 0};
  const render::TextFit fit{width_mm, 0, false, 0.3, 0.3, 1.5};
  try {
    canvas.text(at, text, style, fit);
  } catch (const Failure&) {
    std::string numbers;
    for (const char32_t c : code_points(text)) numbers += fmt::format("{:X} ", static_cast<unsigned>(c));
    canvas.text(at, numbers.substr(0, 60), style, fit);
  }
}

struct Row {
  const FieldReading* reading;
  std::string label;
  bool masked;
};

bool hides(const FieldInfo& field, const FieldReading& reading) {
  return field.my_number || (takes_words(field) && holds_my_number(reading.value));
}

std::vector<Row> rows_of(const PageOutcome& page, const KindCatalogue& kinds, bool reveal) {
  const KindInfo* kind = kinds.find(page.document_kind);
  std::vector<Row> rows;
  for (const FieldReading& reading : page.reading.fields) {
    if (reading.state == ReadState::Blank && reading.doubts.empty()) continue;
    const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field);
    rows.push_back(
        {&reading, info == nullptr ? reading.field : info->label, info != nullptr && !reveal && hides(*info, reading)});
  }
  return rows;
}

// A crop has its field's place in its middle: a form's crop is that place, a certificate's has context round it.
Image without_numbers(const PageOutcome& page, const FieldReading& reading, const std::vector<Rect<CleanPx>>& numbers) {
  Image crop = reading.crop.clone();
  const double scale = page.form ? crop.width() / std::max(1.0, reading.rect.w) : 1;
  const Point<CleanPx> middle = reading.rect.centre();
  for (const Rect<CleanPx>& number : numbers)
    paint_over(crop, {(number.x - middle.x) * scale + crop.width() / 2.0,
                      (number.y - middle.y) * scale + crop.height() / 2.0, number.w * scale, number.h * scale});
  return crop;
}

void draw_crop(Canvas& canvas, const Image& crop, double y) {
  const double scale = std::min(kCropWidth_mm / crop.width(), (kRow_mm - 3) / crop.height());
  canvas.picture({kCropAt_mm, y, crop.width() * scale, crop.height() * scale}, crop);
}

std::string candidates_of(const Row& row) {
  std::string out;
  const auto& candidates = row.reading->candidates;
  for (std::size_t i = 0; i < std::min(candidates.size(), kCandidates); ++i) {
    const std::string value = row.masked ? masked(candidates[i].value) : candidates[i].value;
    out += fmt::format("{}{} {:.4f}", i == 0 ? "" : "   ", value, candidates[i].p);
  }
  return out;
}

void draw_row(Canvas& canvas, const Row& row, double y) {
  const FieldReading& reading = *row.reading;
  canvas.line({kMargin_mm, y - 1.5}, {kWidth_mm - kMargin_mm, y - 1.5}, {0.1, kGrey, {}, false});
  write(canvas, {kMargin_mm, y}, row.label, kCropAt_mm - kMargin_mm - 2, 9, render::kBlack);
  write(canvas, {kMargin_mm, y + 5},
        reading.row == 0 ? reading.field : fmt::format("{} {}", reading.field, reading.row),
        kCropAt_mm - kMargin_mm - 2, 7, kGrey);
  const double width = kWidth_mm - kTextAt_mm - kMargin_mm;
  const std::string value = row.masked ? masked(reading.value) : reading.value;
  write(canvas, {kTextAt_mm, y}, fmt::format("{} {} {:.4f}", to_string(reading.state), value, reading.confidence),
        width, 9, render::kBlack);
  write(canvas, {kTextAt_mm, y + 5}, candidates_of(row), width, 7, kGrey);
  write(canvas, {kTextAt_mm, y + 9.5}, fmt::format("{}   {}", fmt::join(reading.doubts, " "), reading.engine), width, 6,
        kGrey);
}

}  // namespace

Image readings_sheet(const PageOutcome& page, const KindCatalogue& kinds, const std::vector<Rect<CleanPx>>& numbers,
                     bool reveal) {
  const std::vector<Row> rows = rows_of(page, kinds, reveal);
  if (rows.empty()) return {};
  Canvas canvas = Canvas::image({kWidth_mm, kHead_mm + kRow_mm * static_cast<double>(rows.size()) + kMargin_mm}, kDpi);
  write(canvas, {kMargin_mm, 4}, fmt::format("{}   {}", page.document_kind, to_string(page.status)), 200, 10,
        render::kBlack);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = kHead_mm + kRow_mm * static_cast<double>(i) + 1.5;
    const FieldReading& reading = *rows[i].reading;
    draw_row(canvas, rows[i], y);
    if (!reading.crop.empty()) draw_crop(canvas, reveal ? reading.crop : without_numbers(page, reading, numbers), y);
  }
  return canvas.finish_image();
}

}  // namespace uketsuke::pipeline
