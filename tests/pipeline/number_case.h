#pragma once

#include <string>
#include <vector>

#include "tests/pipeline/office_case.h"

namespace uketsuke::pipeline {

/// Valid 個人番号 of two people, and one that fails its check digit.
inline constexpr const char* kHis = "123456789018";
inline constexpr const char* kHers = "621498320257";
inline constexpr const char* kFailing = "123456789012";
/// A case of one 資格取得届 and one 住民票 of the same man, in a store of its own. Everything is read for certain but
/// the 個人番号 on the form, which is asked about; a test changes what it is about, then calls assemble(). No quality
/// samples are drawn.
class NumberCase : public OfficeCase {
 protected:
  NumberCase();

  FieldReading& on_form(const std::string& field, int row = 0) { return find(form_, field, row); }
  FieldReading& on_certificate(const std::string& field, int row = 1) { return find(certificate_, field, row); }

  /// Takes the papers in as one batch, as the workers would; an empty certificate is left out.
  void assemble();
  /// Revalidates the case.
  void again();
  /// A person decides a field, at the document's page.
  void person_decides(const FieldRef& field, const std::string& value);
  /// Enters a person in the register, as an earlier case would have.
  PersonId register_person(const std::string& name, const std::string& my_number,
                           ledger::RegisterStatus status = ledger::RegisterStatus::Final);

  CaseId case_id() { return store_->cases().of_document(number().document).at(0); }
  FieldRef on(const PageId& page, const std::string& field, int row) {
    return {store_->documents().of_page(page).at(0).document.id, field, row};
  }
  FieldRef number() { return on(form_page_, "my_number", 0); }
  FieldRef certified(const std::string& field = "my_number") { return on(certificate_page_, field, 1); }

  bool asked(const FieldRef& field) { return store_->review().open_item(field).has_value(); }
  /// Why the form's number is asked about; empty when it is not.
  std::string ask_reason();
  /// Whether the form's number was decided by evidence.
  bool by_evidence();
  /// The question about the form's number stands as it was asked.
  void expect_still_asked();
  bool finding(const std::string& message);

  std::vector<FieldReading> form_, certificate_;
  std::vector<Paper> further_;  ///< papers behind them
  PageId form_page_, certificate_page_;
  std::vector<PageId> further_pages_;

 private:
  static FieldReading& find(std::vector<FieldReading>& in, const std::string& field, int row);
  CaseId earlier_;
};

}  // namespace uketsuke::pipeline
