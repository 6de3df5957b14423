#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"
#include "ocr/lines/line_reader.h"

namespace uketsuke::ocr {

/// A printed name's text with ヱ where its ink shows one: neither reader knows the sign, and they take it for エ (in
/// flat faces for ユ or ア). What tells them apart is the stroke that comes back under the upper bar of ヱ; beside the
/// stem of エ is paper there. `line` is the text's ink on the page, `air_px` the paper left of it in the picture that
/// was read, `binary` holds 0 and 255.
std::vector<char32_t> with_old_kana(const ImageView& binary, const Rect<CleanPx>& line, double air_px,
                                    const LineText& read, std::vector<char32_t> text);

}  // namespace uketsuke::ocr
