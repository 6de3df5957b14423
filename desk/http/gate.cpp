#include "desk/http/gate.h"

#include "core/errors/failure.h"
#include "desk/http/cookie.h"
#include "desk/http/failure_answer.h"

namespace uketsuke::desk {

std::optional<Response> refuse_at_gate(Gate& gate, const Route& route, const Request& request) {
  if (route.access == Access::Open) return std::nullopt;
  const std::string token = cookie_value(request.cookie, kSessionCookie);
  const std::optional<Visitor> visitor = token.empty() ? std::nullopt : gate.visitor(token);
  if (!visitor) {
    return answer_refusal(401, "E-AUTH-SIGNIN", "サインインしていないか、時間が切れました",
                          "もう一度サインインしてください。");
  }
  if (request.method != "GET" && !equal_secrets(request.csrf_token, visitor->csrf_token)) {
    return answer_refusal(403, "E-AUTH-DENIED", "この操作は受け付けられません（確認用トークンが違います）",
                          "ページを読み直してください。");
  }
  if (visitor->must_change_password && route.access != Access::Renewing) {
    return answer_refusal(403, "E-AUTH-DENIED", "先にパスワードを変更してください",
                          "一度限りのパスワードのままでは使えません。");
  }
  return std::nullopt;
}

Response serve(const Router& router, Gate& gate, Request& request, const std::function<void(const std::string&)>& log) {
  Match match = router.find(request.method, request.path);
  if (!match.route) {
    return match.path_known ? answer_refusal(405, "E-INPUT-VALUE", "この操作はできません", "")
                            : answer_refusal(404, "E-LEDGER-NOTFOUND", "該当するものがありません", "");
  }
  request.path_values = std::move(match.path_values);
  try {
    if (auto refusal = refuse_at_gate(gate, *match.route, request)) return *refusal;
    return match.route->handler(request);
  } catch (const Failure& failure) {
    if (status_of(failure.code()) >= 500) log(match.route->pattern + ": " + failure.code() + " " + failure.detail());
    return answer_failure(failure);
  } catch (const std::exception& fault) {
    log(match.route->pattern + ": " + fault.what());
    return answer_refusal(500, "E-ENV-FAULT", "サーバーの中で問題が起きました",
                          "もう一度試し、続くときは管理者に知らせてください。");
  }
}

}  // namespace uketsuke::desk
