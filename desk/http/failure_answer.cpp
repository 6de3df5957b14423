#include "desk/http/failure_answer.h"

#include <map>

#include "core/errors/catalogue.h"
#include "desk/http/json_text.h"

namespace uketsuke::desk {

int status_of(std::string_view code) {
  static const std::map<std::string, int, std::less<>> known = {
      {"E-AUTH-SIGNIN", 401},     {"E-AUTH-LOCKED", 429},     {"E-AUTH-DENIED", 403},     {"E-CASE-SAMEPERSON", 403},
      {"E-CASE-STATE", 409},      {"E-CASE-UNFINISHED", 409}, {"E-CONFLICT", 409},        {"E-INPUT-VALUE", 422},
      {"E-LEDGER-NOTFOUND", 404}, {"E-LEDGER-BUSY", 503},     {"E-INTAKE-TOOLARGE", 413}, {"E-SETTING-MISSING", 409},
      {"E-RENDER-GLYPH", 409},    {"E-RENDER-OVERFLOW", 409}, {"E-LEDGER-DISPOSED", 410}};
  const auto found = known.find(code);
  if (found != known.end()) return found->second;
  return code.rfind("E-INTAKE-", 0) == 0 || code.rfind("E-PAGE-", 0) == 0 ? 422 : 500;
}

Response answer_refusal(int status, std::string_view code, std::string_view message, std::string_view hint) {
  Response response;
  response.status = status;
  response.body = JsonObject().put("code", code).put("message", message).put("hint", hint).text();
  return response;
}

Response answer_failure(const Failure& failure) {
  const int status = status_of(failure.code());
  const ErrorInfo* info = find_error(failure.code());
  std::string message(info ? info->what_ja : std::string_view(failure.what()));
  // The detail of a fault inside the house is for the log and not for the browser.
  if (status < 500 && !failure.detail().empty()) message += "（" + failure.detail() + "）";
  return answer_refusal(status, failure.code(), message, info ? info->do_ja : std::string_view());
}

}  // namespace uketsuke::desk
