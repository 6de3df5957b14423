#include <zint.h>

#include "core/errors/failure.h"
#include "core/numbers/check_digits.h"
#include "render/barcode/symbol_zint.h"
#include "tools/page_maker/documents/qr_code.h"

namespace uketsuke::page_maker {

render::ModuleMatrix qr_code(std::string_view digits) {
  if (!all_digits(digits)) throw Failure("E-INPUT-VALUE", "this code holds digits only");
  return render::modules_of(digits, BARCODE_QRCODE, 0);
}

}  // namespace uketsuke::page_maker
