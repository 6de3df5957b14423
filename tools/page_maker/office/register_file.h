#pragma once

#include <string>

#include "tools/page_maker/office/office_day.h"

namespace uketsuke::page_maker {

/// The member register (加入者台帳) as it stands before the day, for everybody of the day who is insured already: CSV for
/// `uketsuke register import`, UTF-8, one row per person.
std::string register_csv(const OfficeDay& day);
/// The mapping that goes with it (TOML): which column holds which concept.
std::string register_mapping();

}  // namespace uketsuke::page_maker
