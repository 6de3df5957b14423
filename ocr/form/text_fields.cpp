#include "ocr/form/text_fields.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ocr/calibration/text_numbers.h"
#include "ocr/calibration/text_value.h"
#include "ocr/form/level_stroke.h"
#include "ocr/form/pale_signs.h"
#include "ocr/form/strike.h"

namespace uketsuke::ocr {
namespace {

constexpr double kLeastInk = 22;
/// Paper kept around a line of writing, share of its height: the recogniser wants a little air.
constexpr double kAir = 0.18;
/// A line lower than this is not scaled up further: a single 一 or ー must not fill the recogniser's height, mm.
constexpr double kLeastLineMm = 3.2;
/// A row belongs to a line of writing when it holds more than this share of the fullest row's ink.
constexpr double kBandShare = 0.04;
constexpr double kBandGapMm = 0.5;
/// Bands lower than this, or with less than this share of the fullest band's ink, are dirt or a frame's remnant.
constexpr double kLeastBandMm = 1.3;
constexpr double kThinBand = 0.08;
/// White wider than this share of the line's height parts two words; spread writing leaves up to 0.5.
constexpr double kGapHeights = 0.8;
/// A line that ends beyond this share of the box was broken there for want of room, not at a word's end.
constexpr double kFullLine = 0.9;
/// Width of a line beside its height as the recogniser gets it.
constexpr double kTextSqueeze = 1.0;
/// Candidates of a line that are weighed.
constexpr std::size_t kCandidates = 12;
/// A level stroke that many line heights long goes through more than one sign. Of 374 lines of five hands 4 had one, in 一
/// that touches its neighbour; of 63 words of two signs and more that were drawn through with lines 0.2 to 0.4 mm wide
/// 52 have. One sign alone that is drawn through looks like another sign.
constexpr double kBeyondASign = 1.2;
/// Writing lighter than this is doubted as faint.
constexpr double kFaint = 0.12;

struct Band {
  int y0 = 0, y1 = 0, ink = 0;
};

/// Rows with ink, joined over gaps smaller than half a millimetre (the dot of 犬, the roof of 会).
std::vector<Band> bands(const Mask& mask, const InkReport& ink, double px_per_mm) {
  std::vector<int> rows;
  for (int y = ink.y0; y < ink.y1; ++y) {
    int n = 0;
    for (int x = ink.x0; x < ink.x1; ++x) n += mask.ink(x, y);
    rows.push_back(n);
  }
  const int peak = *std::max_element(rows.begin(), rows.end());
  std::vector<Band> out;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    if (rows[static_cast<std::size_t>(i)] <= peak * kBandShare) continue;
    const int y = ink.y0 + i;
    if (out.empty() || y - out.back().y1 > kBandGapMm * px_per_mm) out.push_back({y, y + 1, 0});
    out.back().y1 = y + 1;
    out.back().ink += rows[static_cast<std::size_t>(i)];
  }
  return out;
}

/// A band of two lines whose strokes touch is cut at its emptiest row.
void split_tall(std::vector<Band>& list, const Mask& mask, const InkReport& ink, int box_height, std::size_t most) {
  if (list.size() != 1 || most < 2 || list[0].y1 - list[0].y0 < box_height * 0.62) return;
  const Band whole = list[0];
  const int height = whole.y1 - whole.y0;
  int best = 0, least = whole.ink;
  for (int y = whole.y0 + height * 3 / 10; y < whole.y0 + height * 7 / 10; ++y) {
    int n = 0;
    for (int x = ink.x0; x < ink.x1; ++x) n += mask.ink(x, y);
    if (n < least) least = n, best = y;
  }
  if (least < whole.ink / height / 2) list = {{whole.y0, best, whole.ink / 2}, {best, whole.y1, whole.ink / 2}};
}

TextRow row_of(const Mask& mask, const InkReport& ink, const Band& band) {
  TextRow out{ink.x1, band.y0, ink.x0, band.y1, {}};
  const double wide = (band.y1 - band.y0) * kGapHeights;
  int last = -1;
  for (int x = ink.x0; x < ink.x1; ++x) {
    bool any = false;
    for (int y = band.y0; y < band.y1 && !any; ++y) any = mask.ink(x, y);
    if (!any) continue;
    if (last >= 0 && x - last > wide) out.gaps_px.push_back((x + last) / 2.0);
    last = x;
    out.x0 = std::min(out.x0, x);
    out.x1 = std::max(out.x1, x + 1);
  }
  return out;
}

/// The line's picture with a little air around it; `left` is where it starts in the crop.
ImageView line_part(const ImageView& grey, const TextRow& row, double px_per_mm, int& left) {
  const double height = std::max<double>(row.y1 - row.y0, kLeastLineMm * px_per_mm);
  const double middle = (row.y0 + row.y1) / 2.0, air = height * kAir;
  const int top = std::max(0, static_cast<int>(middle - height / 2 - air));
  const int bottom = std::min(grey.height, static_cast<int>(std::ceil(middle + height / 2 + air)));
  left = std::max(0, static_cast<int>(row.x0 - height * 0.3));
  const int right = std::min(grey.width, static_cast<int>(std::ceil(row.x1 + height * 0.3)));
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

std::vector<TextRow> text_rows(const Mask& mask, double px_per_mm, const InkReport& ink, int most) {
  std::vector<Band> list = bands(mask, ink, px_per_mm);
  split_tall(list, mask, ink, mask.height, static_cast<std::size_t>(most));
  int strongest = 0;
  for (const Band& band : list) strongest = std::max(strongest, band.ink);
  std::erase_if(list, [&](const Band& band) {
    return band.ink < strongest * kThinBand ||
           (band.y1 - band.y0 < kLeastBandMm * px_per_mm && band.ink < strongest / 2);
  });
  std::stable_sort(list.begin(), list.end(), [](const Band& a, const Band& b) { return a.ink > b.ink; });
  if (list.size() > static_cast<std::size_t>(most)) list.resize(static_cast<std::size_t>(most));
  std::sort(list.begin(), list.end(), [](const Band& a, const Band& b) { return a.y0 < b.y0; });
  std::vector<TextRow> out;
  for (const Band& band : list) out.push_back(row_of(mask, ink, band));
  return out;
}

TextJob start_text(const ImageView& grey, double px_per_mm, double around, Charset charset, int lines,
                   LineQueue& queue) {
  const InkReport ink = find_ink(grey, px_per_mm, around);
  TextJob out;
  if (ink.p_blank() > 0.5) {
    out.value.state = ReadState::Blank;
    out.value.confidence = ink.p_no_text();
    if (ink.stroke_at_side) out.value.doubt("stroke_at_side");
    return out;
  }
  const StrikeReport strike = find_strike(grey, px_per_mm, ink);
  if (strike.lines == 2) {
    out.value.state = ReadState::StruckOut;
    out.value.confidence = std::min(0.98, strike.coverage);
    return out;
  }
  out.px_per_mm = px_per_mm;
  const Mask mask = ink_mask(grey, ink.paper, kLeastInk);
  const std::vector<TextRow> rows = text_rows(mask, px_per_mm, ink, lines);
  out.pale_sign = has_pale_sign(grey, px_per_mm, ink, rows);
  for (const TextRow& row : rows) {
    // A row of ー or 1-2 alone is lower than its signs would be.
    const double height = std::max<double>(row.y1 - row.y0, kLeastLineMm * px_per_mm);
    const double stroke = longest_level_stroke(mask, {row.x0, row.y0, row.x1, row.y1}) * (row.y1 - row.y0);
    out.line_through |= stroke >= kBeyondASign * height;
    int left = 0;
    const ImageView part = line_part(grey, row, px_per_mm, left);
    ReadLine line{{}, row.gaps_px, row.x1 > grey.width * kFullLine};
    for (double& gap : line.gaps_px) gap -= left;
    out.lines.push_back(std::move(line));
    out.pictures.push_back(part);
    out.in_queue.push_back(queue.add(part, signs_of(charset), kTextSqueeze));
  }
  out.line_through |= strike.lines == 1;
  out.faint = ink.darkness < kFaint;
  out.stroke_at_side = ink.stroke_at_side;
  return out;
}

std::vector<FreeNumber*> find_numbers(TextJob& job, const LineQueue& queue) {
  std::vector<FreeNumber*> out;
  for (std::size_t i = 0; i < job.lines.size(); ++i) {
    job.lines[i].text = line_text(queue[job.in_queue[i]], kCandidates);
    job.numbers.push_back(find_free_numbers(job.pictures[i], job.px_per_mm, job.lines[i].text.signs));
  }
  for (auto& of_line : job.numbers)
    for (FreeNumber& number : of_line) out.push_back(&number);
  return out;
}

FieldValue finish_text(TextJob job, const LineQueue& queue, const DigitHead& head) {
  if (job.value.state != ReadState::Unreadable) return std::move(job.value);
  bool differ = false;
  for (std::size_t i = 0; i < job.lines.size(); ++i) {
    std::vector<NumberInLine> numbers;
    for (FreeNumber& number : job.numbers[i]) {
      if (auto read = number.read(queue, head))
        numbers.push_back(std::move(*read));
      else
        differ |= number.more_ink;
    }
    differ |= weigh_numbers(job.lines[i].text, numbers);
  }
  FieldValue out = text_value(job.lines);
  if (differ) out.doubt("readers_disagree");
  if (job.line_through) out.doubt("line_through");
  if (job.faint) out.doubt("faint");
  if (job.pale_sign) out.doubt("unlike_ink");
  if (job.stroke_at_side) out.doubt("stroke_at_side");
  if (job.line_through || job.faint) out.confidence = std::min(out.confidence, 0.8);
  return out;
}

FieldValue read_text(const ImageView& grey, double px_per_mm, Charset charset, int lines, const Engines& engines) {
  LineQueue queue;
  TextJob job = start_text(grey, px_per_mm, 0, charset, lines, queue);
  queue.run(engines.lines());
  start_numbers(find_numbers(job, queue), engines.cells(), queue);
  queue.run(engines.lines());
  return finish_text(std::move(job), queue, engines.digits());
}

}  // namespace uketsuke::ocr
