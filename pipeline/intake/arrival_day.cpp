#include "pipeline/intake/arrival_day.h"

#include "core/errors/failure.h"

namespace uketsuke::pipeline {
namespace {

// Offices key in old paper too, but none keeps a notification unread as long as the papers themselves are kept; a day
// before that is a slip of the keyboard (0026 for 2026), from which every 期限 would count.
constexpr std::chrono::years kOldest{10};

}  // namespace

void require_arrival_day(Date day, Date today) {
  if (day > today) throw Failure("E-INPUT-VALUE", "到達日が未来です");
  if (day.year() < today.year() - kOldest) throw Failure("E-INPUT-VALUE", "到達日が古すぎます");
}

}  // namespace uketsuke::pipeline
