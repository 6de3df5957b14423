#pragma once

#include <optional>
#include <string>

#include "desk/http/message.h"
#include "desk/http/router.h"

namespace uketsuke::desk {

/// What the gate needs to know of a session.
struct Visitor {
  std::string csrf_token;
  bool must_change_password = false;
};

/// Knows who is signed in; the real one asks the office, tests bring their own.
class Gate {
 public:
  virtual ~Gate() = default;
  /// The visitor of a session cookie's token, or nothing when it is unknown, expired or idle too long.
  virtual std::optional<Visitor> visitor(const std::string& token) = 0;
};

/// Checks a request against a route's demand before its body is read: session, CSRF token, one-time password.
/// Nothing means: come in.
std::optional<Response> refuse_at_gate(Gate& gate, const Route& route, const Request& request);

/// Finds and runs the route; turns failures into answers. `log` hears faults without personal data.
Response serve(const Router& router, Gate& gate, Request& request, const std::function<void(const std::string&)>& log);

}  // namespace uketsuke::desk
