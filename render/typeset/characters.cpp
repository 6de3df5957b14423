#include "render/typeset/characters.h"

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/text/text.h"

namespace uketsuke::render {
namespace {

/// One code point of well-formed UTF-8.
char32_t decode(std::string_view utf8, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(utf8[i])); };
  const char32_t lead = byte(at);
  length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i) c = (c << 6) | (byte(at + i) & 0x3F);
  return c;
}

bool is_mark(char32_t c) { return (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A; }

/// Characters that have no picture of their own: a font that "draws" them drops them.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x115F ||
         c == 0x1160 || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c < 0xE0100);
}

bool stands_for_a_lost_character(char32_t c, bool name) {
  return c == 0x3013 || c == 0xFFFD || (name && (c == 0x25A1 || c == 0x25A0));
}

}  // namespace

bool is_blank(char32_t c) {
  return c == 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

Character character_at(std::string_view utf8, std::size_t begin) {
  Character c;
  c.begin = begin;
  std::size_t step = 0;
  c.base = decode(utf8, begin, step);
  c.length = step;
  while (begin + c.length < utf8.size()) {
    const char32_t next = decode(utf8, begin + c.length, step);
    if (is_variation_selector(next) && c.selector == 0) {
      c.selector = next;
    } else if (!is_mark(next)) {
      break;
    }
    c.length += step;
  }
  return c;
}

std::string describe(const Character& c) {
  std::string text = fmt::format("U+{:04X}", static_cast<unsigned>(c.base));
  if (c.selector) text += fmt::format(" U+{:04X}", static_cast<unsigned>(c.selector));
  if (is_invisible(c.base) || is_blank(c.base)) return text;
  text.append(" ").append(to_utf8(c.base));
  if (c.selector) text += to_utf8(c.selector);
  return text;
}

std::vector<Character> split_characters(std::string_view utf8, bool name) {
  if (!is_utf8(utf8)) throw Failure("E-INPUT-VALUE", "text is not UTF-8");
  std::vector<Character> characters;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = character_at(utf8, at);
    if (is_private_use(c.base) || is_variation_selector(c.base) || is_invisible(c.base) || is_mark(c.base) ||
        stands_for_a_lost_character(c.base, name)) {
      throw Failure("E-RENDER-GLYPH", describe(c));
    }
    characters.push_back(c);
    at += c.length;
  }
  return characters;
}

}  // namespace uketsuke::render
