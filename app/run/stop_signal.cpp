#include "app/run/stop_signal.h"

#include <csignal>

namespace uketsuke::app {
namespace {

volatile std::sig_atomic_t g_asked = 0;
void on_signal(int) { g_asked = 1; }

}  // namespace

void catch_stop_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

bool stop_asked() { return g_asked != 0; }

void ask_stop() { g_asked = 1; }

}  // namespace uketsuke::app
