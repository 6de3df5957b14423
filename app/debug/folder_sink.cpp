#include "app/debug/folder_sink.h"

#include <fmt/format.h>

#include "core/image/codec.h"
#include "core/os/files.h"

namespace uketsuke::app {

FolderSink::FolderSink(std::filesystem::path folder, const PageId& page)
    : folder_(std::move(folder)), prefix_(fmt::format("{}_{:06}", page.file.value.substr(0, 8), page.number)) {
  std::filesystem::create_directories(folder_);
}

void FolderSink::picture(int step, std::string_view name, const ImageView& image) {
  const Bytes png = encode_png(image);
  real_file_system().write_durably(folder_ / fmt::format("{}_{:02}_{}.png", prefix_, step, name), png);
}

}  // namespace uketsuke::app
