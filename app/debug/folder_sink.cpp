#include "app/debug/folder_sink.h"

#include <fmt/format.h>

#include "core/image/codec.h"
#include "core/os/files.h"

namespace uketsuke::app {

FolderSink::FolderSink(std::filesystem::path folder, const PageId& page)
    : folder_(std::move(folder)), prefix_(fmt::format("{}_{:06}", page.file.value.substr(0, 8), page.number)) {
  std::filesystem::create_directories(folder_);
}

std::filesystem::path FolderSink::path_of(int step, std::string_view name, std::string_view ending) const {
  return folder_ / fmt::format("{}_{:02}_{}.{}", prefix_, step, name, ending);
}

void FolderSink::picture(int step, std::string_view name, const ImageView& image) {
  real_file_system().write_durably(path_of(step, name, "png"), encode_png(image));
}

void FolderSink::data(int step, std::string_view name, std::string_view json) {
  real_file_system().write_durably(path_of(step, name, "json"), Bytes(json.begin(), json.end()));
}

}  // namespace uketsuke::app
