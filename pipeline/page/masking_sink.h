#pragma once

#include <string>
#include <vector>

#include "core/debug/debug_sink.h"
#include "pipeline/page/page_outcome.h"

namespace uketsuke::pipeline {

/// Holds the intermediates of one page back until it is known where a 個人番号 stands, paints those places over, and
/// only then hands them on. Pictures that are neither in the frame of the scan nor of the clean page, and all pictures
/// of a page nobody could identify, are dropped: nobody knows where a number may show.
class MaskingSink final : public DebugSink {
 public:
  explicit MaskingSink(DebugSink& to) : to_(to) {}
  bool wanted() const override { return to_.wanted(); }
  void picture(int step, std::string_view name, const ImageView& image) override;
  void data(int step, std::string_view name, std::string_view json) override { to_.data(step, name, json); }
  /// Called once the page is read: `places` are the areas of 個人番号 on the clean page.
  void release(const PageOutcome& page, const std::vector<Rect<CleanPx>>& places);

 private:
  struct Held {
    int step;
    std::string name;
    Image image;
  };
  DebugSink& to_;
  std::vector<Held> held_;
};

}  // namespace uketsuke::pipeline
