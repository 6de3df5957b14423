#pragma once

#include <array>
#include <string>
#include <string_view>

#include "tools/page_maker/glyphs/glyph_set.h"
#include "tools/page_maker/ink/ink_layer.h"
#include "tools/page_maker/random.h"

namespace uketsuke::page_maker {

/// How one person writes; every mark on a made sheet comes from one hand.
struct Hand {
  double pen_mm = 0.5;  ///< line width of the pen
  std::array<double, 3> ink_bgr{40, 30, 30};
  double slant = 0.05;                      ///< lean to the right, x per unit of height
  double size = 1.0;                        ///< how much of its place a character fills, relative to the usual
  double unrest = 1.0;                      ///< scale of all jitter; 1 is an ordinary hand, 0 a machine
  double drift_mm = 0.0;                    ///< rise (−) or fall (+) of the baseline over a line of text
  bool pen_strokes = false;                 ///< writes with the native writer's strokes where there are some
  std::array<std::size_t, 10> digit_run{};  ///< where in each digit's file this hand begins
  double circle_size = 1.15;                ///< ring round an option, relative to the option's box
  double strength = 1.0;                    ///< 1 black pen, 0.5 hard pencil
};

/// A hand as people have them.
Hand invent_hand(const GlyphSet& set, Random& random);

/// Writes on a sheet in one hand.
class Writer {
 public:
  Writer(const GlyphSet& set, const Hand& hand, Random random, InkLayer& layer)
      : set_(set), hand_(hand), random_(random), layer_(layer) {}

  /// One digit in a comb cell.
  void digit(char digit, const Rect<FormMm>& cell);
  /// One character (kana, Latin, kanji) centred in a cell. A character without strokes is a Failure
  /// E-INPUT-VALUE.
  void character(char32_t c, const Rect<FormMm>& cell);
  /// Free text in a field of `lines` lines; returns the size of the characters in millimetres.
  double text(std::string_view utf8, const Rect<FormMm>& rect, int lines);
  /// A ring round a printed option.
  void circle(const Rect<FormMm>& option);
  /// A tick in a box.
  void check(const Rect<FormMm>& box);
  /// Two lines through what was written (二重線).
  void strike(const Rect<FormMm>& what);

 private:
  void strokes(const PenStrokes& strokes, const Rect<FormMm>& square);
  double wobble(double scale_mm) { return random_.normal(0, scale_mm * hand_.unrest); }

  const GlyphSet& set_;
  const Hand& hand_;
  Random random_;
  InkLayer& layer_;
};

/// True when every character of the text can be written.
bool can_write(const GlyphSet& set, std::string_view utf8);

}  // namespace uketsuke::page_maker
