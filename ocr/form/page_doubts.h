#pragma once

#include <vector>

#include "core/model/reading.h"
#include "ocr/form/field_work.h"

namespace uketsuke::ocr {

/// A form as its readers leave it.
struct ReadPage {
  const CleanPage& page;
  const IdentifiedPage& identified;
  const FormTemplate& form;
  const std::vector<Work>& works;
  double digit_doubt = 0;  ///< mean doubt of its digits (weigh_page)
  ColouredInk& coloured;
};

/// Doubts fields for what the page as a whole shows: ink that the scan has lost or that lies over, beside or beyond a field,
/// ink unlike the page's, rows that are struck out. `values` are those of the works, in their order.
void doubt_fields(const ReadPage& read, std::vector<FieldValue>& values);

/// Doubts fields that look empty on a page that has lost ink: its digits are hardly to be read (`digit_doubt`: whole faint numbers
/// were lost on such copies), fields hold what nobody can call writing, or several are faint. A threshold or a copier that left
/// specks of some thin strokes has taken others altogether. Part of doubt_fields().
void doubt_where_ink_is_lost(double digit_doubt, std::vector<FieldValue>& values);

/// Doubts all fields of a form that holds next to no writing.
void doubt_empty_page(PageReading& page);

}  // namespace uketsuke::ocr
