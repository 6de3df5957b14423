#include "pipeline/intake/arrival_day.h"

#include "core/errors/failure.h"

namespace uketsuke::pipeline {
namespace {

// The first day of 平成: a day before that is a slip of the keyboard (0026 for 2026), from which every 期限 would count.
constexpr Date kFirst{std::chrono::year(1989), std::chrono::January, std::chrono::day(8)};

}  // namespace

void require_arrival_day(Date day, Date today) {
  if (day > today) throw Failure("E-INPUT-VALUE", "到達日が未来です");
  if (day < kFirst) throw Failure("E-INPUT-VALUE", "到達日が古すぎます");
}

}  // namespace uketsuke::pipeline
