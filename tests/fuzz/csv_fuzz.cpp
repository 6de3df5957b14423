// A register file as hostile bytes: any encoding's text comes out as UTF-8 or with a place inside the file, and every
// row that is read comes back the same when it is written.

#include <cstdint>
#include <cstdlib>

#include "core/text/csv.h"
#include "core/text/encoding.h"
#include "core/text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uketsuke;
  for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Cp932}) {
    const DecodedText text = decode_text({data, size}, encoding);
    if (text.bad_byte ? *text.bad_byte >= size || !text.utf8.empty() : !is_utf8(text.utf8)) std::abort();
    CsvReader reader(text.utf8);
    std::size_t last_line = 0;
    for (CsvRow row; reader.next(row);) {
      if (row.line <= last_line || row.cells.empty()) std::abort();
      last_line = row.line;
      std::string written;
      for (const std::string& cell : row.cells) written += (written.empty() ? "" : ",") + csv_cell(cell);
      CsvReader again(written);
      CsvRow back;
      if (!again.next(back) || !back.sound || back.cells.size() != row.cells.size()) std::abort();
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (csv_text(back.cells[i]) != row.cells[i]) std::abort();
    }
  }
  return 0;
}
