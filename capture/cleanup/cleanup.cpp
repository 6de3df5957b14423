#include "capture/cleanup/cleanup.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "capture/cleanup/binarise.h"
#include "capture/cleanup/faint.h"
#include "capture/cleanup/layout.h"
#include "capture/cleanup/pixels.h"
#include "capture/cleanup/quality.h"
#include "capture/cleanup/resolution.h"
#include "capture/cleanup/sheet_edges.h"
#include "capture/cleanup/skew.h"
#include "capture/cleanup/streaks.h"
#include "capture/cleanup/tone.h"
#include "capture/identify/code_reader.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture {
namespace {

// The scan made isotropic at kProbe_dpi, and where the sheet lies on it.
struct Probe {
  Dpi dpi;
  Image grey;
  SheetEdges sheet;
  Size<ScanPx> to_scan;  // scan pixels per probe pixel
};

Probe probe_at(const Page& page, const Dpi& dpi) {
  const int w = std::max(32, static_cast<int>(std::lround(page.image.width() * kProbe_dpi / dpi.x)));
  const int h = std::max(32, static_cast<int>(std::lround(page.image.height() * kProbe_dpi / dpi.y)));
  const int whole = static_cast<int>(dpi.x / kProbe_dpi);
  Probe probe;
  probe.dpi = dpi;
  if (dpi.x == dpi.y && dpi.x == whole * kProbe_dpi && w > 32 && h > 32) {
    // By whole pixels, at 300 or 600 dpi, costs a third; the one column and row that may be left over tell nothing.
    probe.grey = to_grey(shrunk(page.image, whole));
    probe.to_scan = {static_cast<double>(whole), static_cast<double>(whole)};
  } else {
    probe.grey = to_grey(resized(page.image, w, h));
    probe.to_scan = {static_cast<double>(page.image.width()) / w, static_cast<double>(page.image.height()) / h};
  }
  probe.sheet = find_sheet(probe.grey);
  return probe;
}

Probe make_probe(const Page& page) {
  const Size<ScanPx> whole{static_cast<double>(page.image.width()), static_cast<double>(page.image.height())};
  Probe probe = probe_at(page, settle_dpi(page.dpi, whole));
  if (!probe.sheet.lid) return probe;
  // With a lid around it the sheet is smaller than the scan: its own size tells more.
  const auto& c = probe.sheet.corners;
  const Size<ScanPx> sheet{(distance(c[0], c[1]) + distance(c[3], c[2])) / 2 * probe.to_scan.w,
                           (distance(c[0], c[3]) + distance(c[1], c[2])) / 2 * probe.to_scan.h};
  const Dpi better = settle_dpi(page.dpi, sheet);
  const auto differs = [](double a, double b) { return std::abs(a / b - 1) > 0.01; };
  if (differs(better.x, probe.dpi.x) || differs(better.y, probe.dpi.y)) probe = probe_at(page, better);
  return probe;
}

// Paints everything that is not sheet (mask below 255, at any smaller scale) with the paper's own colour.
void paint_outside(Image& image, const ImageView& mask) {
  const int n = channels(image.format());
  const int block_x = (image.width() + mask.width - 1) / mask.width;
  const int block_y = (image.height() + mask.height - 1) / mask.height;
  std::vector<std::uint8_t> seen[3];
  for (int y = 0; y < image.height(); y += 11)
    for (int x = 0; x < image.width(); x += 11)
      if (mask.grey(std::min(x / block_x, mask.width - 1), std::min(y / block_y, mask.height - 1)) == 255)
        for (int c = 0; c < n; ++c) seen[c].push_back(image.row(y)[x * n + c]);
  std::uint8_t paper[3] = {255, 255, 255};
  for (int c = 0; c < n && !seen[c].empty(); ++c) {
    auto place = seen[c].begin() + static_cast<std::ptrdiff_t>(seen[c].size() * 6 / 10);
    std::nth_element(seen[c].begin(), place, seen[c].end());
    paper[c] = *place;
  }
  for (int y = 0; y < image.height(); ++y) {
    const std::uint8_t* m = mask.row(std::min(y / block_y, mask.height - 1));
    std::uint8_t* row = image.row(y);
    for (int bx = 0; bx < mask.width; ++bx) {
      if (m[bx] == 255) continue;
      for (int x = bx * block_x; x < std::min(image.width(), (bx + 1) * block_x); ++x)
        for (int c = 0; c < n; ++c) row[x * n + c] = paper[c];
    }
  }
}

Skew skew_of(const Probe& probe, double max_deg) {
  Image grey = probe.grey.clone();
  if (probe.sheet.lid) {
    const Image mask = resized(probe.sheet.mask, grey.width() / 2, grey.height() / 2);
    paint_outside(grey, mask);
  }
  const Image even = levelled(grey, kProbe_dpi).image;
  Skew skew = find_skew(even, binarised(even, kProbe_dpi), max_deg);
  // An empty side has no lines; its edges may still be seen.
  if (skew.confidence < 0.2) skew.angle_deg = probe.sheet.skew_known ? probe.sheet.skew_deg : 0;
  return skew;
}

// The scan resampled into the clean frame, lid and what lies outside the scan painted as paper.
Image resample(const Page& page, const Probe& probe, const Layout& layout) {
  const ImageView scan = page.image;
  const double step_x = std::hypot(layout.to_scan.matrix()[0], layout.to_scan.matrix()[3]);
  const double step_y = std::hypot(layout.to_scan.matrix()[1], layout.to_scan.matrix()[4]);
  auto m = layout.to_scan.matrix();
  Image out;
  if (std::max(step_x, step_y) > 1.25) {
    // Shrinking: average areas first, so that thin lines keep their weight.
    const int w = std::max(16, static_cast<int>(std::lround(scan.width / std::max(1.0, probe.dpi.x / 300))));
    const int h = std::max(16, static_cast<int>(std::lround(scan.height / std::max(1.0, probe.dpi.y / 300))));
    const double fx = static_cast<double>(w) / scan.width, fy = static_cast<double>(h) / scan.height;
    for (std::size_t i = 0; i < 3; ++i) m[i] *= fx, m[3 + i] *= fy;
    out = warped(resized(scan, w, h), m, layout.width, layout.height, 255, false);
  } else {
    out = warped(scan, m, layout.width, layout.height, 255, std::min(step_x, step_y) < 0.8);
  }
  // The mask at 75 dpi, in the clean frame.
  const ImageView seen = probe.sheet.mask;
  const Image whole =
      probe.sheet.lid ? Image() : Image(probe.grey.width() / 2, probe.grey.height() / 2, PixelFormat::Grey8, 255);
  const ImageView mask = probe.sheet.lid ? seen : whole.view();
  constexpr int kBlock = 4;
  struct MaskPx {};
  struct BlockPx {};
  const auto scan_to_mask = Transform<ScanPx, MaskPx>::scale_then_move(
      static_cast<double>(mask.width) / scan.width, static_cast<double>(mask.height) / scan.height, 0, 0);
  const auto block_to_clean = Transform<BlockPx, CleanPx>::scale_then_move(kBlock, kBlock, 0, 0);
  const auto to_mask = compose(scan_to_mask, compose(layout.to_scan, block_to_clean));
  paint_outside(out, warped(mask, to_mask.matrix(), (layout.width + kBlock - 1) / kBlock,
                            (layout.height + kBlock - 1) / kBlock, 0, false));
  return out;
}

// Grey, binary and colour pictures with their measures.
void develop(CleanPage& clean, Image picture, const Probe& probe, double target_dpi) {
  Levelled even = levelled(picture, target_dpi);
  remove_streaks(even.image, clean.report.skew_deg);
  const bool colour = even.image.format() == PixelFormat::Bgr8;
  clean.grey = colour ? without_form_colour(even.image) : even.image;
  if (colour) clean.colour = std::move(even.image);
  if (!clean.grey.empty() && !colour) {
    even.image = Image();  // clean.grey is its only owner now
  }
  clean.binary = binarised(clean.grey, target_dpi);
  const double source_scale = target_dpi / std::min(probe.dpi.x, probe.dpi.y);
  const Image with_specks = clean.grey.clone();
  const Specks specks = despeckle(clean.binary, clean.grey, target_dpi, source_scale);
  clean.report.speck_share = specks.share;
  const PictureMeasures m = measure(clean.grey, clean.binary, source_scale);
  clean.report.ink_share = m.ink_share;
  clean.report.sharpness = m.sharpness;
  clean.report.contrast = std::clamp((kPaperLevel - m.ink_level) / kPaperLevel * even.paper_level / 255, 0.0, 1.0);
  const bool faint = !is_written(clean.report) && shows_faint_marks(with_specks, target_dpi);
  clean.quality = judge(clean.report, probe.dpi, specks, faint);
  // Paper becomes white with some room for its grain; faint ink is brought halfway to black, never further, so that
  // a reader still sees how faint it is.
  const int black = m.ink_level < 250 ? std::clamp(static_cast<int>(m.ink_level) - 60, 0, 110) : 0;
  stretch(clean.grey, black, 0, kPaperLevel - 9);
}

}  // namespace

