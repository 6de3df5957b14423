#pragma once

#include <string>

#include "core/errors/failure.h"

namespace uketsuke::render::testing {

/// "CODE detail" of the Failure an action throws, "" if it throws none.
template <class Action>
std::string failure_of(Action&& action) {
  try {
    action();
  } catch (const Failure& failure) {
    return failure.code() + " " + failure.detail();
  }
  return {};
}

}  // namespace uketsuke::render::testing
