#include "capture/cards/find_cards.h"

#include <algorithm>
#include <cmath>

#include "capture/cards/card_quads.h"
#include "capture/cleanup/cleanup.h"
#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"
#include "core/debug/debug_sink.h"

namespace uketsuke::capture {
namespace {

/// ID-1 (ISO/IEC 7810).
constexpr double kWidth_mm = 85.6, kHeight_mm = 53.98;
/// Print of cards is 1.8 to 3 mm high: at 400 dpi as high as that of a page at 300 dpi.
constexpr double kCard_dpi = 400;
constexpr double kMm = kCard_dpi / 25.4;
/// Longer side of the picture on which outlines are sought, px: a card on A4 is then 350 px wide.
constexpr int kSearch_px = 1200;
/// The edge itself is no print: the share of a card's size left out on each side.
constexpr double kEdge = 0.008;
/// Print nearer than this belongs together whatever comes of it, mm.
constexpr double kJoin_mm = 4.5;
/// Pieces further apart (a code, the strip) belong together when both fit on one card: two cards never do. mm
constexpr double kCardLong_mm = 88, kCardShort_mm = 57;
/// Smaller pieces are specks, mm.
constexpr double kSpeck_mm = 3;
constexpr double kPad_mm = 2.5;
/// What print of one card can measure, mm.
constexpr double kLeastLong_mm = 42, kMostLong_mm = 98, kLeastShort_mm = 20, kMostShort_mm = 66;
/// A side not larger than this may be one card itself, mm.
constexpr double kMostCardSide_mm = 130;

std::vector<CardPlace> by_outline(const Page& scan) {
  const int longer = std::max(scan.image.width(), scan.image.height());
  const double shrink = std::max(1.0, static_cast<double>(longer) / kSearch_px);
  const int w = static_cast<int>(scan.image.width() / shrink), h = static_cast<int>(scan.image.height() / shrink);
  const double x = static_cast<double>(scan.image.width()) / w, y = static_cast<double>(scan.image.height()) / h;
  std::vector<CardPlace> out;
  for (const CardQuad& quad : find_card_quads(to_grey(resized(scan.image, w, h)))) {
    CardPlace found{{}, {kWidth_mm, kHeight_mm}, true, {}};
    for (std::size_t i = 0; i < 4; ++i) found.corners[i] = {quad[i][0] * x, quad[i][1] * y};
    out.push_back(found);
  }
  return out;
}

bool fits_on_card(const Rect<CleanPx>& r, double mm) {
  return std::max(r.w, r.h) < kCardLong_mm * mm && std::min(r.w, r.h) < kCardShort_mm * mm;
}

// Pieces of print, those together that fit on one card, the nearest first.
std::vector<Rect<CleanPx>> pieces_of_print(const CleanPage& page, double mm) {
  constexpr int kShrink = 6;
  const Image small = shrunk(page.binary, kShrink);
  Image ink(small.width(), small.height(), PixelFormat::Grey8, 255);
  for (int y = 0; y < ink.height(); ++y)
    for (int x = 0; x < ink.width(); ++x) ink.row(y)[x] = small.row(y)[x] < 215 ? 0 : 255;
  std::vector<Rect<CleanPx>> out;
  for (const Blob& b : find_blobs(opened(ink, std::max(3, static_cast<int>(kJoin_mm * mm / kShrink)))).blobs) {
    const Rect<CleanPx> r{b.x0 * 1.0 * kShrink, b.y0 * 1.0 * kShrink, b.width() * 1.0 * kShrink,
                          b.height() * 1.0 * kShrink};
    if (std::max(r.w, r.h) > kSpeck_mm * mm) out.push_back(r);
  }
  for (;;) {
    std::size_t a = 0, b = 0;
    double nearest = 1e9;
    for (std::size_t i = 0; i < out.size(); ++i)
      for (std::size_t k = i + 1; k < out.size(); ++k) {
        const double far = distance(out[i].centre(), out[k].centre());
        if (far < nearest && fits_on_card(unite(out[i], out[k]), mm)) a = i, b = k, nearest = far;
      }
    if (a == b) return out;
    out[a] = unite(out[a], out[b]);
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(b));
  }
}

std::vector<CardPlace> by_print(const CleanPage& page) {
  std::vector<CardPlace> out;
  if (page.report.dpi.source == DpiSource::Unknown) return out;
  const double mm = page.report.dpi.x / 25.4;
  const std::vector<Rect<CleanPx>> pieces = pieces_of_print(page, mm);
  for (const Rect<CleanPx>& piece : pieces) {
    const double w = piece.w / mm, h = piece.h / mm;
    const bool fits = std::max(w, h) > kLeastLong_mm && std::max(w, h) < kMostLong_mm &&
                      std::min(w, h) > kLeastShort_mm && std::min(w, h) < kMostShort_mm;
    if (!fits) continue;
    CardPlace found{{}, {w + 2 * kPad_mm, h + 2 * kPad_mm}, false, {}};
    const auto corners = piece.grown(kPad_mm * mm).corners();
    for (std::size_t i = 0; i < 4; ++i) found.corners[i] = page.to_scan(corners[i]);
    if (h > w) {
      std::rotate(found.corners.begin(), found.corners.begin() + 1, found.corners.end());
      std::swap(found.size_mm.w, found.size_mm.h);
    }
    out.push_back(found);
  }
  return out;
}

// A photograph or a scan that shows one card and nothing else.
std::vector<CardPlace> whole_side(const CleanPage& page) {
  const double w = page.grey.width(), h = page.grey.height();
  const double longer_mm = std::max(w, h) / page.report.dpi.x * 25.4, aspect = std::max(w, h) / std::min(w, h);
  const bool sheet = page.report.dpi.source != DpiSource::Unknown && longer_mm > kMostCardSide_mm;
  if (sheet || aspect < 1.2 || aspect > 2) return {};
  const Rect<CleanPx> all{0, 0, w, h};
  CardPlace found{{}, {kWidth_mm, kWidth_mm / aspect}, false, all};
  const auto corners = all.corners();
  for (std::size_t i = 0; i < 4; ++i) found.corners[i] = page.to_scan(corners[i]);
  if (h > w) std::rotate(found.corners.begin(), found.corners.begin() + 1, found.corners.end());
  return {found};
}

Rect<CleanPx> place_of(const CardPlace& found, const CleanPage& page) {
  const auto to_clean = page.to_scan.inverse();
  std::array<Point<CleanPx>, 4> corners{};
  for (std::size_t i = 0; i < 4; ++i) corners[i] = to_clean(found.corners[i]);
  return bounding_box<CleanPx>(corners);
}

// What is seen inside an outline is not sought again as print.
bool lies_in(const Rect<CleanPx>& inner, const Rect<CleanPx>& outer) {
  return intersect(inner, outer).area() > 0.7 * inner.area();
}

}  // namespace

