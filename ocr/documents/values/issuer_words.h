#pragma once

#include <string>

namespace uketsuke::ocr {

/// Somebody a letter is sent to (… 殿, 様, 御中, 宛), what a copy is for (提出用, 本人控), or the desk of a town whose form it is (南あわじ市 保険年金課
/// 国民健康保険係, nearly 国民健康保険組合).
bool is_addressed(const std::u32string& signs);

/// What certifies, no name: 上記のとおり国民健康保険の資格を… is nearly 国民健康保険組合.
bool is_certifying(const std::u32string& signs);

}  // namespace uketsuke::ocr
