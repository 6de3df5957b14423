#include "validate/compare/values.h"

#include <string>
#include <vector>

#include "core/text/text.h"

namespace uketsuke::validate {
namespace {

std::string without_leading_zeros(std::string_view digits) {
  const std::size_t at = digits.find_first_not_of('0');
  return std::string(at == std::string_view::npos ? std::string_view{} : digits.substr(at));
}

std::string symbol_key(std::string_view text) {
  std::string out;
  std::string run;
  const auto end_run = [&] {
    out += without_leading_zeros(run);
    run.clear();
  };
  for (const char32_t c : code_points(without_spaces(nfkc(text)))) {
    constexpr std::u32string_view kSeparators = U"-・·･.,、。の/‐−ー:()";
    if (c >= U'0' && c <= U'9') {
      run.push_back(static_cast<char>(c));
      continue;
    }
    end_run();
    out += kSeparators.find(c) == std::u32string_view::npos ? to_utf8(c) : "|";
  }
  end_run();
  return out;
}

// The tie behind a word of the register.
std::string tie(std::string_view word) {
  const std::string text = without_spaces(word);
  for (const std::string_view child : {"長男", "次男", "二男", "三男", "四男", "五男", "長女", "次女", "二女", "三女",
                                       "四女", "五女", "男", "女", "養子", "養女", "子"})
    if (text == child) return "子";
  for (const std::string_view spouse : {"夫", "妻", "配偶者", "妻(未届)", "夫(未届)"})
    if (text == spouse) return "配偶者";
  for (const std::string_view self : {"本人", "世帯主", "組合員"})
    if (text == self) return "本人";
  return text;
}

}  // namespace

Comparison compare_plain(std::string_view a, std::string_view b) {
  return a == b ? Comparison::Exact : Comparison::Different;
}

Comparison compare_numbers(std::string_view a, std::string_view b) {
  if (a == b) return Comparison::Exact;
  return without_leading_zeros(a) == without_leading_zeros(b) ? Comparison::KeyEqual : Comparison::Different;
}

Comparison compare_symbols(std::string_view a, std::string_view b) {
  if (a == b) return Comparison::Exact;
  std::string x = symbol_key(a);
  std::string y = symbol_key(b);
  if (x == y) return Comparison::KeyEqual;
  std::erase(x, '|');
  std::erase(y, '|');
  if (x == y) return Comparison::KeyEqual;
  return !x.empty() && !y.empty() && (x.ends_with(y) || y.ends_with(x)) ? Comparison::Partial : Comparison::Different;
}

Comparison compare_relations(std::string_view a, std::string_view b) {
  if (without_spaces(a) == without_spaces(b)) return Comparison::Exact;
  return tie(a) == tie(b) ? Comparison::KeyEqual : Comparison::Different;
}

}  // namespace uketsuke::validate