std::vector<CardPlace> find_cards(const Page& scan, const CleanPage& page) {
  std::vector<CardPlace> all = by_outline(scan);
  for (CardPlace& found : all) found.place = place_of(found, page);
  const std::size_t outlined = all.size();
  for (CardPlace& found : by_print(page)) {
    found.place = place_of(found, page);
    const bool known = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(outlined),
                                   [&](const CardPlace& o) { return lies_in(found.place, o.place); });
    if (!known) all.push_back(found);
  }
  if (all.empty()) all = whole_side(page);
  if (all.size() > kMostCards) all.resize(kMostCards);
  return all;
}

double ink_on_cards(const CleanPage& page, std::span<const CardPlace> places) {
  constexpr int kStep = 4;
  double inside = 0, all = 0;
  for (int y = 0; y < page.binary.height(); y += kStep)
    for (int x = 0; x < page.binary.width(); x += kStep) {
      if (page.binary.row(y)[x] >= 128) continue;
      ++all;
      inside += std::any_of(places.begin(), places.end(), [&](const CardPlace& p) {
        return p.outlined && p.place.contains({static_cast<double>(x), static_cast<double>(y)});
      });
    }
  return all > 0 ? inside / all : 0;
}

CleanPage cut_card(const Page& scan, const CardPlace& place) {
  const int w = static_cast<int>(place.size_mm.w * kMm), h = static_cast<int>(place.size_mm.h * kMm);
  CardQuad quad{};
  for (std::size_t i = 0; i < 4; ++i) quad[i] = {place.corners[i].x, place.corners[i].y};
  const double edge = place.outlined ? kEdge : 0;
  const auto whole = Transform<ScanPx, ScanPx>(quad_to_picture(quad, w, h));
  const auto inside = Transform<ScanPx, ScanPx>::scale_then_move(1 - 2 * edge, 1 - 2 * edge, edge * w, edge * h);
  const auto to_scan = compose(whole, inside);
  Page straight;
  straight.id = scan.id;
  straight.dpi = {kCard_dpi, kCard_dpi, DpiSource::Stated};
  straight.image = warped(scan.image, to_scan.matrix(), w, h, 255, true);
  CleanupOptions options;
  options.turn_deg = 0;
  options.target_dpi = kCard_dpi;
  CleanPage card = clean(straight, options, no_debug());
  card.to_scan = compose(to_scan, card.to_scan);
  return card;
}

}  // namespace uketsuke::capture
