#include "ocr/documents/values/symbol_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke::ocr {

namespace {

/// What may stand between 記号 and 番号, around them and before them. A sign that is neither of these nor one of theirs
/// belongs to one of them and is not understood.
constexpr std::u32string_view kBetween = U" 　-‐‑–—―−ー・:.,/、。()[]【】「」";
constexpr std::array<std::u32string_view, 4> kLabels{U"記号", U"番号", U"第", U"号"};

/// 記号 may hold kana and kanji (東415): each insurer has its own.
bool may_be_theirs(char32_t c) {
  return is_digit(c) || is_letter(c) || is_katakana(c) || is_hiragana(c) || is_kanji(c);
}

/// How many signs what stands at the begin of a text takes that belongs to neither; 0 where it may be theirs.
std::size_t between_at(std::span<const char32_t> text) {
  for (const std::u32string_view label : kLabels)
    if (text.size() >= label.size() && std::equal(label.begin(), label.end(), text.begin())) return label.size();
  return kBetween.find(text.front()) != std::u32string_view::npos ? 1 : 0;
}

/// The words between the separators; none where a sign is neither.
std::vector<std::string> words_of(const std::string& text) {
  const std::vector<char32_t> all = code_points(nfkc(text));
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t i = 0; i < all.size();) {
    if (const std::size_t between = between_at(std::span(all).subspan(i)); between > 0) {
      inside = false;
      i += between;
      continue;
    }
    if (!may_be_theirs(all[i])) return {};
    if (!inside) words.emplace_back();
    words.back() += to_utf8(all[i++]);
    inside = true;
  }
  return words;
}

}  // namespace

std::vector<FieldReading> split_symbol_number(const FieldReading& both) {
  std::vector<std::string> words = words_of(both.value);
  // One reader often misses the hyphen that the other saw: the same signs, parted.
  for (const Candidate& other : both.candidates) {
    const std::vector<std::string> parted = words_of(other.value);
    if (words.size() == 1 && parted.size() == 2 && parted[0] + parted[1] == words[0]) words = parted;
  }
  std::vector<FieldReading> out(2, both);
  out[0].field = "symbol";
  out[1].field = "number";
  for (std::size_t i = 0; i < 2; ++i) {
    const bool apart = words.size() == 2 && both.state == ReadState::Read;
    out[i].candidates.clear();
    out[i].raw = both.value;
    out[i].value = apart ? words[i] : std::string();
    if (apart) {
      out[i].candidates.push_back({words[i], both.confidence});
    } else if (both.state == ReadState::Read) {
      out[i].state = ReadState::Unreadable;
      out[i].doubts.emplace_back("not_understood");
    }
  }
  return out;
}

void part_joint_code(std::vector<FieldReading>& fields) {
  const auto find = [&](std::string_view id) {
    return std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) { return f.field == id; });
  };
  const auto symbol = find("symbol"), number = find("number");
  if (symbol == fields.end() || number == fields.end() || symbol->state != ReadState::Read) return;
  if (symbol->value != number->value) return;
  if (intersect(symbol->rect, number->rect).area() < 0.5 * std::min(symbol->rect.area(), number->rect.area())) return;
  const std::vector<FieldReading> both = split_symbol_number(*symbol);
  *symbol = both[0];
  *number = both[1];
}

}  // namespace uketsuke::ocr
