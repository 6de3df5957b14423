#include "desk/http/static_files.h"

#include <fstream>
#include <iterator>

namespace uketsuke::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 32ULL * 1024 * 1024;  // the built pages are about 2 MB

std::string type_of(const fs::path& file) {
  static const std::map<std::string, std::string> types = {{".html", "text/html; charset=utf-8"},
                                                           {".js", "text/javascript; charset=utf-8"},
                                                           {".css", "text/css; charset=utf-8"},
                                                           {".svg", "image/svg+xml"},
                                                           {".png", "image/png"},
                                                           {".json", "application/json"},
                                                           {".ico", "image/x-icon"},
                                                           {".woff2", "font/woff2"},
                                                           {".txt", "text/plain; charset=utf-8"}};
  const auto found = types.find(file.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

constexpr const char* kNotBuilt =
    "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>受付デスク</title>"
    "<body><h1>画面がまだ作られていません</h1><p><code>./run build</code> "
    "を実行してから、もう一度開いてください。</p></body></html>";

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, error);
  if (error) return;
  for (const fs::directory_entry& entry : walk) {
    if (!entry.is_regular_file() || entry.file_size() > kMostBytes) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::string name = "/" + fs::relative(entry.path(), folder).generic_string();
    if (name == "/index.html") index_ = bytes;
    files_[name] = {type_of(entry.path()), std::move(bytes)};
  }
}

Response StaticFiles::get(std::string_view path) const {
  const auto found = files_.find(path);
  if (found != files_.end() && path != "/index.html") {
    Response response = answer_bytes(found->second.type, found->second.bytes);
    // Built assets carry a hash in their names; everything else is asked for again.
    const bool hashed = path.rfind("/assets/", 0) == 0;
    response.headers.emplace_back("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    return response;
  }
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (last.find('.') != std::string_view::npos && path != "/index.html") {
    Response missing = answer_bytes("text/plain; charset=utf-8", "404");
    missing.status = 404;
    return missing;
  }
  Response page = answer_bytes("text/html; charset=utf-8", built() ? index_ : kNotBuilt);
  page.status = built() ? 200 : 503;
  page.headers.emplace_back("Cache-Control", "no-cache");
  return page;
}

}  // namespace uketsuke::desk
