#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/bank/bank_table.h"
#include "validate/compare/comparison.h"
#include "validate/days/event_days.h"
#include "validate/forms/form_versions.h"
#include "validate/postal/postal_fit.h"
#include "validate/register/register_document.h"
#include "validate/sentences.h"
#include "validate/validate.h"

namespace uketsuke::validate {

/// Collects findings; weight, rule and version come from the table of sentences.
class Collector {
 public:
  /// With `hide_places` no detail shows an address or a telephone number (支援措置).
  Collector(const SentenceTable& sentences, bool hide_places) : sentences_(sentences), hide_places_(hide_places) {}

  /// A finding about these fields (null ones are left out). `detail` is shown to people and must never hold a
  /// 個人番号.
  void add(std::string_view message, std::initializer_list<const FieldFacts*> fields, std::string detail = {});
  /// A comparison of two places: the message is `message`.<word of the scale>.
  void compared(std::string_view message, const FieldFacts& a, const FieldFacts& b, Comparison comparison);
  /// A comparison whose other side has no value (判定不能).
  void cannot_say(std::string_view message, const FieldFacts& written);

  std::vector<Judged> take() { return std::move(out_); }

 private:
  Judged& append(std::string_view message, std::initializer_list<const FieldFacts*> fields, std::string detail);

  const SentenceTable& sentences_;
  bool hide_places_;
  std::vector<Judged> out_;
};

/// What every rule gets.
struct RuleContext {
  const CaseFacts& facts;
  const Procedure& procedure;
  const PostalTable& postal;
  const BankTable& banks;
  const EventDays& event_days;
  const FormVersions& form_versions;
  const DocumentFacts* in_register;  ///< the household as a document; nullptr when there is none
  Collector& out;
};

/// True when a value stands there: read or decided as Read, and not empty.
inline bool has_value(const FieldFacts* field) {
  return field != nullptr && field->state == ReadState::Read && !field->value.empty();
}
/// True when it is settled that nothing valid stands there (空欄, 抹消); an unread field is neither.
inline bool is_blank(const FieldFacts* field) {
  return field != nullptr && (field->state == ReadState::Blank || field->state == ReadState::StruckOut);
}
/// The day of a date field; not ok() when there is no value or it is no day.
Date day_of(const FieldFacts* field);
/// The whole number of an amount field; -1 when there is none.
long long amount_of(const FieldFacts* field);
/// The 年度 of a certificate as a Gregorian year (papers print the year of 令和); 0 when there is none.
int fiscal_year_of(const FieldFacts* field);

/// The rules, by subject. Each adds what it finds.
void check_fields(const RuleContext& context);        ///< every value by itself
void check_banks(const RuleContext& context);         ///< 金融機関番号, 支店番号 and their names
void check_required(const RuleContext& context);      ///< 必須欄, 番号未取得
void check_people(const RuleContext& context);        ///< 生年月日, フリガナ, two persons with one number
void check_days(const RuleContext& context);          ///< 届出期限, 届出日, 様式の版, 証明書の発行日
void check_tax(const RuleContext& context);           ///< 課税証明書
void check_certificates(const RuleContext& context);  ///< 住民票, 資格喪失証明書, 在学証明書
void check_cards(const RuleContext& context);         ///< 個人番号カード, 通知カード, 運転免許証, 在留カード
void compare_documents(const RuleContext& context);   ///< 突合
void check_attachments(const RuleContext& context);   ///< 添付書類
void check_register(const RuleContext& context);      ///< 加入者台帳にある世帯か
void check_losses(const RuleContext& context);        ///< 資格喪失
void check_move(const RuleContext& context);          ///< 住所変更
void check_limit(const RuleContext& context);         ///< 限度額適用認定

/// States of the attachments that the procedure knows (see Rules::attachments).
std::vector<AttachmentState> attachment_states(const CaseFacts& facts, const Procedure& procedure);

/// The form that opens the case, or nullptr.
const DocumentFacts* form_of(const CaseFacts& facts);

}  // namespace uketsuke::validate
