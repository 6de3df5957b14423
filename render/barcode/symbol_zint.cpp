#include "render/barcode/symbol_zint.h"

#include <memory>
#include <string>

#include <zint.h>

#include "core/errors/failure.h"

namespace uketsuke::render {
namespace {

struct Free {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

}  // namespace

ModuleMatrix modules_of(std::string_view payload, int symbology, int option) {
  const std::unique_ptr<zint_symbol, Free> symbol(ZBarcode_Create());
  symbol->symbology = symbology;
  if (option != 0) symbol->option_3 = option;
  const std::string text(payload);
  const int result =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (result >= ZINT_ERROR) throw Failure("E-INPUT-VALUE", std::string("barcode: ") + symbol->errtxt);
  ModuleMatrix matrix;
  matrix.columns = symbol->width;
  matrix.rows = symbol->rows;
  for (int row = 0; row < matrix.rows; ++row)
    for (int column = 0; column < matrix.columns; ++column)
      matrix.dark.push_back(((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0);
  return matrix;
}

}  // namespace uketsuke::render
