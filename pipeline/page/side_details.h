#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/geometry/transform.h"
#include "core/model/hidden_place.h"
#include "core/model/identified.h"
#include "core/model/page.h"

namespace uketsuke::pipeline {

/// A card on a side (券面), as it was told apart from what else lies there.
struct CardOnSide {
  std::string kind;  ///< of templates/documents; "unidentified" for a card nobody could name
  bool back = false;
  int row = 0;          ///< from 1: the row of its values among the side's readings
  Rect<CleanPx> place;  ///< on the clean page
};

/// Kind of a side that shows cards: its readings are those of all of them, a row each.
inline constexpr const char* kCardSheet = "card_sheet";

/// What is kept of a side beside its readings: pose, quality and what the codes said. No personal data.
struct SideDetails {
  int rotation_deg = 0;
  double skew_deg = 0;
  double residual_mm = 0;
  int fiducials_used = 0;
  double contrast = 0;
  double sharpness = 0;
  double ink_share = 0;
  int missing_corners = 0;
  double dpi_x = 0;
  double dpi_y = 0;
  bool rescan = false;
  std::vector<std::string> reasons;  ///< of the quality verdict
  int clean_width_px = 0;
  int clean_height_px = 0;
  Transform<CleanPx, ScanPx> to_scan;
  PageKind kind = PageKind::Unknown;
  SheetCode code;      ///< of header sheets and slips
  std::string detail;  ///< e.g. the unknown version that a code names
  double document_probability = 0;
  std::vector<std::string> evidence;  ///< headings that decided a certificate's kind
  int page_number = 0;                ///< k of a printed "k/n", 0 if none
  std::vector<CardOnSide> cards;      ///< of a side that shows cards, in the order of their rows
  bool searched = false;              ///< the side was searched for what must not be seen; false for older readings
  std::vector<HiddenPlace> hidden;    ///< what was found
  std::vector<Rect<CleanPx>> outside; ///< where somebody wrote outside a form's fields (欄外)
};

/// Where a card lies on the scan: the region that its document owns.
Rect<ScanPx> region_of(const CardOnSide& card, const SideDetails& side);
/// The card of a side that a region shows, or nullptr: the one that it covers most of, and at least half.
const CardOnSide* card_in(const Rect<ScanPx>& region, const SideDetails& side);

/// JSON for the store.
std::string to_json(const SideDetails& details);
/// Reads what to_json() wrote (empty text, as a duplicate's side has, is the default); throws Failure E-LEDGER-CORRUPT
/// for anything else.
SideDetails side_details_from_json(std::string_view text);

}  // namespace uketsuke::pipeline
