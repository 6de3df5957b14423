#pragma once

#include "pipeline/case/revalidate.h"
#include "pipeline/office/notices.h"
#include "tests/pipeline/household_case.h"

namespace uketsuke::pipeline {

/// A household whose cases go through the procedures of 適用.
class Procedures : public HouseholdCase {
 protected:
  // Releases every letter, as the print desk does; the PDFs are attached without drawing them.
  void send_letters(const CaseId& id) {
    for (const ledger::StoredNotice& letter : letters(id)) {
      const std::string pdf = "%PDF " + letter.facts.notice.id.value;
      store_->notices().attach_pdf(letter.facts.notice.id, Bytes(pdf.begin(), pdf.end()), 1);
      release_notice(office(), printer_, letter.facts.notice.id, store_->notices().get(letter.facts.notice.id).version);
    }
  }
  static std::string variable(const ledger::StoredNotice& letter, const std::string& id) {
    const auto found = letter.facts.notice.variables.find(id);
    return found == letter.facts.notice.variables.end() ? "" : found->second;
  }
  void again(const CaseId& id) { revalidate(*store_, context(), id, "test"); }
  void advance(const CaseId& id) {
    settle_questions(id);
    advance_case(office(), reviewer_, id, version(id));
  }
  bool step_done(const CaseId& id, const std::string& step) {
    const ledger::StoredCase stored = store_->cases().get(id);
    for (const StepView& view : case_steps(office(), stored, case_sources(office(), stored)))
      if (view.id == step) return view.done;
    ADD_FAILURE() << "no step " << step;
    return false;
  }
};

}  // namespace uketsuke::pipeline
