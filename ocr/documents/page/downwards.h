#pragma once

#include <optional>
#include <vector>

#include "core/geometry/frames.h"
#include "core/model/page.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// One column of a page written downwards (縦書き), and the line that it became; its signs stand one a cell.
struct TurnedColumn {
  Rect<CleanPx> column;  ///< on the upright page
  Rect<CleanPx> line;    ///< on the page set across
  double pitch = 0;      ///< height of a sign's cell on the page, px
  double step = 0;       ///< its width in the line, px
};

/// A page written downwards, set across: its columns from right to left are lines from top to bottom, the signs upright
/// as they were, so that readers of lines can read it.
struct SetAcross {
  CleanPage page;  ///< grey and binary only; `to_scan` says nothing of it
  std::vector<TurnedColumn> columns;
  int quarters = 0;       ///< clockwise quarters of a circle that made the clean page's signs upright before: 0, 1, 3
  Size<CleanPx> upright;  ///< of the page after that
  /// Where a rectangle of the page set across stands on the clean page; all of it when it lies on no line.
  Rect<CleanPx> on_paper(const Rect<CleanPx>& rect) const;
  /// A place of the clean page as a picture with its signs upright.
  Image picture(const Image& shown, const Rect<CleanPx>& place) const;
};

/// Nothing where the print does not stand in columns. Cleanup takes columns for lines and lays the page on its side: the
/// line reader tells by two of them (some 100 ms, for pages that are no certificate otherwise).
std::optional<SetAcross> set_across(const CleanPage& page, const Engines& engines);

/// True where far more of a page's print stands in columns than in lines.
bool runs_down(const CleanPage& page);

/// One column of signs as the line reader reads it, set across.
LineText read_column(const CleanPage& page, const Rect<CleanPx>& column, const Engines& engines);

}  // namespace uketsuke::ocr
