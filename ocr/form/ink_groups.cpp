#include "ocr/form/ink_groups.h"

namespace uketsuke::ocr {

Rect<CleanPx> box_of(const Component& piece) {
  return {static_cast<double>(piece.x0), static_cast<double>(piece.y0), static_cast<double>(piece.width()),
          static_cast<double>(piece.height())};
}

void join_group(std::vector<InkGroup>& groups, const Component& piece, double reach_px) {
  InkGroup joined{box_of(piece), {&piece}};
  const Rect<CleanPx> reach = joined.box.grown(reach_px);
  for (auto group = groups.begin(); group != groups.end();) {
    if (intersect(group->box, reach).empty()) {
      ++group;
      continue;
    }
    joined.box = unite(joined.box, group->box);
    joined.pieces.insert(joined.pieces.end(), group->pieces.begin(), group->pieces.end());
    group = groups.erase(group);
  }
  groups.push_back(joined);
}

}  // namespace uketsuke::ocr
