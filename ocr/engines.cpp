#include "ocr/engines.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/os/files.h"

namespace uketsuke::ocr {
namespace {

constexpr std::uint64_t kMaxCropBytes = 1U << 20;
/// What is made of a line's reading and of a comb's, as readings state it: raised whenever that changes.
constexpr const char* kTextVersion = "text-v3";
constexpr const char* kCombVersion = "combs-v2";

Image known_crop(const Assets& assets, const char* name) {
  return decode_png(read_file(assets.cell_models / "selftest" / name, kMaxCropBytes));
}

[[noreturn]] void failed(const char* engine) { throw Failure("E-ENGINE-SELFTEST", engine); }

}  // namespace

Engines::Engines(const Assets& assets)
    : cells_(assets.cell_models / "cells" / "cells.onnx"),
      lines_(assets.deps / "rapidocr-3.10.0" / "rapidocr" / "models" / "PP-OCRv6_rec_small.onnx",
             assets.cell_models / "lines" / "int8.txt"),
      digits_(assets.cell_models / "digits" / "head.onnx"),
      names_(NameStatistics::load(assets.cell_models / "names")),
      addresses_(AddressTable::find_in(assets.deps)),
      banks_(BankTable::find_in(assets.deps)),
      variants_(VariantHead::load(assets.cell_models / "variants" / "heads.txt")) {
  self_test(assets);
}

void Engines::self_test(const Assets& assets) const {
  // Two libtbb in one process corrupt each other's tasks; the wheel's alone must be there (see ocr/CMakeLists.txt).
  if (LineReader::loaded_tbb().find(';') != std::string::npos) failed("libtbb twice");
  const Image digit = known_crop(assets, "digit7.png");
  const std::array<ImageView, 1> one{digit.view()};
  if (cells_.read(one).front().best() != 7) failed("cells");
  const CellSpan whole{0, static_cast<double>(digit.width())};
  const auto judged = digits_.judge(lines_.lattice(digit, digit_signs()), std::span(&whole, 1)).front();
  if (std::max_element(judged.begin(), judged.end()) - judged.begin() != 7) failed("digits");
  const Image line = known_crop(assets, "line.png");
  if (lines_.read(line, name_signs()).text != "東京太郎") failed("lines");
  const PageText page = print_.read(known_crop(assets, "print.png"), 300);
  if (page.lines.empty() || page.lines.front().text() != "世帯主の氏名　東京　太郎") failed("print");
}

std::string Engines::digits_version() const {
  return fmt::format("{}+{}+{}+{}", cells_.version(), digits_.version(), lines_.version(), kCombVersion);
}
std::string Engines::writing_version() const {
  return fmt::format("{}+{}+{}+{}", lines_.version(), names_.version(), variants_.version(), kTextVersion);
}
std::string Engines::print_version() const { return print_.version(); }

}  // namespace uketsuke::ocr
