#include "ledger/codec/texts.h"

#include <charconv>

#include "core/errors/failure.h"

namespace uketsuke::ledger {

std::string join_texts(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += std::to_string(text.size()) + ":" + text;
  return out;
}

std::vector<std::string> split_texts(std::string_view joined, std::size_t at_least) {
  std::vector<std::string> out;
  while (!joined.empty()) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(joined.data(), joined.data() + joined.size(), length);
    const auto digits = static_cast<std::size_t>(end - joined.data());
    if (error != std::errc{} || digits >= joined.size() || *end != ':' || length > joined.size() - digits - 1)
      throw Failure("E-LEDGER-CORRUPT", "joined texts");
    out.emplace_back(joined.substr(digits + 1, length));
    joined.remove_prefix(digits + 1 + length);
  }
  if (out.size() < at_least) out.resize(at_least);
  return out;
}

}  // namespace uketsuke::ledger
