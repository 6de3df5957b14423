#include "pipeline/office/register_cells.h"

#include <algorithm>
#include <charconv>

#include "core/calendar/wareki.h"
#include "core/limits.h"
#include "core/numbers/check_digits.h"
#include "core/text/csv.h"
#include "core/text/text.h"
#include "validate/rules/no_value.h"

namespace uketsuke::pipeline {
namespace {

CellValue refused(std::string reason) { return {{}, std::move(reason)}; }

bool is_line_break(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\t'; }
bool is_space(char32_t c) { return c == U' ' || c == U'\u3000'; }

// What stands where an interface could not write a character (中間サーバー: ●).
bool is_replacement(char32_t c) { return c == 0xFFFD || c == U'●' || c == U'〓'; }

std::string why_no_text(std::string_view text) {
  const std::vector<char32_t> points = code_points(text);
  if (points.size() > limits::kMaxValueChars) return "文字数が上限を超えています";
  for (const char32_t c : points) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return "制御文字が含まれています";
    if (is_private_use(c)) return "外字(私用領域の文字)が含まれています";
    if (is_replacement(c)) return "文字化けを示す記号(●・〓など)が含まれています";
  }
  return {};
}

std::string without(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : without_spaces(nfkc(text)))
    if (signs.find(c) == std::string_view::npos) out += c;
  return out;
}

// Digits as people write them: full-width, with spaces and hyphens.
CellValue digits(std::string_view text, std::string_view also) {
  std::string out;
  for (const char32_t c : code_points(without(text, also))) {
    if (c == U'−' || c == U'‐' || c == U'–' || c == U'―' || c == U'ー' || c == U'〒') continue;
    if (!is_digit(c)) return refused("数字ではない文字が含まれています");
    out += static_cast<char>(c);
  }
  return {out, {}};
}

CellValue my_number(std::string_view text) {
  CellValue out = digits(text, "-");
  if (!out.reason.empty() || out.value.empty()) return out;
  if (out.value.size() != 12) return refused("個人番号が12桁ではありません");
  if (!is_my_number(out.value)) return refused("個人番号の検査用数字が合いません");
  return out;
}

CellValue postal_code(std::string_view text) {
  CellValue out = digits(text, "-");
  if (out.reason.empty() && !out.value.empty() && out.value.size() != 7) return refused("郵便番号が7桁ではありません");
  return out;
}

CellValue kana(std::string_view text) {
  const std::string out = with_single_spaces(to_katakana(nfkc(text)));
  for (const char32_t c : code_points(out))
    if (!is_katakana(c) && c != U'\u3000' && c != U'・') return refused("フリガナにカタカナ以外の文字が含まれています");
  return {out, {}};
}

CellValue branch(std::string_view text) {
  const CellValue out = digits(text, "");
  int value = 0;
  std::from_chars(out.value.data(), out.value.data() + out.value.size(), value);
  if (!out.reason.empty() || out.value.size() > 2 || value < 1)
    return refused("枝番が01から99までの数字ではありません");
  return {std::to_string(value), {}};
}

std::string form_of_date(const std::string& plain) {
  if (plain.size() == 8 && all_digits(plain)) return "compact";
  return is_digit(code_points(plain).front()) || plain.starts_with("西暦") ? "western" : "wareki";
}

CellValue date(const RegisterMapping& mapping, const std::string& text) {
  if (mapping.no_date.contains(text)) return {};
  const std::string plain = without_spaces(nfkc(text));
  if (plain.empty()) return {};
  const auto read = parse_japanese_date(plain);
  if (!read || !mapping.dates.contains(form_of_date(plain))) return refused("日付の書き方が対応表と合いません");
  if (read->fault == WarekiFault::BeforeEra || read->fault == WarekiFault::AfterEra)
    return refused("その元号にはない日付です");
  if (read->fault != WarekiFault::None) return refused("実在しない日付です");
  return {to_iso(read->date), {}};
}

CellValue coded(const std::map<std::string, std::string>& codes, const std::string& text) {
  const auto known = codes.find(text);
  return known == codes.end() ? refused("対応表に無い区分です") : CellValue{known->second, {}};
}

}  // namespace

std::string tidy_text(std::string_view text) {
  std::vector<char32_t> out;
  bool broken = false;
  for (const char32_t c : code_points(text)) {
    if (is_line_break(c)) {
      broken = true;
      continue;
    }
    if (broken) out.push_back(U'\u3000');
    broken = false;
    out.push_back(c);
  }
  while (!out.empty() && is_space(out.back())) out.pop_back();
  out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), is_space));
  return to_utf8(out);
}

CellValue register_cell(const RegisterMapping& mapping, const RegisterColumn& column, std::string_view cell) {
  const std::string text = tidy_text(csv_text(cell));
  if (std::string reason = why_no_text(text); !reason.empty()) return refused(std::move(reason));
  const std::string& id = column.concept_id;
  if (const auto codes = mapping.codes.find(id); codes != mapping.codes.end() && !text.empty())
    return coded(codes->second, text);
  const bool named = id.starts_with("person.name") || (id.starts_with("address.") && !id.ends_with("postal_code"));
  if (named && (validate::refers_elsewhere(text) || validate::says_none(text)))
    return refused("同上・なしなどの語で、値ではありません");
  if (id == "person.my_number") return my_number(text);
  if (id == "address.postal_code" || id == "address.mailing_postal_code") return postal_code(text);
  if (id == "person.phone") return digits(text, "-()");
  if (id == "person.name_kana") return kana(text);
  if (id == "membership.branch") return branch(text);
  if (id == "household.symbol" || id == "household.number") return {without_spaces(text), {}};
  if (id == "person.sex" && !text.empty() && text != "male" && text != "female") return refused("対応表に無い区分です");
  if (column.is_date) return date(mapping, text);
  return {text, {}};
}

}  // namespace uketsuke::pipeline
