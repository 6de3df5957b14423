#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "validate/limits/limit_decision.h"

namespace uketsuke::validate {

/// Whether the 個人番号カード is registered as insurance card (マイナ保険証の利用登録).
enum class CardState { Registered, NotRegistered, Unknown };
/// The words by which tables and records say it.
inline constexpr std::array<std::pair<std::string_view, CardState>, 3> kCardStates{
    {{"registered", CardState::Registered},
     {"not_registered", CardState::NotRegistered},
     {"unknown", CardState::Unknown}}};
/// Nothing for another word.
std::optional<CardState> card_state_from(std::string_view word);

/// Days on which a 認定証 holds, both included.
struct LimitValidity {
  Date from{};   ///< 発効期日
  Date until{};  ///< 有効期限
};

/// The day that an application counts from: its 到達日, or the first day on which the certificate is needed when that
/// lies in a later month (更新 from 8月1日). A `needed_from` that is not ok() says nothing.
Date limit_counts_from(Date received_on, Date needed_from);

/// 発効期日: the first day of the month of application, the 取得日 when that is later (acquired in that month).
/// 有効期限: the next 31 July from there, cut at the end of the month in which 70 years are completed and at the day
/// before the 75th birthday. nullopt when no day is left.
std::optional<LimitValidity> limit_validity(Date applied_on, Date acquired_on, Date birth);

/// What is issued for a 区分.
enum class LimitPaper {
  None,                  ///< nothing: マイナ保険証, or 70 and over in 一般 or 現役並みⅢ
  Certificate,           ///< 限度額適用認定証
  WithReduction,         ///< 限度額適用・標準負担額減額認定証 (オ, 低所得)
  OnInsuredCertificate,  ///< the 区分 is printed on the 資格確認書 (併記)
  AskPerson
};

/// What decides the paper besides the 区分.
struct LimitPaperFacts {
  LimitCategory category = LimitCategory::E;
  CardState card = CardState::Unknown;
  bool long_stay = false;             ///< 長期入院 (more than 90 days in 12 months) was applied for
  bool in_arrears = false;            ///< 保険料の滞納がある
  bool print_on_certificate = false;  ///< the association prints the 区分 on the 資格確認書
};

/// The paper, and whether 長期入院 is recorded (it also counts for people with マイナ保険証).
struct LimitPaperChoice {
  LimitPaper paper = LimitPaper::AskPerson;
  bool long_stay = false;
  std::string ground;  ///< Japanese
};

/// 交付の判断: arrears and an unknown card stop at a person.
LimitPaperChoice choose_limit_paper(const LimitPaperFacts& facts);

}  // namespace uketsuke::validate
