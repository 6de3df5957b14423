#pragma once

#include <compare>
#include <string>
#include <vector>

#include "core/geometry/frames.h"
#include "core/ids.h"

namespace uketsuke {

/// A part of a side; one side may hold three cards, so a document owns regions and not pages.
struct PageRegion {
  PageId page;
  Rect<ScanPx> rect;  ///< empty() means the whole side
};

/// An ordered set of page regions of one kind (文書). Fields, decisions and 突合 hang on (document, field, row),
/// so a page keyed by hand works like one that was read.
struct Document {
  DocumentId id;
  std::string kind;  ///< form id, certificate kind, or "unidentified"
  std::vector<PageRegion> regions;
};

/// Names one value of one document.
struct FieldRef {
  DocumentId document;
  std::string field;
  int row = 0;
  friend bool operator==(const FieldRef&, const FieldRef&) = default;
  friend auto operator<=>(const FieldRef&, const FieldRef&) = default;
};

}  // namespace uketsuke
