#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "validate/compare/comparison.h"
#include "validate/postal/postal_fit.h"
#include "validate/sentences.h"
#include "validate/validate.h"

namespace uketsuke::validate {

/// Collects findings; weight, rule and version come from the table of sentences.
class Collector {
 public:
  explicit Collector(const SentenceTable& sentences) : sentences_(sentences) {}

  /// A finding about these fields (null ones are left out). `detail` is shown to people and must never hold a
  /// 個人番号.
  void add(std::string_view message, std::initializer_list<const FieldFacts*> fields, std::string detail = {});
  /// A comparison of two places: the message is `message`.<word of the scale>.
  void compared(std::string_view message, const FieldFacts& a, const FieldFacts& b, Comparison comparison);

  std::vector<Judged> take() { return std::move(out_); }

 private:
  Judged& append(std::string_view message, std::initializer_list<const FieldFacts*> fields, std::string detail);

  const SentenceTable& sentences_;
  std::vector<Judged> out_;
};

/// What every rule gets.
struct RuleContext {
  const CaseFacts& facts;
  const Procedure& procedure;
  const PostalTable& postal;
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

/// The rules, by subject. Each adds what it finds.
void check_fields(const RuleContext& context);        ///< every value by itself
void check_required(const RuleContext& context);      ///< 必須欄, 番号未取得
void check_people(const RuleContext& context);        ///< 生年月日, フリガナ, two persons with one number
void check_days(const RuleContext& context);          ///< 届出期限, 届出日, 証明書の発行日
void check_tax(const RuleContext& context);           ///< 課税証明書
void check_certificates(const RuleContext& context);  ///< 住民票, 資格喪失証明書, 在学証明書
void compare_documents(const RuleContext& context);   ///< 突合
void check_attachments(const RuleContext& context);   ///< 添付書類

/// States of the attachments that the procedure knows (see Rules::attachments).
std::vector<AttachmentState> attachment_states(const CaseFacts& facts, const Procedure& procedure);

/// The form that opens the case, or nullptr.
const DocumentFacts* form_of(const CaseFacts& facts);

}  // namespace uketsuke::validate
