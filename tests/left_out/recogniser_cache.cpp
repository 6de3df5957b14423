#include "tests/left_out/recogniser_cache.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/ruled_lines.h"
#include "ocr/lines/line_reader.h"
#include "ocr/print/page_text.h"
#include "tests/left_out/archive.h"

namespace uketsuke::left_out {
namespace {

struct Said {
  std::unordered_map<std::string, ocr::LineText> lines;
  std::unordered_map<std::string, ocr::PageText> prints;
  std::unordered_map<std::string, ocr::RuledLines> rules;
  std::unordered_map<std::string, std::vector<ocr::InkBox>> ink;
  std::unordered_map<std::string, CleanPage> bare;
  std::unordered_map<std::string, ocr::Unsealed> unsealed;
  std::filesystem::path file;
  bool open = false;
  bool grown = false;
};

Said& said() {
  static Said all;
  return all;
}

/// What was asked of which picture: its size and two sums of its bytes, eight at a time.
std::string key_of(const ImageView& picture, const std::string& asked) {
  const std::size_t width = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(channels(picture.format));
  std::uint64_t one = 0x9E3779B97F4A7C15U, other = 0xC2B2AE3D27D4EB4FU;
  for (int y = 0; y < picture.height; ++y)
    for (std::size_t x = 0; x < width; x += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, picture.row(y) + x, std::min(sizeof(word), width - x));
      one = (one ^ word) * 0x100000001B3U;
      one ^= one >> 29U;
      other = (other + word) * 0x9FB21C651E98DF25U;
      other ^= other >> 32U;
    }
  return asked + "|" + std::to_string(picture.width) + "|" + std::to_string(picture.height) + "|" +
         std::to_string(one) + "|" + std::to_string(other);
}

std::string key_of(const CleanPage& page) { return key_of(page.grey.view(), key_of(page.binary.view(), "")); }

template <typename T>
void pass_all(Archive& archive, std::unordered_map<std::string, T>& all) {
  std::size_t count = all.size();
  archive.pass(count);
  if (archive.reading()) {
    for (std::size_t i = 0; i < count; ++i) {
      std::string key;
      archive.pass(key);
      archive.pass(all[key]);
    }
    return;
  }
  for (auto& [key, value] : all) {
    std::string name = key;
    archive.pass(name);
    archive.pass(value);
  }
}

/// Asked once a page, then remembered; outside a page always asked.
template <typename T, typename Ask>
T remembered(std::unordered_map<std::string, T>& all, std::string key, Ask ask) {
  if (!said().open) return ask();
  const auto known = all.find(key);
  if (known != all.end()) return known->second;
  if constexpr (std::is_same_v<T, ocr::LineText> || std::is_same_v<T, ocr::PageText>) said().grown = true;
  return all.emplace(std::move(key), ask()).first->second;
}

}  // namespace

void begin_page(const std::filesystem::path& file) {
  said() = Said{};
  said().open = true;
  said().file = file;
  std::ifstream in(file, std::ios::binary);
  if (!in) return;
  Archive archive(std::string(std::istreambuf_iterator<char>(in), {}));
  pass_all(archive, said().lines);
  pass_all(archive, said().prints);
}

void end_page() {
  if (said().grown && !said().file.empty()) {
    Archive archive;
    pass_all(archive, said().lines);
    pass_all(archive, said().prints);
    std::ofstream(said().file, std::ios::binary) << archive.bytes();
  }
  said() = Said{};
}

// The linker's names (--wrap) of what is asked and of what answers: members take their object first.
ocr::LineText real_line(const ocr::LineReader* reader, const ImageView& line, const ocr::CharSet& allowed,
                        std::size_t n) __asm__("__real__ZNK8uketsuke3ocr10LineReader4readERKNS_9ImageViewERKNS0_7CharSetEm");
ocr::LineText wrapped_line(const ocr::LineReader* reader, const ImageView& line, const ocr::CharSet& allowed,
                           std::size_t n) __asm__("__wrap__ZNK8uketsuke3ocr10LineReader4readERKNS_9ImageViewERKNS0_7CharSetEm");
