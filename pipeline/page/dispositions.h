#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "pipeline/context.h"
#include "pipeline/page/page_outcome.h"
#include "pipeline/quality/policy_in_force.h"

namespace uketsuke::pipeline {

/// The policy's verdicts on the readings of one side.
struct PageDispositions {
  std::map<std::pair<std::string, int>, Disposition> of_field;  ///< (field, row)
  int accepted = 0;
  int asked = 0;
  int refused = 0;
};

/// Whether a reading shows that somebody began its row: anything written, crossed out, or seen and doubted.
bool begins_row(const FieldReading& reading);

/// The field as the policy is to see it in a row, given the rows that were begun: what is required of a person is not
/// required of an empty row of a list. Outside rows, and in a table of one row, a required field that looks empty stays
/// suspect.
FieldInfo in_its_row(FieldInfo field, int row, const std::set<int>& begun);

/// Judges every reading by the policy.
PageDispositions judge(const PageOutcome& page, const Context& context, const PolicyInForce& policy);

}  // namespace uketsuke::pipeline
