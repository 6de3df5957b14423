#pragma once

#include "core/clock.h"

namespace uketsuke::pipeline {

/// Throws Failure E-INPUT-VALUE when nobody can mean this 到達日: a day to come, or one before 平成.
void require_arrival_day(Date day, Date today);

}  // namespace uketsuke::pipeline
