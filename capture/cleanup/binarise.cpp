#include "capture/cleanup/binarise.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"
#include "capture/cleanup/tone.h"

namespace uketsuke::capture {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// How a blob looks in the grey image.
struct Look {
  int darkest = 255;
  int steepest = 0;  // largest step across its rim, along a row
};

std::vector<Look> looks_of(const Blobs& found, const ImageView& grey, int reach) {
  std::vector<Look> looks(found.blobs.size());
  for (const Run& r : found.runs) {
    Look& look = looks[at(r.blob)];
    const std::uint8_t* row = grey.row(r.y);
    for (int x = r.x0; x < r.x1; ++x) look.darkest = std::min<int>(look.darkest, row[x]);
    for (const int edge : {r.x0, r.x1}) {
      if (edge < reach || edge + reach > grey.width) continue;
      look.steepest = std::max(look.steepest, std::abs(row[edge - reach] - row[edge + reach - 1]));
    }
  }
  return looks;
}

// Marks, in cells of half a millimetre, where ink of letter size or more lies, so that dots beside it can be kept.
struct Neighbourhood {
  int cell;
  int cols;
  std::vector<std::uint8_t> big;
  Neighbourhood(const ImageView& image, double dpi)
      : cell(std::max(2, static_cast<int>(dpi / 25.4 / 2))), cols(image.width / cell + 1) {
    big.assign(at(cols) * at(image.height / cell + 1), 0);
  }
  void add(const Run& r) {
    for (int c = r.x0 / cell; c <= (r.x1 - 1) / cell; ++c) big[at(r.y / cell) * at(cols) + at(c)] = 1;
  }
  // Within 1.5 mm: as far as a 濁点 or a decimal point stands from its stroke.
  bool near(const Blob& b) const {
    constexpr int kCells = 4;
    const int rows = static_cast<int>(big.size()) / cols;
    for (int y = std::max(0, b.y0 / cell - kCells); y <= std::min(rows - 1, b.y1 / cell + kCells); ++y)
      for (int x = std::max(0, b.x0 / cell - kCells); x <= std::min(cols - 1, b.x1 / cell + kCells); ++x)
        if (big[at(y) * at(cols) + at(x)] != 0) return true;
    return false;
  }
};

}  // namespace

Image binarised(const ImageView& grey, double dpi) {
  // Statistics at half size: the window is 2 mm wide, so nothing is lost and three quarters of the time is saved.
  const Image half = shrunk(grey, 2);
  const int side = std::max(3, static_cast<int>(std::lround(dpi / 2 / 25.4 * 2)) | 1);
  LocalStats stats = local_stats(half, side);
  Image& limit = stats.mean;
  for (int y = 0; y < limit.height(); ++y) {
    std::uint8_t* m = limit.row(y);
    const std::uint8_t* s = stats.deviation.row(y);
    for (int x = 0; x < limit.width(); ++x)
      m[x] = static_cast<std::uint8_t>(std::clamp(m[x] - std::max(s[x] / 2, 18), 80, 225));
  }
  const Image limits = resized(limit, grey.width, grey.height);
  Image out(grey.width, grey.height, PixelFormat::Grey8);
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* g = grey.row(y);
    const std::uint8_t* t = limits.row(y);
    std::uint8_t* dst = out.row(y);
    for (int x = 0; x < grey.width; ++x) dst[x] = g[x] < t[x] ? 0 : 255;
  }
  return out;
}

namespace {

/// Nothing is written that near to the edge, mm; where a grey envelope ends on a white lid, shading leaves a dim seam.
constexpr double kSeam_mm = 8;

double dim_share(const ImageView& grey, double dpi) {
  const int seam = static_cast<int>(kSeam_mm / 25.4 * dpi);
  long dim = 0, seen = 0;
  for (int y = seam; y < grey.height - seam; y += 3) {
    const std::uint8_t* row = grey.row(y);
    for (int x = seam; x < grey.width - seam; x += 2) dim += row[x] < kPaperLevel - 30, ++seen;
  }
  return seen == 0 ? 0 : static_cast<double>(dim) / static_cast<double>(seen);
}

}  // namespace

Specks despeckle(Image& binary, Image& grey, double dpi, double source_scale) {
  Specks specks;
  specks.dim_share = dim_share(grey, dpi);
  const Blobs found = find_blobs(binary);
  // A step is taken over three pixels; an enlarged scan has edges that much wider.
  const int reach = std::max(2, static_cast<int>(std::lround(2 * source_scale)));
  const std::vector<Look> looks = looks_of(found, grey, reach);
  const double px = dpi / 25.4;  // per mm
  const int tiny = std::max(2, static_cast<int>(0.3 * px));
  const int letter = static_cast<int>(1.0 * px);
  std::vector<std::uint8_t> drop(found.blobs.size(), 0);
  Neighbourhood around(binary, dpi);
  long pale_area = 0;
  std::vector<double> edges;
  for (std::size_t i = 0; i < drop.size(); ++i) {
    // Pale (under 45 of 245 below paper) and without a steep edge: light that came through the paper is blurred by
    // it, while the faintest pencil still has an edge.
    const int depth = kPaperLevel - looks[i].darkest;
    if (depth >= 45 || looks[i].steepest >= std::max(16, depth * 6 / 10)) continue;
    drop[i] = 1;
    pale_area += found.blobs[i].area;
    if (found.blobs[i].area >= tiny * tiny)
      edges.push_back(static_cast<double>(looks[i].steepest) / std::max(1, depth));
  }
  for (const Run& r : found.runs) {
    const Blob& b = found.blobs[at(r.blob)];
    if (drop[at(r.blob)] == 0 && std::max(b.width(), b.height()) >= letter) around.add(r);
  }
  for (std::size_t i = 0; i < drop.size(); ++i) {
    const Blob& b = found.blobs[i];
    if (drop[i] == 0 && b.width() <= tiny && b.height() <= tiny && !around.near(b)) drop[i] = 1;
  }
  specks.pale_share = static_cast<double>(pale_area) / (static_cast<double>(binary.width()) * binary.height());
  if (!edges.empty()) {
    std::nth_element(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(edges.size() / 2), edges.end());
    specks.pale_edge = edges[edges.size() / 2];
  }
  long ink = 0, removed = 0;
  specks.count = static_cast<int>(std::count(drop.begin(), drop.end(), 1));
  for (const Run& r : found.runs) {
    ink += r.x1 - r.x0;
    if (drop[at(r.blob)] == 0) continue;
    removed += r.x1 - r.x0;
    std::fill(binary.row(r.y) + r.x0, binary.row(r.y) + r.x1, std::uint8_t{255});
    // One pixel of soft rim goes with it in the grey picture.
    for (int y = std::max(0, r.y - 1); y <= std::min(grey.height() - 1, r.y + 1); ++y)
      std::fill(grey.row(y) + std::max(0, r.x0 - 1), grey.row(y) + std::min(grey.width(), r.x1 + 1),
                static_cast<std::uint8_t>(kPaperLevel));
  }
  specks.share = ink == 0 ? 0 : static_cast<double>(removed) / static_cast<double>(ink);
  return specks;
}

}  // namespace uketsuke::capture
