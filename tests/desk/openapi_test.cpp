#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "core/os/files.h"
#include "tests/desk/seeded_office.h"

namespace uketsuke::desk {
namespace {

/// "GET /api/cases" … as docs/openapi.yaml lists them: a path is a key two spaces in, a method four spaces in.
std::set<std::string> described_operations() {
  const std::string text = read_text_file(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "docs/openapi.yaml", 1 << 20);
  std::set<std::string> out;
  std::string path;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.rfind("  /", 0) == 0) path = line.substr(2, line.find(':') - 2);
    if (line == "components:") break;
    for (const char* method : {"get", "post", "put", "delete"}) {
      if (line != std::string("    ") + method + ":") continue;
      std::string upper = method;
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      out.insert(upper + " " + path);
    }
  }
  return out;
}

TEST(OpenApi, DescribesExactlyTheServersOperations) {
  std::set<std::string> served;
  const Router router = desk_routes(SeededOffice::shared().desk());
  for (const Route& route : router.routes()) served.insert(route.method + " " + route.pattern);
  EXPECT_EQ(served, described_operations());
  EXPECT_GT(served.size(), 60U);
}

}  // namespace
}  // namespace uketsuke::desk
