#include <zint.h>

#include "core/errors/failure.h"
#include "render/barcode/data_matrix.h"
#include "render/barcode/symbol_zint.h"

namespace uketsuke::render {

ModuleMatrix data_matrix(std::string_view payload) {
  for (const char c : payload)
    if (c < 0x20 || c > 0x7E) throw Failure("E-INPUT-VALUE", "a code holds printable ASCII only");
  return modules_of(payload, BARCODE_DATAMATRIX, DM_SQUARE);
}

}  // namespace uketsuke::render
