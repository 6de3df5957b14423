#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace uketsuke::page_maker {

/// One real handwritten digit: 16 × 16 alpha, 0 paper, 255 ink.
using DigitGlyph = std::array<std::uint8_t, 256>;

/// Pen strokes of one character; points in a square of 0..255, y down.
struct StrokePoint {
  double x = 0;
  double y = 0;
};
using PenStroke = std::vector<StrokePoint>;
using PenStrokes = std::vector<PenStroke>;

struct Surname {
  std::string kanji;
  std::string kana;   ///< full-width katakana
  double weight = 1;  ///< estimated head count
};
struct GivenName {
  std::string kanji;
  std::string kana;
};
struct Address {
  std::string postal_code;  ///< 7 digits
  std::string prefecture;
  std::string city;
  std::string town;
  std::string kana;  ///< of city and town, full-width katakana; empty where the official reading holds digits
};

/// A branch of a bank, as people write its name.
struct BankOffice {
  std::string bank_code;    ///< 4 digits
  std::string branch_code;  ///< 3 digits
  std::string written;      ///< みずほ銀行中央支店
};

/// Everything that made pages are written with, loaded from a folder that glyph_set/make_glyph_set.py fills.
/// Digits keep the order of their file, in which neighbours come from one hand.
struct GlyphSet {
  std::array<std::vector<DigitGlyph>, 10> digits;
  std::map<char32_t, PenStrokes> model;  ///< model hand (all kana, Latin, most kanji)
  std::map<char32_t, PenStrokes> pen;    ///< one native writer's strokes
  std::vector<Surname> surnames;
  std::vector<GivenName> given_male;
  std::vector<GivenName> given_female;
  std::vector<Address> addresses;
  std::vector<BankOffice> banks;

  /// Throws Failure E-ENV-FILE when a file is missing or damaged.
  static GlyphSet load(const std::filesystem::path& folder);
  /// The strokes of a character in the wanted hand, else in the other one, else nullptr.
  const PenStrokes* strokes(char32_t character, bool prefer_pen) const;
};

}  // namespace uketsuke::page_maker
