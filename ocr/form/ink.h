#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/image/image.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// How much writing a crop holds: the test for "blank" (空欄) of fields whose readers cannot say it.
struct InkReport {
  double extent_mm = 0;  ///< diagonal of the largest piece of writing
  double length_mm = 0;  ///< total stroke length, roughly: ink area / a 0.4 mm pen
  double darkness = 0;   ///< of the writing against the paper, 0..1
  double pale_extent_mm =
      0;            ///< where there is no writing but specks: diagonal of the largest piece of what may be very pale writing
  int pieces = 0;   ///< pieces that count as writing
  int dropped = 0;  ///< specks and remnants of the frame that do not count
  /// What was dropped as the frame's holds a short upright stroke, level with the writing if there is any: a 1 at the side
  /// of the box looks the same.
  bool stroke_at_side = false;
  /// Box of the writing, pixels of the crop; right and bottom exclusive; empty when there is none.
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double paper = 255;  ///< grey level of the paper

  bool empty() const { return pieces == 0; }
  /// No writing but specks, and something pale of a sign's size (薄い記入): of pale pencil the scan leaves dark specks.
  bool pale() const;
  /// Not even a speck, nor anything pale that may be writing.
  bool bare() const;
  /// Probability that nothing was written.
  double p_blank() const;
  /// The same for a box of text, which holds more than a digit's stroke: a few small specks are no writing.
  double p_no_text() const;
};

/// Finds the writing in a crop of `px_per_mm`. Specks, pieces fainter than a third of the darkest, straight remnants of
/// printed lines along the edges (a registration error wide) and folds crossing the whole crop do not count. `around`
/// is the paper's grey level round the crop: what fills the crop altogether (a blackened box) is dark only against
/// that; 0 where nothing is round it.
InkReport find_ink(const ImageView& grey, double px_per_mm, double around = 0);

/// How dark the middle of a cell's strokes is against the paper, 0..1; 0 where nothing is written. Unlike the mean of all
/// ink it does not depend on how much of a sign is edge.
double stroke_darkness(const ImageView& cell, const InkReport& ink);
/// The same of one piece of ink on paper of that grey level.
double stroke_darkness(const ImageView& grey, const Component& piece, double paper);

/// True when a cell, seen inside its frame, is painted over rather than written in (塗りつぶし). A felt pen's 0 covers
/// 40 % of its cell; a 1 or 0 that has become a block covers as much as paint and is asked about with it (3 of 4,400
/// fields of independent pages).
bool blackened(const ImageView& cell, double paper);

/// Mean darkness of the cells in which something is written, 0..1; nothing where none is.
std::optional<double> written_darkness(std::span<const InkReport> cells);

}  // namespace uketsuke::ocr
