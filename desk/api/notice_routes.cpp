#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/notices.h"

namespace uketsuke::desk {
namespace {

NoticeId notice_in_path(const Request& request) { return NoticeId(id_in_path(request, "notice_id")); }

ledger::NoticeFilter filter_of(const Request& request) {
  using ledger::NoticeState;
  ledger::NoticeFilter filter;
  const std::string state = query_text(request, "state", 20);
  for (const auto known : {NoticeState::Draft, NoticeState::Ready, NoticeState::Released, NoticeState::Pulled}) {
    if (state == ledger::to_string(known)) filter.state = known;
  }
  if (!state.empty() && !filter.state) throw Failure("E-INPUT-VALUE", "state");
  const std::string by_case = query_text(request, "case_id", 100);
  if (!by_case.empty()) filter.by_case = CaseId(by_case);
  return filter;
}

Response preview(const Desk& desk, const Request& request) {
  const int page = query_int(request, "page", 1, 1, 100);
  const int width = query_int(request, "width", 1000, 100, 3000);
  const auto view =
      pipeline::notice_preview(desk.office, actor_of(desk, request), notice_in_path(request), page, width);
  return answer_bytes(view.media, std::string(view.bytes.begin(), view.bytes.end()));
}

Response pdf(const Desk& desk, const Request& request) {
  const NoticeId id = notice_in_path(request);
  const Bytes bytes = pipeline::notice_pdf(desk.office, actor_of(desk, request), id);
  Response response = answer_bytes("application/pdf", std::string(bytes.begin(), bytes.end()));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"notice-" + id.value + ".pdf\"");
  return response;
}

int version_of(const Body& body) { return static_cast<int>(body.integer("version", 0, 1'000'000'000)); }

}  // namespace

void add_notice_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/notices", Access::SignedIn, [&desk](const Request& request) {
    const auto part =
        pipeline::list_notices(desk.office, actor_of(desk, request), filter_of(request), window_of(request));
    return answer(listed(part, [&](const ledger::StoredNotice& notice) { return notice_json(desk, notice); }));
  });
  router.add("GET", "/api/notices/{notice_id}", Access::SignedIn, [&desk](const Request& request) {
    return answer(notice_json(desk, pipeline::notice(desk.office, actor_of(desk, request), notice_in_path(request))));
  });
  router.add("GET", "/api/notices/{notice_id}/preview", Access::SignedIn,
             [&desk](const Request& request) { return preview(desk, request); });
  router.add("GET", "/api/notices/{notice_id}/pdf", Access::SignedIn,
             [&desk](const Request& request) { return pdf(desk, request); });
  router.add("POST", "/api/notices/{notice_id}/release", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return answer(notice_json(desk, pipeline::release_notice(desk.office, actor_of(desk, request),
                                                             notice_in_path(request), version_of(body))));
  });
  router.add("POST", "/api/notices/{notice_id}/not-needed", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return answer(notice_json(desk, pipeline::decide_not_needed(desk.office, actor_of(desk, request),
                                                                notice_in_path(request), body.text("reason"))));
  });
  router.add("POST", "/api/notices/{notice_id}/pull", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return answer(notice_json(desk, pipeline::pull_notice(desk.office, actor_of(desk, request), notice_in_path(request),
                                                          version_of(body), body.text("reason"))));
  });
}

}  // namespace uketsuke::desk