CleanPage clean(const Page& page, const CleanupOptions& options, DebugSink& debug) {
  const Image& scan = page.image;
  if (scan.empty() || static_cast<std::int64_t>(scan.width()) * scan.height() > limits::kMaxPagePixels)
    throw Failure("E-INTAKE-TOOLARGE", "page outside the pixel limits");
  const Probe probe = make_probe(page);
  const Skew skew = skew_of(probe, options.max_skew_deg);
  const int turn = options.turn_deg >= 0 ? options.turn_deg : (skew.lines_run_down ? 90 : 0);
  const Layout layout = lay_out(probe.sheet.corners, probe.to_scan, skew.angle_deg, turn, options.target_dpi);

  CleanPage out;
  out.id = page.id;
  out.to_scan = layout.to_scan;
  out.report.rotation_deg = turn;
  out.report.rotation_sure = options.turn_deg >= 0;
  out.report.skew_deg = skew.angle_deg;
  out.report.missing_corners = probe.sheet.missing_corners;
  out.report.dpi = {options.target_dpi, options.target_dpi, probe.dpi.source};
  develop(out, resample(page, probe, layout), probe, options.target_dpi);

  if (options.turn_deg < 0) {
    if (const auto lies = turn_of_codes(out); lies.has_value()) {
      out = turned(out, (360 - *lies) % 360);
      out.report.rotation_sure = true;
    }
  }
  if (debug.wanted()) {
    debug.picture(30, "clean", out.grey);
    debug.picture(35, "binary", out.binary);
  }
  return out;
}

CleanPage turned(const CleanPage& page, int degrees) {
  const int turn = ((degrees % 360) + 360) % 360;
  CleanPage out = page;
  if (turn == 0) return out;
  out.to_scan = compose(page.to_scan, before_turn(turn, page.grey.width(), page.grey.height()));
  out.grey = quarter_turned(page.grey, turn);
  out.binary = quarter_turned(page.binary, turn);
  if (!page.colour.empty()) out.colour = quarter_turned(page.colour, turn);
  out.report.rotation_deg = (page.report.rotation_deg + turn) % 360;
  return out;
}

}  // namespace uketsuke::capture