ocr::PageText real_print(const ocr::PageTextReader* reader, const ImageView& grey, double dpi, ocr::PrintLayout layout,
                         Point<CleanPx> origin)
    __asm__("__real__ZNK8uketsuke3ocr14PageTextReader4readERKNS_9ImageViewEdNS0_11PrintLayoutENS_5PointINS_7CleanPxEEE");
ocr::PageText wrapped_print(const ocr::PageTextReader* reader, const ImageView& grey, double dpi,
                            ocr::PrintLayout layout, Point<CleanPx> origin)
    __asm__("__wrap__ZNK8uketsuke3ocr14PageTextReader4readERKNS_9ImageViewEdNS0_11PrintLayoutENS_5PointINS_7CleanPxEEE");

ocr::RuledLines real_rules(const ImageView& binary, double px_per_mm, double print_px)
    __asm__("__real__ZN8uketsuke3ocr10RuledLines4findERKNS_9ImageViewEdd");
ocr::RuledLines wrapped_rules(const ImageView& binary, double px_per_mm, double print_px)
    __asm__("__wrap__ZN8uketsuke3ocr10RuledLines4findERKNS_9ImageViewEdd");
std::vector<ocr::InkBox> real_ink(const ImageView& binary) __asm__("__real__ZN8uketsuke3ocr9ink_boxesERKNS_9ImageViewE");
std::vector<ocr::InkBox> wrapped_ink(const ImageView& binary)
    __asm__("__wrap__ZN8uketsuke3ocr9ink_boxesERKNS_9ImageViewE");
CleanPage real_bare(const CleanPage& page) __asm__("__real__ZN8uketsuke3ocr14without_groundERKNS_9CleanPageE");
CleanPage wrapped_bare(const CleanPage& page) __asm__("__wrap__ZN8uketsuke3ocr14without_groundERKNS_9CleanPageE");
ocr::Unsealed real_unsealed(const CleanPage& page)
    __asm__("__real__ZN8uketsuke3ocr16without_seal_inkERKNS_9CleanPageE");
ocr::Unsealed wrapped_unsealed(const CleanPage& page)
    __asm__("__wrap__ZN8uketsuke3ocr16without_seal_inkERKNS_9CleanPageE");

ocr::RuledLines wrapped_rules(const ImageView& binary, double px_per_mm, double print_px) {
  return remembered(said().rules, key_of(binary, std::to_string(px_per_mm) + "," + std::to_string(print_px)),
                    [&] { return real_rules(binary, px_per_mm, print_px); });
}

std::vector<ocr::InkBox> wrapped_ink(const ImageView& binary) {
  return remembered(said().ink, key_of(binary, ""), [&] { return real_ink(binary); });
}

CleanPage wrapped_bare(const CleanPage& page) {
  return remembered(said().bare, key_of(page), [&] { return real_bare(page); });
}

ocr::Unsealed wrapped_unsealed(const CleanPage& page) {
  return remembered(said().unsealed, key_of(page), [&] { return real_unsealed(page); });
}

ocr::LineText wrapped_line(const ocr::LineReader* reader, const ImageView& line, const ocr::CharSet& allowed,
                           std::size_t n) {
  return remembered(said().lines, key_of(line, allowed.name + "|" + std::to_string(n)),
                    [&] { return real_line(reader, line, allowed, n); });
}

ocr::PageText wrapped_print(const ocr::PageTextReader* reader, const ImageView& grey, double dpi,
                            ocr::PrintLayout layout, Point<CleanPx> origin) {
  const std::string asked = std::to_string(dpi) + "|" + std::to_string(static_cast<int>(layout)) + "|" +
                            std::to_string(origin.x) + "|" + std::to_string(origin.y);
  return remembered(said().prints, key_of(grey, asked), [&] { return real_print(reader, grey, dpi, layout, origin); });
}

}  // namespace uketsuke::left_out
