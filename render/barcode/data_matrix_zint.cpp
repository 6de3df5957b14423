#include <memory>
#include <string>

#include <zint.h>

#include "core/errors/failure.h"
#include "render/barcode/data_matrix.h"

namespace uketsuke::render {
namespace {

struct Free {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

}  // namespace

ModuleMatrix data_matrix(std::string_view payload) {
  for (const char c : payload)
    if (c < 0x20 || c > 0x7E) throw Failure("E-INPUT-VALUE", "a code holds printable ASCII only");
  const std::unique_ptr<zint_symbol, Free> symbol(ZBarcode_Create());
  symbol->symbology = BARCODE_DATAMATRIX;
  symbol->option_3 = DM_SQUARE;
  const std::string text(payload);
  const int result =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (result >= ZINT_ERROR) throw Failure("E-INPUT-VALUE", std::string("Data Matrix: ") + symbol->errtxt);
  ModuleMatrix matrix;
  matrix.columns = symbol->width;
  matrix.rows = symbol->rows;
  for (int row = 0; row < matrix.rows; ++row)
    for (int column = 0; column < matrix.columns; ++column)
      matrix.dark.push_back(((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0);
  return matrix;
}

}  // namespace uketsuke::render
