#pragma once

#include <functional>
#include <string>

#include "core/errors/failure.h"

namespace uketsuke::test {

/// Code of the Failure that `work` throws; empty when it throws none.
inline std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.code();
  }
  return {};
}

}  // namespace uketsuke::test
