#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "desk/http/base64.h"
#include "pipeline/office/quarantine.h"

namespace uketsuke::desk {
namespace {

using pipeline::QuarantineState;

PageId page_in_path(const Request& request) { return page_from(id_in_path(request, "page_id")); }

int place_in_path(const Request& request) {
  const std::string text = id_in_path(request, "place");
  if (text.size() > 3 || text.find_first_not_of("0123456789") != std::string::npos)
    throw Failure("E-LEDGER-NOTFOUND", "quarantine");
  return std::stoi(text);
}

JsonObject places_json(const Desk& desk, const std::vector<pipeline::Quarantined>& places) {
  return listed_all(places, [&](const pipeline::Quarantined& one) {
    JsonObject out;
    out.put("place", one.place_number)
        .put("rect", to_json_rect(one.place.x, one.place.y, one.place.w, one.place.h))
        .put("state", pipeline::to_string(one.state));
    if (one.state == QuarantineState::Open) return out;
    return out.put("decided_by", pipeline::actor_label(desk.office, one.decided_by))
        .put("decided_at", to_iso(one.decided_at));
  });
}

Response decide(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  const std::string word = body.text("decision", 20);
  const QuarantineState decision = word == "masked"      ? QuarantineState::Masked
                                   : word == "no_number" ? QuarantineState::NoNumber
                                                         : throw Failure("E-INPUT-VALUE", "decision");
  return answer(places_json(
      desk, pipeline::decide_quarantined(desk.office, actor_of(desk, request), page_in_path(request),
                                         place_in_path(request), decision, body.text("reason"))));
}

Response reveal(const Desk& desk, const Request& request) {
  const auto shown =
      pipeline::quarantined_picture(desk.office, actor_of(desk, request), page_in_path(request), place_in_path(request),
                                    Body::parse(request.body).text("reason"));
  return answer(JsonObject().put("picture_data_url", "data:" + shown.media + ";base64," + base64(shown.bytes)));
}

}  // namespace

void add_quarantine_routes(Router& router, const Desk& desk) {
  const std::string places = "/api/pages/{page_id}/quarantine";
  router.add("GET", places, Access::SignedIn, [&desk](const Request& request) {
    return answer(places_json(
        desk, pipeline::page_quarantine(desk.office, actor_of(desk, request), page_in_path(request))));
  });
  router.add("PUT", places + "/{place}", Access::SignedIn,
             [&desk](const Request& request) { return decide(desk, request); });
  router.add("POST", places + "/{place}/reveal", Access::SignedIn,
             [&desk](const Request& request) { return reveal(desk, request); });
}

}  // namespace uketsuke::desk
