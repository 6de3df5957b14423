#include "pipeline/notices/correction_letter.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/case/case_notices.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/correction.h"
#include "pipeline/settings/association.h"
#include "validate/rules/days.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kLetter = "teisei_tsuchi";

// The letters of the decision itself, not what was asked for on the way to it.
bool tells_the_decision(const validate::Procedure& procedure, const std::string& kind) {
  return kind == procedure.rejection_notice ||
         std::any_of(procedure.outputs.begin(), procedure.outputs.end(),
                     [&](const validate::ProcedureOutput& output) { return output.notice == kind; });
}

class Writing {
 public:
  Writing(ledger::Store& store, const Context& context, const CaseFile& file, Date issued_on)
      : store_(store), context_(context), file_(file), issued_on_(issued_on) {
    letter_.kind = kLetter;
    letter_.tables["cards"];  // stays empty where nothing must come back
  }

  std::optional<Letter> run() {
    for (const CaseId& corrected : corrected_cases(store_, file_.id)) list_letters(corrected);
    if (letter_.tables["corrected"].empty()) return std::nullopt;
    const auto records = store_.cases().records(file_.id);
    const ledger::CaseRecord* correction = newest_record(records, "correction");
    letter_.variables["notice.reason"] = fact(correction, "reason");
    letter_.variables["correction.wrong"] = fact(correction, "wrong");
    for (const WrongCertificate& wrong : wrong_certificates(store_, context_, file_)) ask_back(wrong);
    return std::move(letter_);
  }

 private:
  void list_letters(const CaseId& corrected) {
    const validate::Procedure* procedure = context_.procedure(file_.procedure);
    for (const ledger::StoredNotice& letter : notices_of_case(store_, corrected)) {
      const Notice& notice = letter.facts.notice;
      if (letter.facts.state != ledger::NoticeState::Released || !tells_the_decision(*procedure, notice.kind)) continue;
      letter_.tables["corrected"].push_back({{"correction.title", context_.notices.find(notice.kind).title},
                                             {"correction.document_number", notice.document_number},
                                             {"correction.issued_on", notice.issued_on}});
    }
  }

  void ask_back(const WrongCertificate& wrong) {
    const CaseId given_by = store_.members().history(wrong.row.id).front().recording.by_case;
    for (const ledger::StoredNotice& letter : notices_of_case(store_, given_by))
      if (letter.facts.notice.kind == wrong.row.value.kind && letter.facts.recipient == wrong.person.value &&
          letter.facts.state != ledger::NoticeState::Released)
        return;  // it never left
    const auto person = store_.members().person(wrong.person, {issued_on_, {}});
    int branch = 0;
    for (const ledger::MembershipRow& row : store_.members().memberships_of(wrong.person, {issued_on_, {}}))
      branch = row.value.branch;
    letter_.tables["cards"].push_back({{"certificate.kind", context_.notices.find(wrong.row.value.kind).title},
                                       {"person.name", person ? person->value.name : std::string()},
                                       {"membership.branch", fmt::format("{:02}", branch)},
                                       {"certificate.issued_on", to_iso(wrong.row.value.issued_on)}});
    const int days = std::stoi(setting(store_, "notice.return_days"));
    letter_.variables["notice.reply_by"] = to_iso(validate::last_day_to_notify(issued_on_, days, holidays(store_)));
  }

  ledger::Store& store_;
  const Context& context_;
  const CaseFile& file_;
  Date issued_on_;
  Letter letter_;
};

}  // namespace

std::optional<Letter> correction_letter(ledger::Store& store, const Context& context, const CaseFile& file,
                                        Date issued_on) {
  return Writing(store, context, file, issued_on).run();
}

}  // namespace uketsuke::pipeline
