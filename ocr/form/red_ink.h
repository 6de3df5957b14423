#pragma once

#include <algorithm>
#include <cstdint>

namespace uketsuke::ocr {

/// How far red stands above green and blue, of 255. `bgr` is a pixel of a colour image.
inline int redness(const std::uint8_t* bgr) { return bgr[2] - std::max(bgr[0], bgr[1]); }

/// The form's own colour (f08c6e) is red as well, but leans to orange: green stands 0.23 of the way from blue to red, in
/// vermilion (朱肉) 0 to 0.12, and paper that shines through changes neither.
inline bool leans_to_orange(const std::uint8_t* bgr) {
  constexpr double kMostOrange = 0.17;
  return bgr[1] - bgr[0] >= kMostOrange * (bgr[2] - bgr[0]);
}

/// The ink of a seal's pad: vermilion, or an orange that is darker than the form's own colour ever is.
inline bool is_vermilion(const std::uint8_t* bgr) {
  constexpr int kRedder = 40;      // red stands this much above green and blue, of 255
  constexpr int kDarkGreen = 115;  // an orange pad's green stands below this
  return redness(bgr) > kRedder && (!leans_to_orange(bgr) || bgr[1] < kDarkGreen);
}

}  // namespace uketsuke::ocr
