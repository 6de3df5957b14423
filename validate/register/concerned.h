#pragma once

#include <vector>

#include "validate/register/register_facts.h"

namespace uketsuke::validate {

/// Why somebody of a household is concerned without having sent anything.
enum class Concern {
  From70,           ///< 一部負担割合 and 適用区分 change: the 1st of the month after reaching 70
  Reaches75,        ///< leaves for 後期高齢者医療 on the 75th birthday
  MemberReaches75,  ///< the 組合員 does: whether the family stays is the association's rule
  FollowsMember     ///< the 組合員 loses the membership, and the family with them
};

/// A person (by 枝番), why, and from which day.
struct Concerned {
  int branch = 0;
  Concern why = Concern::From70;
  Date from{};
  friend bool operator==(const Concerned&, const Concerned&) = default;
};

/// Who reaches 70 or 75 so that it takes effect on a day from `first` to `last`, both included; without those whose
/// loss is recorded already.
std::vector<Concerned> concerned_by_age(const RegisterHousehold& household, Date first, Date last);

/// The insured family that leaves with the 組合員, who dies or loses the membership on this 喪失日 (国民健康保険法13条,
/// 21条); empty when nobody is left.
std::vector<Concerned> concerned_by_loss_of_member(const RegisterHousehold& household, Date lost_on);

}  // namespace uketsuke::validate
