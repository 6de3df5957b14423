#include "pipeline/office/correct.h"

#include <algorithm>
#include <array>

#include "core/errors/failure.h"
#include "pipeline/case/case_notices.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/correction.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/case_letters.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/mailings.h"
#include "pipeline/office/notices.h"
#include "pipeline/office/steps.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kRecord = "correction";
constexpr const char* kCorrectedSince = "決裁後の訂正";
constexpr const char* kCopied = "corrects";  // why a decision stands in the copy
// What was learned about the persons holds for the correction too; what was decided is decided anew.
constexpr std::array kKept{"identity", "card_state", "certificate", "employer", "addressee"};

class Correcting {
 public:
  Correcting(const Office& office, const Actor& actor, const CaseId& id, const CorrectionOrder& order)
      : office_(office), store_(office.store), actor_(actor), wrong_(store_.cases().get(id)), order_(order) {}

  CaseId run() {
    require_correctable();
    const ledger::Change created{actor_.name(), "correction", order_.reason};
    ledger::NewCase fresh;
    fresh.procedure = wrong_.file.procedure;
    fresh.received_on = wrong_.file.received_on;  // what counts from the 到達日 still does
    fresh.sender = wrong_.sender;
    const auto made = store_.cases().add(fresh, created);
    const CaseId id = made.file.id;
    store_.cases().move(id, made.version, CaseState::Checking, created);
    for (const DocumentId& document : wrong_.file.documents) copy(store_.documents().get(document), id, created);
    for (const ledger::CaseRecord& known : store_.cases().records(wrong_.file.id))
      if (std::find(kKept.begin(), kKept.end(), known.kind) != kKept.end())
        store_.cases().add_record(id, known.actor, known);
    remember(id, "of", wrong_.file.number);
    remember(wrong_.file.id, "by", made.file.number);
    revalidate(store_, office_.context, id, actor_.name());
    return id;
  }

 private:
  void require_correctable() const {
    const CaseState state = wrong_.file.state;
    if (!is_settled(state) || state == CaseState::Withdrawn)
      throw Failure("E-CASE-STATE", std::string(to_japanese(state)));
    for (const ledger::CaseRecord& record : store_.cases().records(wrong_.file.id)) {
      if (record.kind != kRecord || fact(&record, "by").empty()) continue;
      const auto other = store_.cases().by_number(fact(&record, "by"));
      if (other && other->file.state != CaseState::Withdrawn && other->file.state != CaseState::Rejected)
        throw Failure("E-CONFLICT", "この案件は" + fact(&record, "by") + "で訂正されています");
    }
  }

  // The old paper and its decisions stay as they were; what is keyed anew stands in the copy.
  void copy(const ledger::StoredDocument& old, const CaseId& id, const ledger::Change& created) {
    if (old.state == ledger::DocumentState::Retired) return;
    const DocumentId made = store_.documents().add(old.document.kind, old.form, old.document.regions,
                                                   ledger::DocumentState::Open, created);
    for (const FieldValue& value : values_of(store_, office_.context.kinds, old)) {
      if (!value.decided()) continue;
      ledger::StoredDecision decision;
      decision.decision = {{made, value.ref.field, value.ref.row}, value.state(), value.value(), "pipeline", kCopied, {},
                           false};
      decision.action = "accepted";
      store_.documents().decide(decision);
    }
    store_.cases().link(id, made, created);
  }

  void remember(const CaseId& id, const char* side, const std::string& other) {
    ledger::CaseRecord record;
    record.kind = kRecord;
    record.facts = {{side, other}, {"reason", order_.reason}, {"wrong", order_.wrong}};
    store_.cases().add_record(id, actor_.name(), record);
  }

  const Office& office_;
  ledger::Store& store_;
  const Actor& actor_;
  ledger::StoredCase wrong_;
  const CorrectionOrder& order_;
};

}  // namespace

CaseView correct_case(const Office& office, const Actor& actor, const CaseId& id, const CorrectionOrder& order) {
  require_role(actor, {"senior"});
  require_duty(office, actor, id);
  if (order.reason.empty()) throw Failure("E-INPUT-VALUE", "訂正の理由を入力してください");
  if (order.wrong.empty()) throw Failure("E-INPUT-VALUE", "誤りのあった内容を入力してください");
  office.context.record(kRecord)->check({{"reason", order.reason}, {"wrong", order.wrong}});
  CaseId made;
  office.store.transact([&] { made = Correcting(office, actor, id, order).run(); });
  return case_view(office, actor, made);
}

void pull_corrected_letters(const Office& office, const CaseId& correction, const std::string& actor) {
  for (const CaseId& corrected : corrected_cases(office.store, correction)) {
    for (const ledger::StoredNotice& letter : notices_of_case(office.store, corrected)) {
      if (letter.facts.state != ledger::NoticeState::Ready) continue;
      pull_wherever_it_is(office.store, letter.facts.notice.id, actor, kCorrectedSince);
      // Who decides the correction decides with it that its letters go in the place of these.
      record_not_needed(office.store, letter, notice_label(office, letter.facts.notice.kind), actor, kCorrectedSince);
    }
    end_if_done(office, corrected, actor);
  }
}

}  // namespace uketsuke::pipeline
