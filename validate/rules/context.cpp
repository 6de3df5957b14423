#include "validate/rules/context.h"

#include <algorithm>
#include <charconv>

#include "core/crypto/hash.h"
#include "core/errors/require.h"

namespace uketsuke::validate {
namespace {

// Names the values a finding judged. Of a 個人番号 only 16 bits of the digest go in: a whole one could be
// searched through, since there are but 10^11 numbers.
std::string basis_of(const Judged& judged, std::initializer_list<const FieldFacts*> fields) {
  std::string text = judged.finding.message;
  bool numbered = false;
  for (const FieldFacts* field : fields) {
    if (field == nullptr) continue;
    numbered = numbered || field->info.my_number;
    text.append("|").append(field->ref.document.value).append("|").append(field->ref.field);
    text.append("|").append(std::to_string(field->ref.row)).append("|").append(to_string(field->state));
    text.append("|").append(field->value);
  }
  text.append("|").append(judged.detail);
  return sha256_hex(text).substr(0, numbered ? 4 : 32);
}

bool is_place(const FieldFacts* field) {
  if (field == nullptr) return false;
  return field->info.concept_id.starts_with("address.") || field->info.concept_id == "person.phone";
}

}  // namespace

Judged& Collector::append(std::string_view message, std::initializer_list<const FieldFacts*> fields,
                          std::string detail) {
  const Sentence* sentence = sentences_.find(message);
  UKETSUKE_REQUIRE(sentence != nullptr);
  Judged judged;
  judged.finding.rule = sentence->rule;
  judged.finding.version = sentence->version;
  judged.finding.severity = sentence->severity;
  judged.finding.message = message;
  for (const FieldFacts* field : fields) {
    if (field == nullptr) continue;
    if (in_register(*field))
      judged.register_place = RegisterPlace{field->info.concept_id, field->ref.row};
    else
      judged.finding.fields.push_back(field->ref);
  }
  judged.detail = std::move(detail);
  judged.basis = basis_of(judged, fields);
  if (hide_places_ && std::any_of(fields.begin(), fields.end(), is_place)) judged.detail.clear();
  out_.push_back(std::move(judged));
  return out_.back();
}

void Collector::add(std::string_view message, std::initializer_list<const FieldFacts*> fields, std::string detail) {
  append(message, fields, std::move(detail));
}

void Collector::compared(std::string_view message, const FieldFacts& a, const FieldFacts& b, Comparison comparison) {
  const bool numbered = a.info.my_number || b.info.my_number;
  const std::string other = in_register(b) ? "加入者台帳" : "証明書";
  std::string detail = numbered ? "" : "届書「" + a.value + "」 " + other + "「" + b.value + "」";
  const std::string full = std::string(message) + "." + std::string(to_string(comparison));
  append(full, {&a, &b}, std::move(detail)).finding.comparison = to_string(comparison);
}

void Collector::cannot_say(std::string_view message, const FieldFacts& written) {
  append(std::string(message) + ".cannot_say", {&written}, written.info.my_number ? "" : written.value)
      .finding.comparison = "cannot_say";
}

Date day_of(const FieldFacts* field) {
  return has_value(field) ? date_from_iso(field->value)
                          : Date{std::chrono::year{0}, std::chrono::month{0}, std::chrono::day{0}};
}

long long amount_of(const FieldFacts* field) {
  if (!has_value(field)) return -1;
  long long value = 0;
  const char* end = field->value.data() + field->value.size();
  const auto [at, error] = std::from_chars(field->value.data(), end, value);
  return error == std::errc{} && at == end && value >= 0 ? value : -1;
}

int fiscal_year_of(const FieldFacts* field) {
  constexpr long long kReiwaOffset = 2018;
  constexpr long long kLastYear = 9999;
  const long long stated = amount_of(field);
  if (stated <= 0 || stated > kLastYear) return 0;
  return static_cast<int>(stated < 100 ? stated + kReiwaOffset : stated);
}

const DocumentFacts* form_of(const CaseFacts& facts) {
  for (const DocumentFacts& document : facts.documents)
    if (document.form) return &document;
  return nullptr;
}

}  // namespace uketsuke::validate
