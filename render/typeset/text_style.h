#pragma once

#include <string>
#include <vector>

namespace uketsuke::render {

/// An sRGB colour, each part 0..1.
struct Colour {
  double r = 0;
  double g = 0;
  double b = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{1, 1, 1};

/// What a text is for; each role is a chain of font files (typeset/font_files.h), and a character is drawn in
/// the first font of the chain that holds it together with its variation selector.
enum class FontRole {
  Mincho,  ///< 明朝: running text. Its bold is the bold Gothic (there is no bold Mincho)
  Gothic,  ///< ゴシック: labels and headings; has a true bold
  Name,    ///< 氏名・住所: IPAmj 明朝 first, whose IVS cover the 戸籍 and 住基 characters
  OcrB,    ///< digits that machines read back (ISO 1073-2)
};

/// Horizontal place of a text against its point, or how a line fills its width.
enum class HAlign {
  Left,
  Centre,
  Right,
  Justify,     ///< wrapped paragraphs: every line but the last fills the width (両端揃え)
  Distribute,  ///< each line spread over the width (均等割付); needs TextFit::max_w_mm
};

/// Vertical place of the whole text block against its point; the em box of CJK fonts reaches 0.88 em above
/// the baseline and 0.12 em below it.
enum class VAlign { Baseline, Top, Middle, Bottom };

struct TextStyle {
  FontRole font = FontRole::Mincho;
  double size_pt = 10.5;  ///< 10.5 pt is the customary size of Japanese documents (五号)
  bool bold = false;
  Colour colour = kBlack;
  HAlign align = HAlign::Left;
  VAlign valign = VAlign::Baseline;
  double tracking_em = 0;  ///< extra space after each character
};

/// How a text is made to fit its place. First it is wrapped (if allowed), then condensed (長体) down to
/// `least_condense`, then set smaller down to `least_size`; what still does not fit is Failure
/// E-RENDER-OVERFLOW.
struct TextFit {
  double max_w_mm = 0;         ///< 0: no limit
  double max_h_mm = 0;         ///< 0: no limit; used when wrapping
  bool wrap = false;           ///< break lines by 禁則処理 (JIS X 4051); '\n' always breaks
  double least_condense = 1;   ///< smallest horizontal scale; 1 forbids condensing. 0.6 is still read easily
  double least_size = 1;       ///< smallest scale of the size; 1 forbids shrinking
  double line_pitch_em = 1.5;  ///< distance of baselines
};

/// What a text took.
struct TextExtent {
  double w_mm = 0;  ///< widest line
  double h_mm = 0;  ///< em box of the first line to em box of the last
  int lines = 0;
  double condense = 1;  ///< horizontal scale that was used
  double size_pt = 0;   ///< size that was used
};

}  // namespace uketsuke::render
