#pragma once

#include <vector>

namespace uketsuke::ocr {

/// How dark the written cells of each comb of a page are (stroke_darkness in ink.h), and what that says of its writing.
class InkOfPage {
 public:
  explicit InkOfPage(std::vector<std::vector<double>> combs);

  /// Whether a sign of comb `i` is much paler than the others of it, or than the page's where the comb has too few: what
  /// was rubbed out, or shines through, stands beside what was written (消し跡). Nobody changes the pen within a number.
  bool unlike_in(std::size_t i) const;
  /// Whether a mark of this darkness, 0..1, is much paler than what is written in the page's cells.
  bool unlike(double mark) const;

 private:
  std::vector<std::vector<double>> combs_;
  double page_ = 0;  ///< median of all; 0 where too little is written to tell
};

}  // namespace uketsuke::ocr
