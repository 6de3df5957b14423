#include "render/typeset/font_files.h"

namespace uketsuke::render {

FontFiles FontFiles::debian() {
  const std::filesystem::path fonts = "/usr/share/fonts";
  const auto ipamj = fonts / "truetype/ipamj/ipamjm.ttf";
  const auto ipaex = fonts / "opentype/ipaexfont-mincho/ipaexm.ttf";
  const auto mincho = fonts / "truetype/bizud-mincho/BIZUDMincho-Regular.ttf";
  const auto gothic = fonts / "truetype/bizud-gothic/BIZUDGothic-Regular.ttf";
  const auto gothic_bold = fonts / "truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
  const auto ocr_b = fonts / "opentype/ocr-b/OCRB.otf";
  // IPAmj 明朝 ends every chain: it holds all characters of 戸籍 and 住基 with their IVS, so that a rare
  // character inside a running text is set in another design rather than refused. Names start with it; the
  // variants it lacks (sequences of Adobe-Japan1 such as 葛 U+E0100) are in IPAex of the same design, or in
  // BIZ UD. OCR-B stands alone: a digit in another design would no longer be OCR-B.
  return {{mincho, ipamj}, {gothic, ipamj}, {gothic_bold, ipamj}, {ipamj, ipaex, mincho}, {ocr_b}};
}

const std::vector<std::filesystem::path>& FontFiles::chain(FontRole role, bool bold) const {
  switch (role) {
    case FontRole::Mincho: return bold ? gothic_bold : mincho;
    case FontRole::Gothic: return bold ? gothic_bold : gothic;
    case FontRole::Name: return name;
    case FontRole::OcrB: return ocr_b;
  }
  return mincho;
}

}  // namespace uketsuke::render
