#pragma once

#include <string>
#include <vector>

#include "tools/page_maker/documents/documents.h"

namespace uketsuke::page_maker {

/// Papers that look like our certificates and are none: 退職証明書, 源泉徴収票, 納税証明書, 卒業証明書 …
const std::vector<std::string>& stranger_titles();

/// A scanned sheet of such a paper about a household's member; `index` counts in stranger_titles(). It has no truth:
/// nothing may be read from it.
MadePage make_stranger(const Household& home, Date issued_on, std::size_t index, std::uint64_t seed,
                       const Damage& damage);

}  // namespace uketsuke::page_maker
