#pragma once

namespace uketsuke::app {

/// Makes SIGINT and SIGTERM ask for a stop instead of ending the process; returns nothing, ask stop_asked().
void catch_stop_signals();
bool stop_asked();

}  // namespace uketsuke::app
