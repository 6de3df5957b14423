#pragma once

#include "core/form/form_template.h"
#include "core/model/reading.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// What a lone crop holds.
enum class CropType { Digits, Kana, Text };

/// How to read a lone crop.
struct CropOptions {
  CropType type = CropType::Digits;
  int cells = 0;                    ///< Digits, Kana: cells of the comb; 0 for Text
  Charset charset = Charset::Free;  ///< Text
  int lines = 1;                    ///< Text
  std::string check;                ///< Digits: "my_number", "insurer_number" or ""; 12 cells need it said
  double px_per_mm = 0;             ///< 0: guessed (a comb cell is 5 mm wide, a line of writing 8 mm high)
};

/// Reads one field that was cut out beforehand, with or without its printed frame (`uketsuke read`). The rectangle of
/// the reading is the whole crop. Throws Failure E-INPUT-VALUE for a comb without cells or an empty picture.
FieldReading read_crop(const ImageView& crop, const CropOptions& options, const Engines& engines);

}  // namespace uketsuke::ocr
