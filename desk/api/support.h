#pragma once

#include <optional>
#include <string>

#include "desk/api/desk.h"
#include "desk/http/body.h"

namespace uketsuke::desk {

/// The signed-in user of a request. Throws Failure E-AUTH-SIGNIN when the session ended meanwhile.
pipeline::Actor actor_of(const Desk& desk, const Request& request);

/// A path value that must look like an id ([A-Za-z0-9_-], at most 100). Throws Failure E-LEDGER-NOTFOUND.
std::string id_in_path(const Request& request, const std::string& name);
/// A field id of the path ([A-Za-z0-9_.]).
std::string field_in_path(const Request& request);

/// Sides are written "<sha256>-<number>" in the API.
std::string to_text(const PageId& page);
/// Throws Failure E-LEDGER-NOTFOUND for anything else.
PageId page_from(const std::string& text);

/// The value of a query parameter; empty when absent. Throws Failure E-INPUT-VALUE above `most` bytes.
std::string query_text(const Request& request, const std::string& name, std::size_t most = 200);
/// An integer parameter within its range, or `absent`. Throws Failure E-INPUT-VALUE.
int query_int(const Request& request, const std::string& name, int absent, int least, int most);
/// A day. Throws Failure E-INPUT-VALUE when it is no day.
std::optional<Date> query_date(const Request& request, const std::string& name);
/// cursor and limit (1..200, default 50).
ledger::Window window_of(const Request& request);

/// The day of a body's or form's text; nothing for an empty text. Throws Failure E-INPUT-VALUE.
std::optional<Date> date_of(const std::string& text, std::string_view name);

/// 200 with JSON, or another status.
Response answer(const JsonObject& body, int status = 200);

/// {"items": […], "next_cursor": …} of a listed part.
template <class T, class ToJson>
JsonObject listed(const ledger::Listed<T>& part, ToJson to_json) {
  JsonArray items;
  for (const T& item : part.items) items.add(to_json(item));
  return JsonObject().put("items", items).put_some("next_cursor", part.next_cursor);
}

/// {"items": […]} of a whole list.
template <class Range, class ToJson>
JsonObject listed_all(const Range& range, ToJson to_json) {
  JsonArray items;
  for (const auto& item : range) items.add(to_json(item));
  return JsonObject().put("items", items);
}

// Each file of desk/api adds the operations of one tag of docs/openapi.yaml.
void add_session_routes(Router& router, const Desk& desk);
void add_batch_routes(Router& router, const Desk& desk);
void add_envelope_routes(Router& router, const Desk& desk);
void add_search_routes(Router& router, const Desk& desk);
void add_review_routes(Router& router, const Desk& desk);
void add_page_routes(Router& router, const Desk& desk);
void add_quarantine_routes(Router& router, const Desk& desk);
void add_document_routes(Router& router, const Desk& desk);
void add_household_routes(Router& router, const Desk& desk);
void add_case_routes(Router& router, const Desk& desk);
void add_notice_routes(Router& router, const Desk& desk);
void add_mailing_routes(Router& router, const Desk& desk);
void add_setting_routes(Router& router, const Desk& desk);
void add_user_routes(Router& router, const Desk& desk);
void add_audit_routes(Router& router, const Desk& desk);
void add_status_routes(Router& router, const Desk& desk);

}  // namespace uketsuke::desk
