#pragma once

#include <string>
#include <string_view>

namespace uketsuke::desk {

/// Japanese of a stable word of the access chain (閲覧記録の操作); the word itself when it is a new one.
std::string look_label(std::string_view action);
/// Japanese of a step in a case's life (経過).
std::string event_label(std::string_view what);
/// How a step of 決裁 came about, in brackets behind the state (専決, 代決, 例外, 引戻し); empty for all others.
std::string decision_label(std::string_view what);
/// Japanese of the state of an expected attachment (添付書類の状態).
std::string attachment_label(std::string_view state);
/// Japanese of a queue's job kind (待ち行列).
std::string queue_label(std::string_view kind);
/// Japanese of why a file in the hot folder is not taken yet.
std::string waiting_label(std::string_view reason);

}  // namespace uketsuke::desk
