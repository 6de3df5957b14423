#pragma once

#include <string>
#include <vector>

#include "pipeline/office/office.h"

namespace uketsuke::pipeline {

/// What of a side's picture an actor must not see, in upright page pixels. The stored picture and the sealed original
/// stay as they are: it is painted into the copy that is served (伏せた写し).
struct PageCover {
  std::vector<Rect<CleanPx>> numbers;  ///< 個人番号 in their places: painted for everybody
  std::vector<Rect<CleanPx>> others;   ///< what is no field (本籍, 住民票コード …), quarantined numbers, 支援措置
  std::string refusal;                 ///< why nothing of it may be served, in Japanese; empty: it may
};

/// Cover of a side for an actor. Under 支援措置 a form's places are its fields; on a certificate what was read and
/// what the search found; a card that shows an address is covered whole (a new address stands anywhere on it). Where
/// that is not known, nothing is served.
PageCover cover_of(const Office& office, const Actor& actor, const PageId& page);

}  // namespace uketsuke::pipeline
