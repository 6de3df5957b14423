#include "render/notice/expand.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/clock.h"
#include "core/errors/failure.h"
#include "core/text/text.h"
#include "render/notice/my_number_guard.h"

namespace uketsuke::render {
namespace {

constexpr std::array<std::string_view, 7> kFilters{"", "yen", "comma", "wareki", "wareki_month", "postal", "wide"};

[[noreturn]] void unfit(const std::string& id, std::string_view what) {
  throw Failure("E-INPUT-VALUE", fmt::format("{}: {}", id, what));
}

std::string with_commas(const std::string& value, const std::string& id) {
  long long amount = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), amount);
  if (error != std::errc() || end != value.data() + value.size()) unfit(id, "no whole number of yen");
  std::string digits = std::to_string(amount < 0 ? -amount : amount);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return (amount < 0 ? "-" : "") + digits;
}

std::string wareki(const std::string& value, const std::string& id) {
  const Date day = date_from_iso(value);
  if (!day.ok()) unfit(id, "no ISO date");
  return format_wareki(day);
}

std::string wareki_month(const std::string& value, const std::string& id) {
  // The era of a month is that of its last day, since a bill for 2019-05 says 令和元年5月.
  const Date first = date_from_iso(value.substr(0, 7) + "-01");
  if (!first.ok()) unfit(id, "no ISO month");
  const std::string whole = format_wareki(Date{first.year() / first.month() / std::chrono::last});
  return whole.substr(0, whole.find("月") + std::string_view("月").size());
}

std::string postal(const std::string& value, const std::string& id) {
  std::string digits = value;
  std::erase(digits, '-');
  if (digits.size() != 7 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    unfit(id, "no postal code of 7 digits");
  }
  return fmt::format("〒{}-{}", digits.substr(0, 3), digits.substr(3));
}

std::string wide(const std::string& value) {
  std::string out;
  for (const char32_t c : code_points(value)) {
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    out += to_utf8(ascii ? static_cast<char32_t>(c - 0x20 + 0xFF00) : c);
  }
  return out;
}

void refuse_my_number(const std::string& value, const std::string& id) {
  if (holds_my_number(value)) unfit(id, "holds a 個人番号, which no notice prints");
}

// A 送付書 or a postcard has no place for a 文書番号.
bool prints_number(const NoticeTemplate& form) {
  const auto names_it = [](const std::string& text) { return text.find("{notice.document_number") != std::string::npos; };
  const auto element = [&](const NoticeElement& e) {
    const auto* text = std::get_if<TextElement>(&e.what);
    return text != nullptr && names_it(text->text);
  };
  const auto block = [&](const FlowBlock& b) {
    const auto* text = std::get_if<FlowText>(&b.what);
    const auto* facts = std::get_if<FlowFacts>(&b.what);
    return (text != nullptr && names_it(text->text)) ||
           (facts != nullptr && std::any_of(facts->rows.begin(), facts->rows.end(),
                                            [&](const FactRow& row) { return names_it(row.text); }));
  };
  return std::any_of(form.layouts.begin(), form.layouts.end(), [&](const NoticeLayout& layout) {
    return std::any_of(layout.elements.begin(), layout.elements.end(), element) ||
           std::any_of(layout.flow.begin(), layout.flow.end(), block);
  });
}

}  // namespace

std::vector<Placeholder> placeholders(std::string_view text) {
  std::vector<Placeholder> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) throw std::invalid_argument("a brace is never closed");
    const std::string inside(text.substr(at + 1, close - at - 1));
    const std::size_t colon = inside.find(':');
    found.push_back({at, close + 1, inside.substr(0, colon),
                     colon == std::string::npos ? std::string() : inside.substr(colon + 1)});
  }
  return found;
}

bool is_filter(std::string_view filter) {
  return std::find(kFilters.begin(), kFilters.end(), filter) != kFilters.end();
}

std::string filtered(const std::string& value, std::string_view filter, const std::string& id) {
  if (filter == "comma") return value.empty() ? "―" : with_commas(value, id);
  if (filter.empty() || value.empty()) return value;
  if (filter == "yen") return with_commas(value, id) + "円";
  if (filter == "wareki") return wareki(value, id);
  if (filter == "wareki_month") return wareki_month(value, id);
  if (filter == "postal") return postal(value, id);
  return wide(value);
}

std::string Expander::value(const std::string& id) const {
  if (id == "notice.document_number") return notice_.document_number;
  if (id == "notice.issued_on") return notice_.issued_on;
  if (id == "notice.case_token") return notice_.case_token;
  const auto it = notice_.variables.find(id);
  if (it != notice_.variables.end() && !it->second.empty()) return it->second;
  const NoticeVariable* declared = form_.variable(id);
  if (declared && declared->optional && (declared->with.empty() || !holds(declared->with))) return {};
  if (declared && declared->setting) throw Failure("E-SETTING-MISSING", fmt::format("{} ({})", id, declared->label));
  throw Failure("E-INPUT-VALUE", fmt::format("{} ({}) is missing", id, declared ? declared->label : "?"));
}

std::string Expander::operator()(std::string_view text) const {
  std::string out;
  std::size_t done = 0;
  for (const Placeholder& p : placeholders(text)) {
    out += text.substr(done, p.begin - done);
    out += filtered(value(p.id), p.filter, p.id);
    done = p.end;
  }
  out += text.substr(done);
  return out;
}

bool Expander::holds(const std::string& condition) const {
  if (condition.empty()) return true;
  if (form_.table(condition)) return !rows(condition).empty();
  return !value(condition).empty();
}

const std::vector<NoticeRow>& Expander::rows(const std::string& table) const {
  static const std::vector<NoticeRow> none;
  const auto it = notice_.tables.find(table);
  return it == notice_.tables.end() ? none : it->second;
}

void Expander::check_all() const {
  for (const NoticeVariable& v : form_.variables) refuse_my_number(value(v.id), v.id);
  if (!date_from_iso(notice_.issued_on).ok()) throw Failure("E-INPUT-VALUE", "issued_on (発行日) is no ISO date");
  if (notice_.document_number.empty() && prints_number(form_))
    throw Failure("E-INPUT-VALUE", "document_number (文書番号) is missing");
  for (const NoticeTable& t : form_.tables) {
    const auto& all = rows(t.id);
    const int count = static_cast<int>(all.size());
    if (count < t.least_rows || count > t.most_rows) {
      throw Failure("E-INPUT-VALUE", fmt::format("table {} ({}) has {} rows, {} to {} are allowed", t.id, t.label,
                                                 count, t.least_rows, t.most_rows));
    }
    for (const NoticeRow& row : all) {
      for (const std::string& column : t.columns) {
        const auto cell = row.find(column);
        if (cell == row.end()) throw Failure("E-INPUT-VALUE", fmt::format("{}.{} is missing", t.id, column));
        refuse_my_number(cell->second, t.id + "." + column);
      }
    }
  }
}

}  // namespace uketsuke::render
