#include "core/errors/failure.h"

#include "core/errors/catalogue.h"
#include "core/errors/require.h"

namespace uketsuke {
namespace {

std::string sentence(std::string_view code, std::string_view detail) {
  const ErrorInfo* info = find_error(code);
  UKETSUKE_REQUIRE(info != nullptr);
  std::string text{info->what_en};
  if (!detail.empty()) text.append(": ").append(detail);
  text.append(". ").append(info->do_en);
  return text;
}

}  // namespace

Failure::Failure(std::string_view code, std::string_view detail)
    : std::runtime_error(sentence(code, detail)), code_(code), detail_(detail) {}

Failure Failure::at(std::string_view file, int page) const {
  Failure placed = *this;
  placed.file_ = file;
  placed.page_ = page;
  return placed;
}

}  // namespace uketsuke
