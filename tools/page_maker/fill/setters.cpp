#include "tools/page_maker/fill/setters.h"

#include "core/text/text.h"
#include "tools/page_maker/fill/date_entry.h"

namespace uketsuke::page_maker {
namespace {

std::string with_ascii_digits(const std::string& text) {
  std::vector<char32_t> points = code_points(text);
  for (char32_t& c : points) {
    if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
    if (c == U'－') c = U'-';
  }
  return to_utf8(points);
}

}  // namespace

void set_digits(Entry& entry, const std::string& digits) {
  if (digits.empty()) return;
  entry.state = ReadState::Read;
  entry.value = entry.raw = entry.digits = digits;
}

void set_text(Entry& entry, const std::string& text) {
  if (text.empty()) return;
  entry.state = ReadState::Read;
  entry.text = text;
  entry.value = entry.raw = with_ascii_digits(text);
}

void set_kana(Entry& entry, const std::string& family, const std::string& given) {
  entry.state = ReadState::Read;
  entry.family_kana = family;
  entry.given_kana = given;
  entry.value = entry.raw = family + "　" + given;
}

void set_kana(Entry& entry, const std::string& kana) {
  if (kana.empty()) return;
  entry.state = ReadState::Read;
  entry.family_kana = entry.value = entry.raw = kana;
}

void set_choice(Entry& entry, std::vector<std::string> values) {
  for (const std::string& value : values) entry.value.append(entry.value.empty() ? "" : ",").append(value);
  if (values.empty()) return;
  entry.state = ReadState::Read;
  entry.raw = entry.value;
  entry.chosen = std::move(values);
}

void set_day(Entry& entry, Date day, const Source& source) {
  if (day.ok()) set_date(entry, day, source.western_dates, source.leading_zeros);
}

}  // namespace uketsuke::page_maker
