#include <memory>
#include <string>

#include <zint.h>

#include "core/errors/failure.h"
#include "core/numbers/check_digits.h"
#include "tools/page_maker/documents/qr_code.h"

namespace uketsuke::page_maker {
namespace {

struct Free {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

}  // namespace

render::ModuleMatrix qr_code(std::string_view digits) {
  if (!all_digits(digits)) throw Failure("E-INPUT-VALUE", "this code holds digits only");
  const std::unique_ptr<zint_symbol, Free> symbol(ZBarcode_Create());
  symbol->symbology = BARCODE_QRCODE;
  const std::string text(digits);
  const int result =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (result >= ZINT_ERROR) throw Failure("E-INPUT-VALUE", std::string("QR code: ") + symbol->errtxt);
  render::ModuleMatrix matrix;
  matrix.columns = symbol->width;
  matrix.rows = symbol->rows;
  for (int row = 0; row < matrix.rows; ++row)
    for (int column = 0; column < matrix.columns; ++column)
      matrix.dark.push_back(((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0);
  return matrix;
}

}  // namespace uketsuke::page_maker
