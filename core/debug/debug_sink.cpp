#include "core/debug/debug_sink.h"

namespace uketsuke {
namespace {

class NoDebug final : public DebugSink {
 public:
  bool wanted() const override { return false; }
  void picture(int, std::string_view, const ImageView&) override {}
};

}  // namespace

DebugSink& no_debug() {
  static NoDebug sink;
  return sink;
}

}  // namespace uketsuke
