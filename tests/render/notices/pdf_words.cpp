#include "tests/render/notices/pdf_words.h"

#include <fstream>
#include <regex>
#include <stdexcept>

#include "core/os/child.h"
#include "core/text/text.h"

namespace uketsuke::render::testing {
namespace {

constexpr int kTimeout_ms = 60'000;
constexpr double kMmPerPoint = 25.4 / 72;

std::string unescaped(std::string text) {
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

}  // namespace

std::string scratch_file(const std::string& name, const Bytes& bytes) {
  const std::string path = std::string(UKETSUKE_TEST_TMP) + "/" + name;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return path;
}

std::string output_of(const std::string& program, const std::vector<std::string>& arguments) {
  Child child(program, arguments, {});
  std::string output;
  char byte = 0;
  while (child.read_exactly(&byte, 1, kTimeout_ms)) output += byte;
  if (child.timed_out()) throw std::runtime_error(program + " takes too long");
  const ChildExit end = child.wait();
  if (end.signalled || end.code != 0) throw std::runtime_error(program + " failed: " + output);
  return output;
}

std::vector<PdfWord> words_of(const Bytes& pdf) {
  const std::string html = output_of("/usr/bin/pdftotext", {"-bbox", scratch_file("words.pdf", pdf), "-"});
  static const std::regex item(
      R"re(<page |<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">([^<]*)</word>)re");
  std::vector<PdfWord> words;
  int page = 0;
  for (std::sregex_iterator it(html.begin(), html.end(), item), end; it != end; ++it) {
    if (!(*it)[1].matched) {
      ++page;
      continue;
    }
    const double x0 = std::stod((*it)[1]) * kMmPerPoint;
    const double y0 = std::stod((*it)[2]) * kMmPerPoint;
    words.push_back({page,
                     {x0, y0, std::stod((*it)[3]) * kMmPerPoint - x0, std::stod((*it)[4]) * kMmPerPoint - y0},
                     unescaped((*it)[5])});
  }
  return words;
}

std::string text_of(const Bytes& pdf) {
  return without_spaces(output_of("/usr/bin/pdftotext", {"-raw", scratch_file("text.pdf", pdf), "-"}));
}

}  // namespace uketsuke::render::testing
