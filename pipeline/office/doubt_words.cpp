#include "pipeline/office/doubt_words.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/text/text.h"
#include "pipeline/office/item_view.h"

namespace uketsuke::pipeline {
namespace {

/// A second possibility below this probability is not what makes the reader doubt.
constexpr double kWorthAWord = 0.02;
/// With more different characters the whole values are said.
constexpr std::size_t kMostPlaces = 2;

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000'; }

std::vector<std::size_t> differences(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) out.push_back(i);
  return out;
}

std::string quoted(const std::string& text) { return "「" + text + "」"; }

std::string either(const std::string& a, const std::string& b) { return a + "か" + b + "か"; }

// Which part of a date, when it is only one.
std::optional<std::string> date_part(const std::string& a, const std::string& b) {
  const Date x = date_from_iso(a), y = date_from_iso(b);
  if (!x.ok() || !y.ok() || std::min(x, y) < eras().front().first) return std::nullopt;
  const bool year = x.year() != y.year(), month = x.month() != y.month(), day = x.day() != y.day();
  if (year + month + day != 1) return std::nullopt;
  const auto number = [](unsigned value, const char* unit) { return std::to_string(value) + unit; };
  if (day) return "日が" + either(number(unsigned{x.day()}, "日"), number(unsigned{y.day()}, "日"));
  if (month) return "月が" + either(number(unsigned{x.month()}, "月"), number(unsigned{y.month()}, "月"));
  const std::string first = format_wareki(x), second = format_wareki(y);
  const auto until_year = [](const std::string& wareki) { return wareki.substr(0, wareki.find("年") + 3); };
  return "年が" + either(until_year(first), until_year(second));
}

// The characters' numbers as a person counts them, from 1, without the gap between names.
std::string number_of(const std::vector<char32_t>& value, std::size_t place) {
  return std::to_string(1 + std::count_if(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(place),
                                          [](char32_t c) { return !is_space(c); }));
}

std::string places(const std::vector<char32_t>& a, const std::vector<char32_t>& b,
                   const std::vector<std::size_t>& where, bool masked) {
  std::string out;
  for (const std::size_t i : where) {
    if (!out.empty()) out += masked ? "・" : "、";
    out += number_of(a, i);
    if (!masked) out += "文字目が" + either(quoted(to_utf8(a[i])), quoted(to_utf8(b[i])));
  }
  return masked ? out + "文字目が" : out;
}

}  // namespace

std::string doubt_sentence(std::string_view doubt, const validate::Rules& rules) {
  std::vector<std::string> words(1);
  for (const char c : doubt)
    if (c == ':')
      words.emplace_back();
    else
      words.back() += c;
  std::string out = rules.sentence("doubt." + words[0]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string place = "{" + std::to_string(i) + "}";
    for (std::size_t at = out.find(place); at != std::string::npos; at = out.find(place))
      out.replace(at, place.size(), words[i]);
  }
  return out;
}

std::vector<int> doubtful_positions(const FieldReading& reading) {
  std::vector<int> out;
  const auto best = code_points(reading.value);
  for (const Candidate& candidate : reading.candidates) {
    const auto other = code_points(candidate.value);
    if (other.size() != best.size()) continue;
    for (const std::size_t i : differences(best, other)) out.push_back(static_cast<int>(i));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string doubt_in_words(const FieldInfo& field, const FieldReading& reading, bool masked) {
  const auto rival = std::find_if(reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& c) {
    return c.p >= kWorthAWord && c.value != reading.value && !c.value.empty();
  });
  if (reading.state != ReadState::Read || rival == reading.candidates.end()) return {};
  constexpr const char* kEnd = "判別できません。";
  if (field.type == FieldType::CalendarDate)
    if (const auto part = date_part(reading.value, rival->value)) return *part + kEnd;
  const auto best = code_points(reading.value), other = code_points(rival->value);
  const bool by_character = field.type != FieldType::CalendarDate && field.type != FieldType::Choice;
  if (by_character && best.size() == other.size()) {
    const auto where = differences(best, other);
    if (masked || where.size() <= kMostPlaces) return places(best, other, where, masked) + kEnd;
  }
  if (masked) return fmt::format("文字の数が{}", kEnd);
  return either(quoted(displayed(field, reading.value)), quoted(displayed(field, rival->value))) + kEnd;
}

}  // namespace uketsuke::pipeline
