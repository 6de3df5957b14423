#pragma once

#include <map>
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

/// Judges every reading by the policy.
PageDispositions judge(const PageOutcome& page, const Context& context, const PolicyInForce& policy);

}  // namespace uketsuke::pipeline
