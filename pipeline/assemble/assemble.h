#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/identified.h"
#include "core/model/page.h"

namespace uketsuke::pipeline {

/// A card on a side, as far as assembly needs it.
struct BatchCard {
  std::string kind;  ///< "unidentified" for one nobody could name
  bool back = false;
  int row = 0;             ///< from 1: its row on the side
  std::string name;        ///< as read; empty when it was not
  std::string birth_date;  ///< ISO, as read; empty when it was not
};

/// What assembly needs to know of one side, in the order of the batch.
struct BatchSide {
  PageId page;
  SideStatus status = SideStatus::Unidentified;
  PageKind kind = PageKind::Unknown;
  std::string document_kind;  ///< form id or certificate kind; empty when unidentified
  std::string procedure;      ///< the procedure that this form opens; empty for certificates
  int form_page = 1;          ///< page of a form with several
  int page_number = 0;        ///< k of "k/n" printed on a certificate; 0 when not printed
  int page_count = 0;         ///< n of it; 0 when not printed or not read
  std::string case_token;     ///< on slips and on forms printed for a case
  std::vector<BatchCard> cards{};  ///< of a side that shows cards
};

/// A document to make (文書): sides that belong together.
struct PlannedDocument {
  std::string kind;                ///< "unidentified" for pages a person must give a kind
  std::vector<std::size_t> sides;  ///< indices into the batch
  std::vector<int> cards;          ///< beside `sides`: the row of the card that it is there, 0 for the whole side
};

/// A case to make or to add to (案件).
struct PlannedCase {
  std::string procedure;               ///< empty when the token names an existing case
  std::string existing_token;          ///< of the case that a slip or a coded form names
  std::vector<std::size_t> documents;  ///< indices into AssemblyPlan::documents
};

/// How the sides of a batch become documents and cases.
struct AssemblyPlan {
  std::vector<PlannedDocument> documents;
  std::vector<PlannedCase> cases;
  std::vector<std::size_t> without_case;  ///< documents that no form, slip or token claims: a person decides
  bool two_separators_in_a_row = false;   ///< shown as an alarm; never makes an empty document
};

/// Orders the sides of one batch into documents and cases. A form's first page opens a case; sheets behind it join
/// it until a separator, a slip or the next form, and further pages of the form (続紙) join the form although other papers
/// lie between; a slip sends what follows to the case it names. Certificates before any form stay without a case: a lone
/// certificate never goes to a stranger's case. Every card on a side is a document; front and back of one card, on one
/// side or on two that follow each other, are one (one_card()). Pure.
AssemblyPlan assemble(const std::vector<BatchSide>& sides);

}  // namespace uketsuke::pipeline
