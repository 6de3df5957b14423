#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/model/document.h"
#include "core/model/reading.h"

namespace uketsuke {

/// What took effect for a field (確認・訂正): append-only, the last one counts. The actor is a person's user name
/// or "policy@version"; a later engine or policy never changes a decided case.
struct Decision {
  FieldRef field;
  ReadState state = ReadState::Read;  ///< a person can also decide blank, struck out or unreadable
  std::string value;                  ///< normalised; empty unless state is Read
  std::string actor;
  std::string reason;  ///< e.g. "confirmed", "typed", "override:<code>"
  Instant decided_at{};
  bool by_person = false;
};

}  // namespace uketsuke
