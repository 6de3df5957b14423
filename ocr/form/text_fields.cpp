#include "ocr/form/text_fields.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ocr/calibration/text_value.h"
#include "ocr/form/strike.h"

namespace uketsuke::ocr {
namespace {

constexpr double kLeastInk = 22;
/// Paper kept around a line of writing, share of its height: the recogniser wants a little air.
constexpr double kAir = 0.18;
/// A line lower than this is not scaled up further: a single 一 or ー must not fill the recogniser's height, mm.
constexpr double kLeastLineMm = 3.2;
/// Writing lighter than this is doubted as faint.
constexpr double kFaint = 0.12;

std::vector<int> row_profile(const ImageView& grey, const InkReport& ink) {
  const Mask mask = ink_mask(grey, ink.paper, kLeastInk);
  std::vector<int> rows;
  for (int y = ink.y0; y < ink.y1; ++y) {
    int n = 0;
    for (int x = ink.x0; x < ink.x1; ++x) n += mask.ink(x, y);
    rows.push_back(n);
  }
  return rows;
}

ImageView line_part(const ImageView& grey, const InkReport& ink, int y0, int y1, double px_per_mm) {
  const double height = std::max<double>(y1 - y0, kLeastLineMm * px_per_mm);
  const double middle = (y0 + y1) / 2.0, air = height * kAir;
  const int top = std::max(0, static_cast<int>(middle - height / 2 - air));
  const int bottom = std::min(grey.height, static_cast<int>(std::ceil(middle + height / 2 + air)));
  const int left = std::max(0, static_cast<int>(ink.x0 - height * 0.3));
  const int right = std::min(grey.width, static_cast<int>(std::ceil(ink.x1 + height * 0.3)));
  return grey.part(left, top, right - left, bottom - top);
}

}  // namespace

const CharSet& signs_of(Charset charset) {
  switch (charset) {
    case Charset::Name: return name_signs();
    case Charset::Address: return address_signs();
    case Charset::Phone: return phone_signs();
    case Charset::Free: break;
  }
  return free_signs();
}

std::vector<std::pair<int, int>> text_rows(const ImageView& grey, const InkReport& ink, int most) {
  std::vector<std::pair<int, int>> out{{ink.y0, ink.y1}};
  if (most < 2) return out;
  // One line of writing fills at most about 60 % of a box made for two; more means that both are used.
  if (ink.y1 - ink.y0 < grey.height * 0.62) return out;
  const auto rows = row_profile(grey, ink);
  const auto n = static_cast<int>(rows.size());
  int best = n / 2;
  for (int y = n * 3 / 10; y < n * 7 / 10; ++y)
    if (rows[static_cast<std::size_t>(y)] < rows[static_cast<std::size_t>(best)]) best = y;
  const int peak = *std::max_element(rows.begin(), rows.end());
  if (rows[static_cast<std::size_t>(best)] > peak * 0.25) return out;
  return {{ink.y0, ink.y0 + best}, {ink.y0 + best, ink.y1}};
}

FieldValue read_text(const ImageView& grey, double px_per_mm, Charset charset, int lines, const LineReader& reader) {
  const InkReport ink = find_ink(grey, px_per_mm);
  FieldValue out;
  if (ink.p_blank() > 0.5) {
    out.state = ReadState::Blank;
    out.confidence = ink.p_blank();
    return out;
  }
  const StrikeReport strike = find_strike(grey, px_per_mm, ink);
  if (strike.lines == 2) {
    out.state = ReadState::StruckOut;
    out.confidence = std::min(0.98, strike.coverage);
    return out;
  }
  std::vector<LineText> read;
  double height = 0;
  for (const auto& [y0, y1] : text_rows(grey, ink, lines)) {
    const ImageView part = line_part(grey, ink, y0, y1, px_per_mm);
    height = std::max(height, part.height / (1 + 2 * kAir));
    read.push_back(reader.read(part, signs_of(charset)));
  }
  out = text_value(read, height);
  if (strike.lines == 1) out.doubt("line_through");
  if (ink.darkness < kFaint) out.doubt("faint");
  if (!out.doubts.empty() && (strike.lines == 1 || ink.darkness < kFaint)) out.confidence = std::min(out.confidence, 0.8);
  return out;
}

}  // namespace uketsuke::ocr
