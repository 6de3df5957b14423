#include "ocr/form/text_fields.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
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
/// A line that ends beyond this share of the box was broken there for want of room, not at a word's end.
constexpr double kFullLine = 0.9;
/// Width of a line beside its height as the recogniser gets it.
constexpr double kTextSqueeze = 1.0;
/// Candidates of a line that are weighed.
constexpr std::size_t kCandidates = 12;
/// A level stroke that many line heights long goes through more than one sign. Of 374 lines of five hands 4 had one, in
/// 一 that touches its neighbour; of 63 words of two signs and more that were drawn through with lines 0.2 to 0.4 mm
/// wide 52 have. One sign alone that is drawn through looks like another sign.
constexpr double kBeyondASign = 1.2;
/// Writing lighter than this is doubted as faint.
constexpr double kFaint = 0.12;

/// The picture of one of the lines with a little air around it, but nothing of its neighbours; `left` is where it
/// starts in the crop.
ImageView line_part(const ImageView& grey, std::span<const TextRow> rows, std::size_t which, double px_per_mm,
                    int& left) {
  const TextRow& row = rows[which];
  const double height = std::max<double>(row.y1 - row.y0, kLeastLineMm * px_per_mm);
  const double middle = (row.y0 + row.y1) / 2.0, air = height * kAir;
  const int above = which == 0 ? 0 : rows[which - 1].y1,
            below = which + 1 == rows.size() ? grey.height : rows[which + 1].y0;
  const int top = std::max(above, static_cast<int>(middle - height / 2 - air));
  const int bottom = std::min(below, static_cast<int>(std::ceil(middle + height / 2 + air)));
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
  const TextRows found = text_rows(mask, px_per_mm, ink, lines);
  out.more_lines = found.more;
  out.pale_sign = has_pale_sign(grey, px_per_mm, ink, found.rows);
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    const TextRow& row = found.rows[i];
    // A row of ー or 1-2 alone is lower than its signs would be.
    const double height = std::max<double>(row.y1 - row.y0, kLeastLineMm * px_per_mm);
    const double stroke = longest_level_stroke(mask, {row.x0, row.y0, row.x1, row.y1}) * (row.y1 - row.y0);
    out.line_through |= stroke >= kBeyondASign * height;
    int left = 0;
    const ImageView part = line_part(grey, found.rows, i, px_per_mm, left);
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
  if (job.more_lines) out.doubt("more_lines");
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
