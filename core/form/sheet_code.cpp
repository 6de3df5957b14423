#include "core/form/sheet_code.h"

#include <charconv>
#include <vector>

#include "core/clock.h"
#include "core/errors/failure.h"

namespace uketsuke {
namespace {

constexpr std::string_view kFormPrefix = "UKT1";
constexpr std::string_view kHeaderPrefix = "UKT1H";
constexpr std::string_view kSeparatorPrefix = "UKT1S";
constexpr std::string_view kSlipPrefix = "UKT1C";
// 40 characters keep the longest form code within a 36 × 36 symbol, whose modules are still 0.36 mm on a 13
// mm code.
constexpr std::size_t kMaxPart = 40;
constexpr int kMaxPages = 99;
constexpr int kMaxSheets = 9999;

bool is_word(std::string_view part) {
  if (part.empty() || part.size() > kMaxPart) return false;
  for (const char c : part) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') return false;
  }
  return true;
}

bool is_day_or_empty(std::string_view part) { return part.empty() || (part.size() == 10 && date_from_iso(part).ok()); }

/// A number without sign or leading zeros in least..most.
std::optional<int> whole_number(std::string_view part, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  if (error != std::errc{} || end != part.data() + part.size() || value < least || value > most) return std::nullopt;
  if (std::to_string(value) != part) return std::nullopt;
  return value;
}

std::vector<std::string_view> parts_of(std::string_view payload) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t bar = payload.find('|'); bar != std::string_view::npos; bar = payload.find('|', from)) {
    parts.push_back(payload.substr(from, bar - from));
    from = bar + 1;
  }
  parts.push_back(payload.substr(from));
  return parts;
}

std::string join(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  std::string out(prefix);
  for (const std::string_view part : parts) out.append("|").append(part);
  return out;
}

std::string text_of(const FormSheetCode& code) {
  std::string out = join(kFormPrefix, {code.form, code.version, std::to_string(code.page)});
  if (!code.case_token.empty()) out.append("|").append(code.case_token);
  return out;
}
std::string text_of(const HeaderSheetCode& code) {
  return join(kHeaderPrefix,
              {code.batch, code.sheets ? std::to_string(*code.sheets) : std::string(), code.received_on, code.nonce});
}
std::string text_of(const SeparatorSheetCode& code) { return join(kSeparatorPrefix, {code.nonce}); }
std::string text_of(const SlipSheetCode& code) { return join(kSlipPrefix, {code.case_token}); }

std::optional<PaperCode> parse_form(const std::vector<std::string_view>& parts) {
  if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
  const auto page = whole_number(parts[3], 1, kMaxPages);
  if (!is_word(parts[1]) || !is_word(parts[2]) || !page) return std::nullopt;
  if (parts.size() == 5 && !is_word(parts[4])) return std::nullopt;
  return FormSheetCode{std::string(parts[1]), std::string(parts[2]), *page,
                       parts.size() == 5 ? std::string(parts[4]) : std::string()};
}

std::optional<PaperCode> parse_header(const std::vector<std::string_view>& parts) {
  if (parts.size() != 5 || !is_word(parts[1]) || !is_day_or_empty(parts[3]) || !is_word(parts[4])) return std::nullopt;
  const auto sheets = whole_number(parts[2], 0, kMaxSheets);
  if (!parts[2].empty() && !sheets) return std::nullopt;
  return HeaderSheetCode{std::string(parts[1]), sheets, std::string(parts[3]), std::string(parts[4])};
}

}  // namespace

std::string format_paper_code(const PaperCode& code) {
  std::string text = std::visit([](const auto& kind) { return text_of(kind); }, code);
  if (parse_paper_code(text) != code) throw Failure("E-INPUT-VALUE", "code on paper: " + text);
  return text;
}

std::optional<PaperCode> parse_paper_code(std::string_view payload) {
  const std::vector<std::string_view> parts = parts_of(payload);
  if (parts[0] == kFormPrefix) return parse_form(parts);
  if (parts[0] == kHeaderPrefix) return parse_header(parts);
  const bool one_word = parts.size() == 2 && is_word(parts[1]);
  if (parts[0] == kSeparatorPrefix && one_word) return SeparatorSheetCode{std::string(parts[1])};
  if (parts[0] == kSlipPrefix && one_word) return SlipSheetCode{std::string(parts[1])};
  return std::nullopt;
}

}  // namespace uketsuke
