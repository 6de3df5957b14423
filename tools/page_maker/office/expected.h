#pragma once

#include "tools/page_maker/office/office_day.h"

namespace uketsuke::page_maker {

/// From here on a person pays a share of their own (一部負担金の割合), which a senior judges.
inline constexpr int kCopaymentAge = 70;

/// Whole years at a birthday's own day. Planned people are never near an age that a rule asks for, so the law's day
/// before the birthday (年齢計算ニ関スル法律) does not matter.
int age_on(Date birth, Date day);

/// Sets records, notices and end of a case from its procedure and household. Sources: the procedures' outputs
/// (templates/procedures), 事業主への写し for every loss that names an employer, a card for each new member, for who changed
/// the name, and a 限度額 card for the patient.
void set_expected(OfficeCase& one, Date received_on);

}  // namespace uketsuke::page_maker
