// Text as it is read from paper or typed: no crash on any bytes, every result is UTF-8, and what is called a good day
// is one that reads the same again in its official form.

#include <cstdint>
#include <cstdlib>

#include "core/calendar/wareki.h"
#include "core/numbers/check_digits.h"
#include "core/text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uketsuke;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const std::string& made :
       {nfkc(text), to_katakana(text), without_spaces(text), with_single_spaces(text), kana_key(text)})
    if (!is_utf8(made)) std::abort();
  if (is_utf8(text) && to_utf8(code_points(text)) != text) std::abort();
  if (is_my_number(text) && (size != 12 || !all_digits(text))) std::abort();
  if (is_corporate_number(text) && (size != 13 || !all_digits(text))) std::abort();
  if (is_insurer_number(text) && (!all_digits(text) || (size != 6 && size != 8))) std::abort();
  const auto read = parse_japanese_date(text);
  if (!read || read->fault != WarekiFault::None) return 0;
  if (!read->date.ok()) std::abort();
  // Before 明治6 there is no era date, and on paper an era's year has two digits.
  if (read->date < eras().front().first || static_cast<int>(read->date.year()) > eras().back().offset + 99) return 0;
  const auto again = parse_japanese_date(format_wareki(read->date));
  if (!again || again->fault != WarekiFault::None || again->date != read->date) std::abort();
  return 0;
}
