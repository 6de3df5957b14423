#pragma once

namespace uketsuke::app {

/// Makes SIGINT and SIGTERM ask for a stop instead of ending the process at once.
void catch_stop_signals();
bool stop_asked();
/// Asks for the stop from inside the program.
void ask_stop();

}  // namespace uketsuke::app
