#include <fstream>

#include "pipeline/office/cases.h"
#include "pipeline/office/mailings.h"
#include "pipeline/office/quarantine.h"
#include "pipeline/office/steps.h"
#include "bench/office_clerk/people_at_work.h"

namespace uketsuke::office_day {
namespace {

constexpr int kMostRounds = 5;

class Carrying {
 public:
  Carrying(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides, WorkReport& report)
      : office_(office), staff_(staff), sides_(sides), report_(report) {}

  void carry(const TruthCase& truth, const CaseId& id) {
    decide_quarantine(truth, id);
    // What is taken as it is may raise a question, and an answer a finding.
    for (int round = 0; round < kMostRounds && accept_findings(truth, id) > 0; ++round)
      answer_questions(office_, staff_, sides_, report_);
    for (const TruthRecord& record : truth.records) {
      const bool by_senior = record.kind == "limit" || record.kind == "copayment" || record.kind == "addressee";
      act(truth, "record " + record.kind, [&] {
        pipeline::record_fact(office_, by_senior ? staff_.senior : staff_.reviewer, id, record.kind, record.person,
                              record.facts);
      });
    }
    if (!act(truth, "advance", [&] { pipeline::advance_case(office_, staff_.reviewer, id, version(id)); })) return;
    if (act(truth, "approve", [&] { pipeline::approve_case(office_, staff_.approver, id, version(id), {}); }))
      ++report_.decided;
  }

 private:
  int version(const CaseId& id) const { return office_.store.cases().get(id).version; }

  bool act(const TruthCase& truth, const std::string& step, const std::function<void()>& what) {
    return tried(report_.troubles, truth.id, step, what);
  }

  // Nobody of a made day writes a 個人番号 where none belongs: what passes its check there is another number.
  void decide_quarantine(const TruthCase& truth, const CaseId& id) {
    for (const DocumentId& document : office_.store.cases().get(id).file.documents)
      for (const PageRegion& region : office_.store.documents().get(document).document.regions)
        for (const pipeline::Quarantined& one : pipeline::quarantined(office_.store, region.page))
          if (one.state == pipeline::QuarantineState::Open)
            act(truth, "quarantine", [&] {
              pipeline::decide_quarantined(office_, staff_.senior, region.page, one.place_number,
                                           pipeline::QuarantineState::NoNumber, "別の番号");
            });
  }

  // Only what a person who sees a sound paper may take as it is; what may not be taken stops the case and is told.
  int accept_findings(const TruthCase& truth, const CaseId& id) {
    int done = 0;
    for (const ledger::StoredFinding& stands : office_.store.cases().findings(id)) {
      if (!stands.accepted_by.empty() || stands.finding.severity == Severity::Info) continue;
      const bool accepted = act(truth, "finding " + stands.finding.message, [&] {
        pipeline::accept_finding(office_, staff_.senior, id, stands.id, "書類で確認済み");
      });
      done += accepted ? 1 : 0;
    }
    report_.accepted += done;
    return done;
  }

  const pipeline::Office& office_;
  const Staff& staff_;
  const std::vector<KnownSide>& sides_;
  WorkReport& report_;
};

}  // namespace

void carry_cases(const pipeline::Office& office, const Staff& staff, const DayTruth& truth,
                 const std::vector<KnownSide>& sides, WorkReport& report) {
  const std::map<std::string, CaseId> cases = cases_by_form(office.store, sides);
  Carrying carrying(office, staff, sides, report);
  for (const TruthCase& one : truth.cases) {
    const auto found = cases.find(one.id);
    if (found == cases.end())
      report.troubles.push_back({one.id, "find", "E-LEDGER-NOTFOUND", "no case holds its form"});
    else
      carrying.carry(one, found->second);
  }
}

void mail_notices(const pipeline::Office& office, const Staff& staff, const std::filesystem::path& folder,
                  WorkReport& report) {
  // One mailing holds so many letters at most, so a large day has several.
  while (!pipeline::mailing_plan(office, staff.printer).pieces.empty()) {
    const bool sent = tried(report.troubles, "mailing", "release", [&] {
      const auto made = pipeline::make_mailing(office, staff.printer, {}).mailing;
      std::ofstream(folder / ("mailing_" + std::to_string(made.number) + ".json"))
          << pipeline::mailing_manifest_json(office, staff.printer, made.id);
      pipeline::release_mailing(office, staff.printer, made.id, made.version);
    });
    if (!sent) return;
  }
}

}  // namespace uketsuke::office_day
