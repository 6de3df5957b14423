#pragma once

#include <string>
#include <string_view>

#include "core/errors/failure.h"
#include "desk/http/message.h"

namespace uketsuke::desk {

/// HTTP status of a failure code of the catalogue (core/errors/catalogue.h).
int status_of(std::string_view code);

/// The error shape of docs/openapi.yaml: code, message and hint in Japanese from the catalogue.
Response answer_failure(const Failure& failure);

/// The same for what the desk itself refuses before any use case runs (no session, wrong token, unknown path, …).
Response answer_refusal(int status, std::string_view code, std::string_view message, std::string_view hint);

}  // namespace uketsuke::desk
