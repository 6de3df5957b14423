// A request's body as hostile bytes: it is refused as input or its getters answer within their bounds; nothing else is
// ever thrown.

#include <cstdint>
#include <cstdlib>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "desk/http/body.h"

namespace {

using uketsuke::Failure;
using uketsuke::desk::Body;

template <class Ask>
void refused_or(const Ask& ask) {
  try {
    ask();
  } catch (const Failure& failure) {
    if (failure.code() != "E-INPUT-VALUE") std::abort();
  }
}

void ask_all(const Body& body) {
  for (const char* key : {"a", "b", "version", ""}) {
    refused_or([&] {
      if (const std::string text = body.text(key, 20); text.size() > 20 || !uketsuke::is_utf8(text)) std::abort();
    });
    refused_or([&] {
      if (const auto whole = body.integer(key, -5, 1000); whole < -5 || whole > 1000) std::abort();
    });
    refused_or([&] { body.number(key); });
    refused_or([&] { body.boolean(key); });
    refused_or([&] {
      if (body.texts(key, 3).size() > 3) std::abort();
    });
    refused_or([&] {
      for (const Body& inner : body.objects(key, 3)) inner.text_or_empty("a");
    });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  refused_or([&] { ask_all(Body::parse(std::string(reinterpret_cast<const char*>(data), size))); });
  return 0;
}
