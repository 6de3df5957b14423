#include "capture/identify/covered_sheet.h"

#include <cmath>
#include <optional>
#include <span>

#include "capture/identify/least_squares.h"
#include "core/form/sheet_layout.h"

namespace uketsuke::capture {
namespace {

// The white paper is looked at in squares of this side, mm; one is written on when that share of its points, half a
// millimetre apart, is ink: a line of print has 10 to 20 %, a ruled line 8 %.
constexpr double kSquare_mm = 5, kPoint_mm = 0.5;
constexpr double kWritten = 0.05;
// So many written squares are no note: a line of handwriting across the sheet has about 30, a received stamp 35; a
// postcard of print has over 100.
constexpr int kMostWritten = 60;
// Corners of a code are good to half a module, 1 mm; sheets lie bent by as much again, mm.
constexpr double kMostOff_mm = 4;

std::span<const Rect<FormMm>> white_of(PageKind kind) {
  if (kind == PageKind::Separator) return sheet_layout::kWhiteOfSeparator;
  if (kind == PageKind::Header) return sheet_layout::kWhiteOfHeader;
  return sheet_layout::kWhiteOfSlip;
}

// Where the sheet lies, by its codes, of which one is the upper and one the lower; nullopt where they stand elsewhere,
// as on a letter that is a slip itself.
std::optional<Transform<FormMm, CleanPx>> placed(const CleanPage& page, const std::vector<FoundCode>& codes) {
  std::vector<Match> matches;
  for (const FoundCode& code : codes) {
    const double middle = (code.corners[0].y + code.corners[2].y) / 2;
    const Rect<FormMm>& square = sheet_layout::kCodes[middle < page.grey.height() / 2.0 ? 0 : 1];
    const auto corners = square.corners();
    for (std::size_t i = 0; i < corners.size(); ++i) matches.push_back({corners[i], code.corners[i]});
  }
  const auto fit = fit_similarity(matches);
  if (!fit) return fit;
  const Point<CleanPx> near = (*fit)(Point<FormMm>{0, 0}), far = (*fit)(Point<FormMm>{kMostOff_mm, 0});
  const double most = std::hypot(far.x - near.x, far.y - near.y);
  for (const Match& match : matches) {
    const Point<CleanPx> seen = (*fit)(match.form);
    if (std::hypot(seen.x - match.clean.x, seen.y - match.clean.y) > most) return std::nullopt;
  }
  return fit;
}

bool is_written(const CleanPage& page, const Transform<FormMm, CleanPx>& to_page, Point<FormMm> corner) {
  constexpr int kAcross = static_cast<int>(kSquare_mm / kPoint_mm);
  int ink = 0;
  for (int i = 0; i < kAcross * kAcross; ++i) {
    const Point<FormMm> at{corner.x + (i % kAcross + 0.5) * kPoint_mm, corner.y + (i / kAcross + 0.5) * kPoint_mm};
    const Point<CleanPx> seen = to_page(at);
    const int x = static_cast<int>(std::lround(seen.x)), y = static_cast<int>(std::lround(seen.y));
    if (x < 0 || y < 0 || x >= page.binary.width() || y >= page.binary.height()) continue;
    ink += page.binary.row(y)[x] == 0;
  }
  return ink >= kWritten * kAcross * kAcross;
}

}  // namespace

bool is_covered(const CleanPage& page, const std::vector<FoundCode>& codes, PageKind kind) {
  // One code alone does not tell a slip from a page of a letter.
  if (kind == PageKind::Slip && codes.size() < 2) return false;
  const auto to_page = placed(page, codes);
  // Letters are slips with codes in other places; separators and headers have one layout, and another paper that
  // carries their codes is none.
  if (!to_page) return kind != PageKind::Slip;
  int written = 0;
  for (const Rect<FormMm>& zone : white_of(kind))
    for (double y = zone.y; y + kSquare_mm <= zone.bottom(); y += kSquare_mm)
      for (double x = zone.x; x + kSquare_mm <= zone.right(); x += kSquare_mm)
        written += is_written(page, *to_page, {x, y});
  return written > kMostWritten;
}

}  // namespace uketsuke::capture
