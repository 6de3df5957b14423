#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/case_file.h"
#include "validate/procedure/approval_route.h"
#include "validate/procedure/compare_rule.h"

namespace uketsuke::validate {

/// An attachment that a procedure may ask for, and when.
struct AttachmentRule {
  std::string kind;        ///< certificate kind
  std::string when;        ///< "family" (a family row is begun), "student", "left_insurance", "always"
  bool omittable = false;  ///< may be omitted by 情報連携
};

/// What a procedure writes into the member register (加入者台帳への登録).
enum class RegisterEffect {
  None,
  Acquire,    ///< 資格取得: persons and memberships of the form
  Lose,       ///< 資格喪失: ends the memberships that the form names
  Move,       ///< 住所変更: the household's or some persons' address
  Limit,      ///< 限度額適用: the 適用区分 of the persons in the form's rows
  Copayment,  ///< 一部負担金の割合: what the persons in the form's rows pay from a day on
  Reissue,    ///< 再交付: the certificates that the form names are void
};

/// A step of the official chart (業務フローの手順). What the program does itself shows by itself; what people or
/// other systems do is recorded.
struct ProcedureStep {
  std::string id;       ///< "identity", "inquiry", "register", "approval", …; also the kind of its record
  std::string label;    ///< "個人番号確認・身元確認"
  bool system = false;  ///< done by the program: "register", "approval", "notices"
  CaseState before = CaseState::Approved;  ///< by which state it is to be done
  bool required = false;                   ///< the case does not reach `before` without it
  bool per_person = false;                 ///< once for every person of the application
};

/// A letter or certificate that an approved case gives out (出力).
struct ProcedureOutput {
  enum class Per { Household, Person, Employer };
  std::string notice;                ///< kind of the notice template
  Per per = Per::Household;          ///< one for whom
  std::string when;                  ///< a fact of the case or the person ("always", "card", "limit_card", …), or empty
  std::string when_concept;          ///< a concept of the form that must hold `when_value`, or empty
  std::string when_value;
  bool certificate = false;          ///< enters the register as issued to the person (交付した証)
  std::string valid_until;           ///< concept that says until when the certificate holds; empty: none
};

/// A procedure (手続) as data: templates/procedures/<id>.toml.
struct Procedure {
  std::string id;
  std::string label;                                   ///< "資格取得"
  std::vector<std::pair<CaseState, CaseState>> moves;  ///< the state table
  std::vector<AttachmentRule> attachments;
  std::string duty = "tekiyo";       ///< 事務 whose rights it needs: tekiyo, kyufu, choshu
  RegisterEffect effect = RegisterEffect::None;
  std::vector<ProcedureStep> steps;      ///< in the order of the chart
  std::vector<ProcedureOutput> outputs;  ///< in the order in which they are issued
  CaseState done = CaseState::Notified;  ///< the end of a case that was approved and has nothing more to send
  std::string rejection_notice;          ///< kind of the notice of a 却下; empty: the procedure cannot be rejected
  ApprovalRoute approval;                ///< 決裁の経路
  std::vector<CompareRule> compares;  ///< 突合, in the order of the file
  int notify_within_days = 14;       ///< 届出期限
  int register_within_days = 5;      ///< 資格登録の期限

  bool allows(CaseState from, CaseState to) const;
  /// The step, or nullptr.
  const ProcedureStep* step(std::string_view step_id) const;
};

/// Loads all procedures strictly; Failure E-TEMPLATE-INVALID naming file:line.
std::vector<Procedure> load_procedures(const std::filesystem::path& templates_dir);

}  // namespace uketsuke::validate
