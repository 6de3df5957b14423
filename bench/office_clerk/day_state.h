#pragma once

#include <string>

#include "pipeline/office/office.h"
#include "bench/office_clerk/people_at_work.h"

namespace uketsuke::office_day {

/// Where everything stands, as JSON for the account: batches (sheets, header, counts by status, alarms), sides (status,
/// documents, cases), cases (state, open matters, documents, notices), mailings (pieces with role, sheets, pages and notices). No value of any
/// field.
std::string state_json(const pipeline::Office& office);

/// What people did and what was refused them.
std::string work_json(const WorkReport& report);

}  // namespace uketsuke::office_day
