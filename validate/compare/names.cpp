#include "validate/compare/names.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "core/assets.h"
#include "core/os/files.h"
#include "core/text/text.h"

namespace uketsuke::validate {
namespace {

using Folds = std::unordered_map<char32_t, char32_t>;

Folds load_folds() {
  const std::string text = read_text_file(Assets::locate().templates / "tables/name_variants.tsv", 4U << 20);
  Folds folds;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<char32_t> line = code_points(std::string_view(text).substr(at, end - at));
    if (line.size() == 3 && line[1] == U'\t') folds.emplace(line[0], line[2]);
    at = end + 1;
  }
  return folds;
}

// Width and spaces folded, variation selectors dropped; characters kept.
std::string plain(std::string_view name) {
  std::vector<char32_t> out;
  for (const char32_t c : code_points(without_spaces(nfkc(name))))
    if (!is_variation_selector(c)) out.push_back(c);
  return to_utf8(out);
}

// The name without what stands in brackets, and the bracketed part.
struct Bracketed {
  std::string outside;
  std::string inside;
};

Bracketed split_brackets(std::string_view name) {
  std::vector<char32_t> outside;
  std::vector<char32_t> inside;
  int depth = 0;
  for (const char32_t c : code_points(name)) {
    if (c == U'(' || c == U'（' || c == U'[' || c == U'［' || c == U'「') {
      ++depth;
    } else if (c == U')' || c == U'）' || c == U']' || c == U'］' || c == U'」') {
      depth = std::max(0, depth - 1);
    } else {
      (depth > 0 ? inside : outside).push_back(c);
    }
  }
  return {to_utf8(outside), to_utf8(inside)};
}

// Surname and given name of a name with a gap; empty when there is none.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> out;
  const std::string spaced = with_single_spaces(name);
  std::size_t at = 0;
  constexpr std::string_view kGap = "\u3000";
  for (std::size_t end = spaced.find(kGap); end != std::string::npos; end = spaced.find(kGap, at)) {
    out.push_back(name_key(spaced.substr(at, end - at)));
    at = end + kGap.size();
  }
  if (!out.empty()) out.push_back(name_key(spaced.substr(at)));
  return out;
}

bool one_character_apart(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  if (std::max(a.size(), b.size()) < 3) return false;
  if (a.size() == b.size()) {
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < a.size(); ++i) wrong += a[i] != b[i] ? 1 : 0;
    return wrong == 1;
  }
  const auto& longer = a.size() > b.size() ? a : b;
  const auto& shorter = a.size() > b.size() ? b : a;
  if (longer.size() != shorter.size() + 1) return false;
  const auto [l, s] = std::mismatch(longer.begin(), longer.end(), shorter.begin(), shorter.end());
  return std::equal(l + 1, longer.end(), s, shorter.end());
}

bool share_a_part(std::string_view a, std::string_view b) {
  const auto begins_or_ends = [](const std::vector<std::string>& parts, const std::string& whole) {
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return !part.empty() && (whole.starts_with(part) || whole.ends_with(part));
    });
  };
  return begins_or_ends(parts_of(a), name_key(b)) || begins_or_ends(parts_of(b), name_key(a));
}

// Roman letters are printed in capitals on a 住民票 and written either way elsewhere.
std::string in_capitals(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// The roman letters of a name, and the rest (ローマ字と漢字の併記).
struct Scripts {
  std::string roman;
  std::string other;
};

Scripts scripts_of(std::string_view name) {
  Scripts out;
  for (const char32_t c : code_points(in_capitals(name_key(name)))) {
    const bool roman = c >= U'A' && c <= U'Z';
    const bool sign = c < 0x80 && !roman;
    if (!sign) (roman ? out.roman : out.other) += to_utf8(c);
  }
  return out;
}

// One paper gives a foreign name in both scripts, the other in one of them.
bool either_script_agrees(std::string_view a, std::string_view b) {
  const Scripts x = scripts_of(a);
  const Scripts y = scripts_of(b);
  const bool both = (!x.roman.empty() && !x.other.empty()) || (!y.roman.empty() && !y.other.empty());
  return both && ((!x.roman.empty() && x.roman == y.roman) || (!x.other.empty() && x.other == y.other));
}

}  // namespace

std::string name_key(std::string_view name) {
  static const Folds folds = load_folds();
  std::vector<char32_t> out = code_points(plain(name));
  for (char32_t& c : out)
    if (const auto it = folds.find(c); it != folds.end()) c = it->second;
  return to_utf8(out);
}

Comparison compare_names(std::string_view a, std::string_view b) {
  if (without_spaces(a) == without_spaces(b)) return Comparison::Exact;
  if (in_capitals(plain(a)) == in_capitals(plain(b))) return Comparison::KeyEqual;
  if (name_key(a) == name_key(b)) return Comparison::Variant;
  const Bracketed x = split_brackets(a);
  const Bracketed y = split_brackets(b);
  if (!x.inside.empty() || !y.inside.empty()) {
    if (name_key(x.outside) == name_key(y.outside)) return Comparison::Partial;
    if (!x.inside.empty() && name_key(b).find(name_key(x.inside)) != std::string::npos) return Comparison::Partial;
    if (!y.inside.empty() && name_key(a).find(name_key(y.inside)) != std::string::npos) return Comparison::Partial;
  }
  if (either_script_agrees(a, b)) return Comparison::Partial;
  if (one_character_apart(code_points(name_key(a)), code_points(name_key(b))) || share_a_part(a, b))
    return Comparison::Partial;
  return Comparison::Different;
}

Comparison compare_kana(std::string_view a, std::string_view b) {
  const std::string x = to_katakana(without_spaces(a));
  const std::string y = to_katakana(without_spaces(b));
  if (x == y) return Comparison::Exact;
  const std::string key_a = kana_key(a);
  const std::string key_b = kana_key(b);
  if (key_a == key_b) return Comparison::KeyEqual;
  if (one_character_apart(code_points(key_a), code_points(key_b)) || share_a_part(a, b)) return Comparison::Partial;
  return Comparison::Different;
}

}  // namespace uketsuke::validate
