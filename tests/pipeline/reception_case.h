#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/assemble/assemble_job.h"
#include "tests/pipeline/office_case.h"

namespace uketsuke::pipeline {

/// An office that receives 資格取得届 and sides that nobody can name.
class Reception : public OfficeCase {
 protected:
  static constexpr const char* kForm = "shikaku_shutoku";

  static Paper form(const std::string& name = "架空　太郎", const std::string& acquired_on = "2026-11-16") {
    return {kForm,
            {reading("name", name), reading("name_kana", "カクウ　タロウ"), reading("birth_date", "1985-04-02"),
             reading("postal_code", "1000001"), reading("address", "東京都千代田区千代田1-1"), reading("acquired_on", acquired_on),
             reading("application_kind", "new_household")}};
  }
  static Paper certificate() {
    return {"juminhyo", {reading("name", "架空　太郎", kSure, 1), reading("birth_date", "1985-04-02", kSure, 1)}};
  }
  BatchId batch_of(const PageId& page) { return store_->sides().get(page)->batch; }
  ledger::StoredDocument document_on(const PageId& page) { return store_->documents().of_page(page).at(0); }
  bool alarmed(const BatchId& batch, const std::string& code) {
    const auto alarms = store_->batches().get(batch).alarms;
    return std::any_of(alarms.begin(), alarms.end(), [&](const auto& alarm) { return alarm.code == code; });
  }
  std::vector<ledger::StoredFinding> findings(const CaseId& id, const std::string& message) {
    auto all = store_->cases().findings(id);
    std::erase_if(all, [&](const auto& one) { return one.finding.message != message; });
    return all;
  }
  void assemble_again(const BatchId& batch) {
    ledger::Job job;
    job.work.kind = "assemble";
    job.work.subject = batch.value;
    store_->jobs().add(job.work);
    do_assemble_job(*store_, *store_->jobs().claim_next("test", {"assemble"}), context_);
  }
  /// A side that nobody could name, in a batch of its own.
  PageId unidentified() {
    ledger::NewBatch facts;
    facts.received_on = japan_date(clock_.now());
    ledger::Incoming incoming;
    incoming.batch = store_->batches().open(facts);
    incoming.kind = FileKind::Png;
    const auto received = store_->originals().receive(incoming, Bytes{'?', static_cast<std::uint8_t>('a' + strangers_++)});
    const PageId page{received.file.id, 1};
    store_->sides().expect(page.file, 1);
    ledger::SideOutcome outcome;
    outcome.status = SideStatus::Unidentified;
    outcome.code = "E-PAGE-UNKNOWN";
    outcome.details = to_json(SideDetails{});
    store_->sides().record(page, outcome);
    assemble_again(incoming.batch);
    return page;
  }
  static ledger::Envelope envelope(const std::string& day) {
    ledger::Envelope out;
    out.sender = "見本工務店";
    if (!day.empty()) out.received_on = date_from_iso(day);
    if (!day.empty()) out.day_from = "stamp";
    return out;
  }

  Actor mail_ = actor("mail", {"mailroom"});

 private:
  int strangers_ = 0;
};

}  // namespace uketsuke::pipeline
