#pragma once

#include <filesystem>
#include <string>

#include "core/debug/debug_sink.h"
#include "core/ids.h"

namespace uketsuke::app {

/// Writes numbered intermediates of one page into a folder: "<file>_<page>_30_clean.png" and, as data,
/// "<file>_<page>_45_registration.json"; <file> is the beginning of the scan's SHA-256. The stages paint 個人番号 areas
/// over before they hand a picture of a registered page here.
class FolderSink final : public DebugSink {
 public:
  FolderSink(std::filesystem::path folder, const PageId& page);
  bool wanted() const override { return true; }
  void picture(int step, std::string_view name, const ImageView& image) override;
  void data(int step, std::string_view name, std::string_view json) override;

 private:
  std::filesystem::path path_of(int step, std::string_view name, std::string_view ending) const;

  std::filesystem::path folder_;
  std::string prefix_;
};

}  // namespace uketsuke::app
