#include <sodium.h>

#include "core/errors/failure.h"
#include "pipeline/notices/seal_image.h"

namespace uketsuke::pipeline {
namespace {

constexpr std::string_view kPrefix = "data:image/png;base64,";

}  // namespace

Bytes seal_image(const std::string& data_url) {
  if (data_url.empty()) return {};
  if (!data_url.starts_with(kPrefix)) throw Failure("E-INPUT-VALUE", "association.seal");
  Bytes out(data_url.size());
  std::size_t length = 0;
  if (sodium_base642bin(out.data(), out.size(), data_url.data() + kPrefix.size(), data_url.size() - kPrefix.size(),
                        "\r\n ", &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    throw Failure("E-INPUT-VALUE", "association.seal");
  out.resize(length);
  return out;
}

std::string data_url_of(const Bytes& png) {
  std::string text(sodium_base64_ENCODED_LEN(png.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), png.data(), png.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return std::string(kPrefix) + text;
}

}  // namespace uketsuke::pipeline
