#pragma once

#include <string_view>

namespace uketsuke::validate {

/// Whether somebody wrote where the value stands and not the value (参照の語): 同上, 〃, 左に同じ, 別紙のとおり; also before
/// the rest of it (〃 花子).
bool refers_elsewhere(std::string_view value);

/// Whether somebody wrote that there is none or that it is not known (否定の語): なし, 該当なし, 不明, 申請中.
bool says_none(std::string_view value);

}  // namespace uketsuke::validate
