#include "app/run/progress_bar.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace uketsuke::app {
namespace {

constexpr int kWidth = 40;  // characters

}  // namespace

void ProgressBar::show(int open) {
  most_ = std::max(most_, open);
  if (!shown_ || most_ == 0) return;
  const int done = (most_ - open) * kWidth / most_;
  fmt::print(stderr, "\r[{}{}] {} left ", std::string(static_cast<std::size_t>(done), '#'),
             std::string(static_cast<std::size_t>(kWidth - done), '.'), open);
  std::fflush(stderr);
}

void ProgressBar::finish() {
  if (shown_ && most_ > 0) fmt::print(stderr, "\r{}\r", std::string(kWidth + 20, ' '));
}

}  // namespace uketsuke::app
