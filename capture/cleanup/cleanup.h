#pragma once

#include "core/debug/debug_sink.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// How a page is cleaned.
struct CleanupOptions {
  /// Resolution of the clean page, dots per inch in both directions: later stages see one scale only. 300 dpi gives a
  /// 5 mm comb cell 59 pixels; more costs time and reads no better.
  double target_dpi = 300;
  /// Largest skew that is looked for, degrees to either side.
  double max_skew_deg = 12;
  /// A turn (0, 90, 180, 270 degrees clockwise) that somebody else already knows; -1: find it here.
  int turn_deg = -1;
};

/// Cleanup (画像補正): makes a scan upright, straight, evenly lit and free of lid and specks, and says whether it can
/// be read. Takes grey and colour pages of any resolution; bilevel ones come as grey. The frame of a pixel position is
/// continuous: pixel (i, j) covers [i, i+1) × [j, j+1), in the scan as in the clean page.
///
/// The turn by quarters is sure where a printed code tells it (`report.rotation_sure`); else text lines are made
/// horizontal and the choice between upright and upside down stays open: try `turned(page, 180)`.
/// Throws Failure E-INTAKE-TOOLARGE for pages beyond the limits; an unreadable page is a verdict, not a failure.
CleanPage clean(const Page& page, const CleanupOptions& options, DebugSink& debug);

/// The clean page turned clockwise by 90, 180 or 270 degrees (0 returns it as it is); `to_scan` and
/// `report.rotation_deg` follow, so that every pixel still maps back to the scan.
CleanPage turned(const CleanPage& page, int degrees);

}  // namespace uketsuke::capture
