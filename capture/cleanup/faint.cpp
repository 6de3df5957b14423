#include "capture/cleanup/faint.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"

namespace uketsuke::capture {
namespace {

// All depths are of 245 (kPaperLevel), at half the resolution, where grain is half as strong.

// Darker than the paper around by this much and by four times its grain: the compression of a JPEG leaves 3 to 5.
constexpr int kLeastDepth = 8;
constexpr int kGrains = 4;
// The mean depth from which a mark is seen on a screen: strokes of print or pencil of 7 % contrast. At 10 a sheet's
// back with a sharp picture of its front (thin paper pressed to the glass) was taken for written.
constexpr double kSeen = 12;
// Deeper than this a mark is ink that binarisation finds, and is judged elsewhere.
constexpr double kInk = 30;
// Pieces of characters, mm; smaller ones are grain and the dots of forgery-proof paper, larger ones folds and stains.
constexpr double kLeast_mm = 1.5;
constexpr double kMost_mm = 12;
// Pieces of a word of three or four characters. What dirt and streaks leave of empty backs is fewer, or blurred.
constexpr std::size_t kFewest = 8;
// Steepness over a third of a millimetre as a share of the depth, median of all pieces: 0.72 to 1.0 for ink of this side,
// up to 0.67 for print that paper blurred by 0.2 mm, below 0.5 where it blurred by 0.3 mm.
constexpr double kSharp = 0.71;

// What one mark looks like, summed over the ends of its runs.
struct Mark {
  int depth = 0;
  int step = 0;
  int ends = 0;
};

double quantile(std::vector<double> values, double share) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size()) * share);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

// The paper's grain: the deviation where least is written.
int grain_of(const Image& deviation) {
  constexpr int kStep = 16;  // px, 3 mm
  std::vector<double> seen;
  for (int y = 0; y < deviation.height(); y += kStep)
    for (int x = 0; x < deviation.width(); x += kStep) seen.push_back(deviation.row(y)[x]);
  return static_cast<int>(quantile(std::move(seen), 0.25));
}

Image darker_than(const Image& mean, const Image& grey, int depth, int rim) {
  Image out(grey.width(), grey.height(), PixelFormat::Grey8, 255);
  for (int y = rim; y < grey.height() - rim; ++y)
    for (int x = rim; x < grey.width() - rim; ++x)
      if (grey.row(y)[x] < mean.row(y)[x] - depth) out.row(y)[x] = 0;
  return out;
}

// The largest step at one end of a run: across two pixels, somewhere within one pixel of where the threshold put the end.
int step_at(const std::uint8_t* row, int end, int outwards) {
  int step = 0;
  for (int x = end - 1; x <= end + 1; ++x) step = std::max(step, row[x + outwards] - row[x - outwards]);
  return step;
}

std::vector<Mark> marks_of(const Blobs& found, const Image& grey, const Image& mean) {
  std::vector<Mark> marks(found.blobs.size());
  for (const Run& run : found.runs) {
    const std::uint8_t* row = grey.row(run.y);
    const std::uint8_t* paper = mean.row(run.y);
    int depth = 0;
    for (int x = run.x0; x < run.x1; ++x) depth = std::max(depth, paper[x] - row[x]);
    Mark& mark = marks[static_cast<std::size_t>(run.blob)];
    mark.depth += 2 * depth;
    mark.step += step_at(row, run.x0, -1) + step_at(row, run.x1 - 1, 1);
    mark.ends += 2;
  }
  return marks;
}

}  // namespace

bool shows_faint_marks(const ImageView& levelled_grey, double dpi) {
  const Image grey = shrunk(levelled_grey, 2);
  const double px_per_mm = dpi / 25.4 / 2;
  const int rim = static_cast<int>(3 * px_per_mm);  // shadows of the sheet's edge
  if (std::min(grey.width(), grey.height()) <= 4 * rim) return false;
  const LocalStats paper = local_stats(grey, static_cast<int>(5 * px_per_mm) | 1);
  const int depth = std::max(kLeastDepth, kGrains * grain_of(paper.deviation));
  const Blobs found = find_blobs(darker_than(paper.mean, grey, depth, rim));
  const std::vector<Mark> marks = marks_of(found, grey, paper.mean);
  std::vector<double> steepness;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double longer = std::max(found.blobs[i].width(), found.blobs[i].height()) / px_per_mm;
    const double mean_depth = static_cast<double>(marks[i].depth) / marks[i].ends;
    if (longer < kLeast_mm || longer > kMost_mm || mean_depth > kInk) continue;
    steepness.push_back(static_cast<double>(marks[i].step) / marks[i].depth);
    seen += mean_depth >= kSeen && steepness.back() >= kSharp;
  }
  return seen >= kFewest && quantile(std::move(steepness), 0.5) >= kSharp;
}

}  // namespace uketsuke::capture
