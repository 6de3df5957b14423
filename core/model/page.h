#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/geometry/transform.h"
#include "core/ids.h"
#include "core/image/image.h"

namespace uketsuke {

/// What a file is, told by its content and never by its name.
enum class FileKind { Tiff, Pdf, Jpeg, Png };
std::string_view to_string(FileKind kind);

/// A stored input file (取込ファイル): content only. Same bytes, same id; sealed and read-only.
struct ScanFile {
  ScanFileId id;
  FileKind kind = FileKind::Tiff;
  std::uint64_t byte_count = 0;
  int page_count = 0;  ///< sides found when it was decoded; 0 before
};

/// A scan file reaching the office (受付): an event, since the same content may arrive twice.
struct Arrival {
  ArrivalId id;
  ScanFileId file;
  BatchId batch;
  std::string original_name;        ///< UTF-8, as it came; shown, never used as a path
  std::string sender;               ///< who sent the envelope, if known
  std::optional<Date> received_on;  ///< 到達日 in JST, from the batch header or the 受付印; limits count from it
  std::string operator_name;        ///< the mailroom user
  Instant arrived_at{};             ///< UTC, when the system took it in
};

/// Where a page's resolution comes from.
enum class DpiSource { Stated, Measured, Unknown };

/// Resolution of a scan; x and y may differ (fax: 204 × 98).
struct Dpi {
  double x = 0;
  double y = 0;
  DpiSource source = DpiSource::Unknown;
};

/// One side of a sheet (面) as it was decoded.
struct Page {
  PageId id;
  Image image;
  Dpi dpi;
};

/// What became of a side; every side ends as exactly one of these.
enum class SideStatus { Read, Unidentified, Refused, Blank, Separator, Header, Duplicate, Rescan };
std::string_view to_string(SideStatus status);
/// Reads what to_string writes; throws Failure E-INPUT-VALUE for anything else.
SideStatus side_status_from(std::string_view text);

/// What cleanup measured and did to a page.
struct CleanupReport {
  int rotation_deg = 0;        ///< clockwise turn that made the scan upright: 0, 90, 180 or 270
  bool rotation_sure = false;  ///< false where the page gave no evidence of its orientation
  double skew_deg = 0;         ///< clockwise skew that was taken out, after the turn
  double contrast = 0;         ///< 0..1: (paper − ink) / 255 between the robust paper and ink levels
  double sharpness = 0;        ///< 0..1: edge steepness relative to an ideal scan; below 0.15 is blurred
  double ink_share = 0;        ///< share of ink pixels after cleanup
  double speck_share = 0;      ///< share of ink that despeckling removed
  int missing_corners = 0;     ///< sheet corners outside the scan or torn off
  Dpi dpi;                     ///< of the clean page
};

/// Whether the sheet can be read or must be scanned again.
struct QualityVerdict {
  bool rescan = false;
  /// Stable words: "blurred", "too_dark", "too_light", "low_resolution", "cut_off", "skewed".
  std::vector<std::string> reasons;
};

/// A page made upright, deskewed, without borders (補正済み画像).
struct CleanPage {
  PageId id;
  Image grey;    ///< shading removed, form colour dropped out where the scan had colour; 0 ink … 255 paper
  Image binary;  ///< same size, 0 or 255: adaptively binarised and despeckled
  Image colour;  ///< same size, Bgr8, without dropout; empty when the scan had no colour
  Transform<CleanPx, ScanPx> to_scan;  ///< every clean pixel maps back to the scan
  CleanupReport report;
  QualityVerdict quality;
};

}  // namespace uketsuke
