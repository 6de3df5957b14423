#include "ocr/crop/read_crop.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/limits.h"
#include "ocr/calibration/comb_value.h"
#include "ocr/crop/comb_finder.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/text_fields.h"

namespace uketsuke::ocr {
namespace {

constexpr double kCellMm = 5.0;
constexpr double kTextMm = 8.0;
/// Cells of one comb: the longest on paper has 30 (カナ氏名).
constexpr int kMostCells = 64;

/// The crop as a field cut whose millimetres follow from the cells' width.
FieldCut as_cut(const Image& grey, double px_per_mm) {
  FieldCut out;
  out.grey = grey;
  out.px_per_mm = px_per_mm;
  out.area = {0, 0, grey.width() / px_per_mm, grey.height() / px_per_mm};
  out.on_page = {0, 0, static_cast<double>(grey.width()), static_cast<double>(grey.height())};
  out.paper = paper_level(grey);
  return out;
}

FieldValue read_value(const Image& grey, const CropOptions& options, const Engines& engines) {
  if (options.type == CropType::Text) {
    const double px = options.px_per_mm > 0 ? options.px_per_mm : grey.height() / (kTextMm * options.lines);
    return read_text(grey, px, options.charset, options.lines, engines);
  }
  const auto found = find_comb(grey, options.cells);
  const double px = options.px_per_mm > 0 ? options.px_per_mm : found.front().w / kCellMm;
  const FieldCut cut = as_cut(grey, px);
  std::vector<Rect<FormMm>> cells;
  for (const auto& cell : found) cells.push_back({cell.x / px, cell.y / px, cell.w / px, cell.h / px});
  const FieldCut bare = without_frames(cut, cells);
  const CombPictures comb = comb_pictures(cut, bare, cells);
  if (options.type == CropType::Kana) return read_kana(comb, engines.lines());
  auto verdicts = engines.cells().read(comb.cells);
  judge_blackened(comb, verdicts);
  return comb_value(digit_beliefs(comb, verdicts, engines.lines(), engines.digits()), Alignment::Left, options.check);
}

}  // namespace

FieldReading read_crop(const ImageView& crop, const CropOptions& options, const Engines& engines) {
  const bool comb = options.type != CropType::Text;
  if (crop.empty() || (comb && (options.cells < 1 || options.cells > kMostCells || options.cells * 4 > crop.width)))
    throw Failure("E-INPUT-VALUE", "a comb needs 1 to 64 cells of at least 4 pixels");
  const Image grey = to_grey(crop);
  FieldValue value = read_value(grey, options, engines);
  FieldReading out;
  out.field = options.type == CropType::Digits ? "digits" : options.type == CropType::Kana ? "kana" : "text";
  out.state = value.state;
  out.value = std::move(value.value);
  out.raw = std::move(value.raw);
  out.confidence = std::clamp(value.confidence, 0.0, 1.0);
  out.candidates = std::move(value.candidates);
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  out.doubts = std::move(value.doubts);
  out.rect = {0, 0, static_cast<double>(crop.width), static_cast<double>(crop.height)};
  out.crop = grey;
  out.engine = options.type == CropType::Digits ? engines.digits_version() : engines.writing_version();
  return out;
}

}  // namespace uketsuke::ocr
