#pragma once

#include <string_view>

#include "core/image/image.h"

namespace uketsuke {

/// Receives numbered intermediates (`--debug-dir`) so that a refused page can be explained with a picture, and where
/// something lies measured.
/// Steps: 10 scan, 30 clean, 35 binary, 40 anchors, 45 registered, 50 fields, 60 document lines,
/// 70 readings.
/// A sink masks 個人番号 areas unless it was told to reveal them.
class DebugSink {
 public:
  virtual ~DebugSink() = default;
  /// True when pictures are wanted; lets stages skip drawing.
  virtual bool wanted() const = 0;
  virtual void picture(int step, std::string_view name, const ImageView& image) = 0;
  /// Geometry of a step as JSON, beside its picture. Never anything that was read from the page: nothing of it is
  /// masked. A sink that keeps pictures only may leave it out.
  virtual void data(int /*step*/, std::string_view /*name*/, std::string_view /*json*/) {}
};

/// A sink that wants nothing.
DebugSink& no_debug();

}  // namespace uketsuke
