#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::render {

/// One character as a person sees it, before fonts are asked.
struct Character {
  std::size_t begin = 0;   ///< bytes into the text
  std::size_t length = 0;  ///< bytes, with selector and marks
  char32_t base = 0;
  char32_t selector = 0;  ///< variation selector (U+FE00–FE0F, U+E0100–E01EF), 0 if none
};

/// Splits one line into characters. Throws Failure E-INPUT-VALUE when the bytes are no UTF-8, and
/// E-RENDER-GLYPH for what no font may decide: private use, control and invisible format characters, U+FFFD
/// and 〓 (both stand for a character that got lost), a variation selector without its character; in a `name`
/// also □.
std::vector<Character> split_characters(std::string_view utf8, bool name);

/// The character that starts at a byte of well-formed text.
Character character_at(std::string_view utf8, std::size_t begin);

/// "U+9089 U+E0100 邉󠄀": names a character without naming the person.
std::string describe(const Character& c);

/// White space, which has no ink in any font.
bool is_blank(char32_t c);

}  // namespace uketsuke::render
