#include "validate/limits/limit_paper.h"

#include <algorithm>

#include "validate/days/ages.h"

namespace uketsuke::validate {
namespace {

Date next_31_july(Date day) {
  const Date same_year = day.year() / std::chrono::July / 31;
  return day <= same_year ? same_year : Date{(day.year() + std::chrono::years{1}) / std::chrono::July / 31};
}

// 標準負担額減額 belongs to households that nobody taxes; 長期入院 lowers it further for オ and 低所得Ⅱ, while 低所得Ⅰ
// pays the least already.
bool has_reduction(LimitCategory category) {
  return category == LimitCategory::O || category == LimitCategory::LowII || category == LimitCategory::LowI;
}

}  // namespace

std::optional<CardState> card_state_from(std::string_view word) {
  for (const auto& [name, state] : kCardStates)
    if (name == word) return state;
  return std::nullopt;
}

Date limit_counts_from(Date received_on, Date needed_from) {
  if (!needed_from.ok()) return received_on;
  const auto month = [](Date day) { return day.year() / day.month(); };
  return month(needed_from) > month(received_on) ? needed_from : received_on;
}

std::optional<LimitValidity> limit_validity(Date applied_on, Date acquired_on, Date birth) {
  const Date first_of_month = applied_on.year() / applied_on.month() / 1;
  LimitValidity out{std::max(first_of_month, acquired_on), {}};
  out.until = std::min(next_31_july(out.from), last_day_before_75(birth));
  if (const Date under_70 = last_day_under_70(birth); out.from <= under_70) out.until = std::min(out.until, under_70);
  if (out.until < out.from) return std::nullopt;
  return out;
}

LimitPaperChoice choose_limit_paper(const LimitPaperFacts& facts) {
  const bool long_stay = facts.long_stay && has_reduction(facts.category) && facts.category != LimitCategory::LowI;
  if (facts.in_arrears) return {LimitPaper::AskPerson, long_stay, "保険料の滞納がある世帯"};
  if (facts.category == LimitCategory::General || facts.category == LimitCategory::ActiveIII)
    return {LimitPaper::None, false, "資格確認書等だけで限度額が適用される区分"};
  switch (facts.card) {
    case CardState::Unknown: return {LimitPaper::AskPerson, long_stay, "マイナ保険証の登録の有無が不明"};
    case CardState::Registered: return {LimitPaper::None, long_stay, "マイナ保険証で限度額が適用される"};
    case CardState::NotRegistered: break;
  }
  if (facts.print_on_certificate) return {LimitPaper::OnInsuredCertificate, long_stay, "資格確認書に区分を併記"};
  if (has_reduction(facts.category)) return {LimitPaper::WithReduction, long_stay, "住民税非課税の世帯の区分"};
  return {LimitPaper::Certificate, long_stay, "住民税課税の世帯の区分"};
}

}  // namespace uketsuke::validate
