#include "pipeline/office/case_letters.h"

#include <algorithm>

#include "pipeline/case/case_notices.h"
#include "pipeline/case/case_records.h"

namespace uketsuke::pipeline {
namespace {

using ledger::NoticeState;

constexpr const char* kRecord = "letter_not_needed";
constexpr const char* kNotice = "notice";
constexpr std::string_view kWritten = "applicant#";  // recipient of a letter that people write within a case

class Letters {
 public:
  Letters(ledger::Store& store, const CaseId& id) : notices_(notices_of_case(store, id)), records_(store.cases().records(id)) {}

  CaseLetters count() const {
    CaseLetters out;
    for (const ledger::StoredNotice& notice : notices_) {
      if (notice.facts.state == NoticeState::Draft || notice.facts.state == NoticeState::Ready) ++out.waiting;
      if (undecided(notice)) ++out.undecided;
    }
    return out;
  }

  bool undecided(const ledger::StoredNotice& notice) const {
    return notice.facts.state == NoticeState::Pulled && !not_needed(notice) && !written_again(notice);
  }

 private:
  bool not_needed(const ledger::StoredNotice& notice) const {
    return std::any_of(records_.begin(), records_.end(), [&](const ledger::CaseRecord& record) {
      return record.kind == kRecord && fact(&record, kNotice) == notice.facts.notice.id.value;
    });
  }

  bool written_again(const ledger::StoredNotice& notice) const {
    for (const ledger::StoredNotice& later : notices_) {
      if (later.facts.notice.id == notice.facts.notice.id) return false;
      if (later.facts.notice.kind == notice.facts.notice.kind && later.facts.state == NoticeState::Released &&
          later.facts.recipient.starts_with(kWritten) && notice.facts.recipient.starts_with(kWritten))
        return true;
    }
    return false;
  }

  std::vector<ledger::StoredNotice> notices_;
  std::vector<ledger::CaseRecord> records_;
};

}  // namespace

CaseLetters letters_of_case(ledger::Store& store, const CaseId& id) { return Letters(store, id).count(); }

bool is_undecided(ledger::Store& store, const ledger::StoredNotice& notice) {
  // Disposed of: there is nothing left to send.
  if (notice.facts.state != NoticeState::Pulled || notice.addressee_key.empty()) return false;
  const CaseState state = store.cases().get(notice.facts.by_case).file.state;
  return (!is_settled(state) || state == CaseState::Approved) && Letters(store, notice.facts.by_case).undecided(notice);
}

void record_not_needed(ledger::Store& store, const ledger::StoredNotice& notice, const std::string& title,
                       const std::string& actor, const std::string& reason) {
  ledger::CaseRecord record;
  record.kind = kRecord;
  record.facts = {{kNotice, notice.facts.notice.id.value},
                  {"letter", title + "　" + notice.facts.notice.document_number},
                  {"reason", reason}};
  store.cases().add_record(notice.facts.by_case, actor, record);
}

}  // namespace uketsuke::pipeline
