#include "tools/page_maker/glyphs/glyph_set.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/text.h"

namespace uketsuke::page_maker {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kMost = 64ULL << 20;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t end = text.find(at); end != std::string_view::npos; end = text.find(at, from)) {
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  if (from < text.size()) parts.push_back(text.substr(from));
  return parts;
}

/// Rows of a tab-separated file with at least `columns` columns.
std::vector<std::vector<std::string>> rows_of(const fs::path& file, std::size_t columns) {
  const std::string text = read_text_file(file, kMost);
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view line : split(text, '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() < columns) throw Failure("E-ENV-FILE", file.string());
    rows.emplace_back(parts.begin(), parts.end());
  }
  return rows;
}

void load_digits(const fs::path& folder, GlyphSet& set) {
  constexpr std::size_t kImageHead = 16;
  constexpr std::size_t kLabelHead = 8;
  const Bytes images = read_file(folder / "digits-images.idx3", kMost);
  const Bytes labels = read_file(folder / "digits-labels.idx1", kMost);
  if (labels.size() < kLabelHead || images.size() != kImageHead + (labels.size() - kLabelHead) * 256)
    throw Failure("E-ENV-FILE", "digit glyphs do not fit their labels");
  for (std::size_t i = 0; i + kLabelHead < labels.size(); ++i) {
    DigitGlyph glyph{};
    std::copy_n(images.begin() + static_cast<std::ptrdiff_t>(kImageHead + i * 256), 256, glyph.begin());
    set.digits.at(labels[kLabelHead + i]).push_back(glyph);
  }
  for (const auto& digit : set.digits)
    if (digit.empty()) throw Failure("E-ENV-FILE", "a digit has no glyph");
}

std::map<char32_t, PenStrokes> load_strokes(const fs::path& file) {
  std::map<char32_t, PenStrokes> out;
  for (const auto& row : rows_of(file, 2)) {
    PenStrokes strokes;
    for (const std::string_view stroke : split(row[1], ';')) {
      PenStroke points;
      for (const std::string_view point : split(stroke, ' ')) {
        const auto xy = split(point, ',');
        if (xy.size() != 2) throw Failure("E-ENV-FILE", file.string());
        points.push_back({std::atof(std::string(xy[0]).c_str()), std::atof(std::string(xy[1]).c_str())});
      }
      strokes.push_back(std::move(points));
    }
    out[code_points(row[0]).front()] = std::move(strokes);
  }
  return out;
}

std::vector<GivenName> load_given(const fs::path& file) {
  std::vector<GivenName> out;
  for (const auto& row : rows_of(file, 2)) out.push_back({row[0], to_katakana(row[1])});
  return out;
}

}  // namespace

GlyphSet GlyphSet::load(const fs::path& folder) {
  GlyphSet set;
  load_digits(folder, set);
  set.model = load_strokes(folder / "strokes_model.txt");
  set.pen = load_strokes(folder / "strokes_pen.txt");
  for (const auto& row : rows_of(folder / "surnames.tsv", 3))
    set.surnames.push_back({row[0], to_katakana(row[1]), std::atof(row[2].c_str())});
  set.given_male = load_given(folder / "given_male.tsv");
  set.given_female = load_given(folder / "given_female.tsv");
  for (const auto& row : rows_of(folder / "addresses.tsv", 4))
    set.addresses.push_back({row[0], row[1], row[2], row[3], row.size() > 4 ? row[4] : ""});
  for (const auto& row : rows_of(folder / "banks.tsv", 3)) set.banks.push_back({row[0], row[1], row[2]});
  return set;
}

const PenStrokes* GlyphSet::strokes(char32_t character, bool prefer_pen) const {
  const auto& first = prefer_pen ? pen : model;
  const auto& second = prefer_pen ? model : pen;
  if (const auto it = first.find(character); it != first.end()) return &it->second;
  const auto it = second.find(character);
  return it == second.end() ? nullptr : &it->second;
}

}  // namespace uketsuke::page_maker
