#pragma once

#include <optional>
#include <string_view>

#include "core/form/kind_catalogue.h"

namespace uketsuke::validate {

/// Why a value cannot stand in a field, judged by itself (検査用数字, 桁数, 存在しない日付, 選択肢, 文字): a
/// message key of rules/messages.h; nullopt when it can.
std::optional<std::string_view> value_fault(const FieldInfo& field, std::string_view value);

}  // namespace uketsuke::validate
