#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/mailings.h"
#include "pipeline/office/notices.h"

namespace uketsuke::desk {
namespace {

ledger::MailingId mailing_in_path(const Request& request) {
  return ledger::MailingId(id_in_path(request, "mailing_id"));
}

JsonObject summary_json(const Desk& desk, const ledger::StoredMailing& mailing) {
  JsonObject out;
  out.put("id", mailing.id.value).put("number", mailing.number).put("state", ledger::to_string(mailing.state));
  out.put("version", mailing.version).put("pages", mailing.pages).put("sha256", mailing.pdf_sha256);
  out.put("piece_count", mailing.piece_count).put("pulled_count", mailing.pulled_count);
  out.put("made_at", to_iso(mailing.made_at)).put("made_by", pipeline::actor_label(desk.office, mailing.made_by));
  if (mailing.closed_at)
    out.put("closed_at", to_iso(*mailing.closed_at))
        .put("closed_by", pipeline::actor_label(desk.office, mailing.closed_by));
  return out;
}

JsonObject enclosed_json(const Desk& desk, const ledger::EnclosedNotice& one) {
  JsonObject out;
  out.put("notice_id", one.notice.value).put("kind_label", pipeline::notice_label(desk.office, one.kind));
  out.put_some("document_number", one.document_number).put("case_id", one.by_case.value);
  out.put("receipt_number", desk.office.store.cases().get(one.by_case).file.number);
  return out.put("first_page", one.first_page).put("pages", one.pages);
}

JsonObject piece_json(const Desk& desk, const pipeline::PieceView& view) {
  const ledger::MailingPiece& piece = view.piece;
  JsonObject out;
  out.put("number", piece.number).put("role", ledger::to_string(piece.addressee.role)).put("role_label", view.role);
  out.put("name", piece.addressee.name).put("postal_code", piece.addressee.postal_code);
  out.put("address", piece.addressee.address).put("envelope", view.envelope).put("mail_class", view.mail_class);
  out.put("sheets", piece.sheets).put("pages", piece.pages).put("first_page", piece.first_page);
  JsonArray letters;
  for (const std::string& title : view.letters) letters.add(title);
  JsonArray printed;
  for (const int page : view.printed_pages) printed.add(page);
  JsonArray notices;
  for (const ledger::EnclosedNotice& one : piece.notices) notices.add(enclosed_json(desk, one));
  out.put("letters", letters).put("notices", notices).put("printed_pages", printed).put("protected", view.is_protected);
  if (piece.pulled_at) out.put("pulled_at", to_iso(*piece.pulled_at));
  return out;
}

// People find each letter that waits for them by name; of the others they want to know how many.
JsonArray left_out_json(const Desk& desk, const std::map<pipeline::LeftOut, std::vector<pipeline::LeftLetter>>& left_out) {
  JsonArray out;
  for (const auto& [why, letters] : left_out) {
    JsonArray named;
    for (const pipeline::LeftLetter& letter : letters) {
      if (!pipeline::needs_person(why)) break;
      JsonObject one;
      one.put("notice_id", letter.notice.value).put("kind_label", pipeline::notice_label(desk.office, letter.kind));
      one.put_some("document_number", letter.document_number).put("case_id", letter.by_case.value);
      one.put("receipt_number", desk.office.store.cases().get(letter.by_case).file.number);
      named.add(one.put_some("detail", letter.detail));
    }
    JsonObject one;
    one.put("why", pipeline::to_string(why)).put("reason", pipeline::reason_of(why));
    one.put_some("what_to_do", std::string(pipeline::what_to_do(why))).put("count", static_cast<int>(letters.size()));
    out.add(one.put("letters", named));
  }
  return out;
}

Response detail(const Desk& desk, const pipeline::MailingView& view) {
  JsonObject out = summary_json(desk, view.mailing);
  JsonArray pieces;
  for (const pipeline::PieceView& piece : view.pieces) pieces.add(piece_json(desk, piece));
  if (!view.left_out.empty()) out.put("left_out", left_out_json(desk, view.left_out));
  return answer(out.put("pieces", pieces).put("print_file_withheld", view.print_file_withheld));
}

JsonObject employer_json(const pipeline::WaitingEmployer& employer) {
  JsonObject out;
  out.put("key", employer.key).put("name", employer.addressee.name).put("postal_code", employer.addressee.postal_code);
  return out.put("address", employer.addressee.address).put("letters", employer.letters);
}

Response plan_answer(const Desk& desk, const pipeline::MailingPlan& planned) {
  JsonArray pieces;
  for (const pipeline::PlannedPiece& piece : planned.pieces) {
    JsonObject one;
    one.put("role", ledger::to_string(piece.addressee.role)).put("role_label", pipeline::to_japanese(piece.addressee.role));
    one.put("envelope", desk.office.context.mailing.envelope(piece.envelope).label);
    one.put("mail_class", desk.office.context.mailing.mail_class(piece.mail_class).label);
    pieces.add(one.put("letters", static_cast<int>(piece.items.size())).put("sheets", piece.sheets));
  }
  JsonArray employers;
  for (const pipeline::EmployerPair& pair : planned.employers)
    employers.add(JsonObject()
                      .put("first", employer_json(pair.first))
                      .put("second", employer_json(pair.second))
                      .put("state", pipeline::to_string(pair.state)));
  JsonObject out;
  out.put("pieces", pieces).put("left_out", left_out_json(desk, planned.left_out));
  return answer(out.put("employers", employers));
}

Response decide_employers(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  const pipeline::EmployerDecision decision{body.text("first", 64), body.text("second", 64), body.boolean("same")};
  return plan_answer(desk, pipeline::decide_employers(desk.office, actor_of(desk, request), decision));
}

Response make(const Desk& desk, const Request& request) {
  std::vector<NoticeId> chosen;
  for (const std::string& id : Body::parse(request.body).texts("notice_ids", pipeline::kMostLettersOfMailing))
    chosen.emplace_back(id);
  return detail(desk, pipeline::make_mailing(desk.office, actor_of(desk, request), chosen));
}

Response preview(const Desk& desk, const Request& request) {
  const int page = query_int(request, "page", 1, 1, 100'000);
  const int width = query_int(request, "width", 1000, 100, 3000);
  const auto view =
      pipeline::mailing_preview(desk.office, actor_of(desk, request), mailing_in_path(request), page, width);
  return answer_bytes(view.media, std::string(view.bytes.begin(), view.bytes.end()));
}

Response file(const std::string& media, std::string bytes, const std::string& name) {
  Response response = answer_bytes(media, std::move(bytes));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

int version_of(const Body& body) { return static_cast<int>(body.integer("version", 0, 1'000'000'000)); }

void add_file_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/mailings/{mailing_id}/preview", Access::SignedIn,
             [&desk](const Request& request) { return preview(desk, request); });
  router.add("GET", "/api/mailings/{mailing_id}/print-file", Access::SignedIn, [&desk](const Request& request) {
    const auto id = mailing_in_path(request);
    const Bytes pdf = pipeline::mailing_print_file(desk.office, actor_of(desk, request), id);
    return file("application/pdf", std::string(pdf.begin(), pdf.end()), "mailing-" + id.value + ".pdf");
  });
  router.add("GET", "/api/mailings/{mailing_id}/manifest-csv", Access::SignedIn, [&desk](const Request& request) {
    const auto id = mailing_in_path(request);
    return file("text/csv; charset=utf-8", pipeline::mailing_manifest_csv(desk.office, actor_of(desk, request), id),
                "manifest-" + id.value + ".csv");
  });
  router.add("GET", "/api/mailings/{mailing_id}/manifest-json", Access::SignedIn, [&desk](const Request& request) {
    const auto id = mailing_in_path(request);
    return file("application/json", pipeline::mailing_manifest_json(desk.office, actor_of(desk, request), id),
                "manifest-" + id.value + ".json");
  });
  router.add("GET", "/api/mailings/{mailing_id}/book", Access::SignedIn, [&desk](const Request& request) {
    const auto id = mailing_in_path(request);
    return file("text/csv; charset=utf-8", pipeline::mailing_book(desk.office, actor_of(desk, request), id),
                "book-" + id.value + ".csv");
  });
}

}  // namespace

void add_mailing_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/mailings", Access::SignedIn, [&desk](const Request& request) {
    const auto part = pipeline::list_mailings(desk.office, actor_of(desk, request), window_of(request));
    return answer(listed(part, [&](const ledger::StoredMailing& one) { return summary_json(desk, one); }));
  });
  router.add("POST", "/api/mailings", Access::SignedIn,
             [&desk](const Request& request) { return make(desk, request); });
  router.add("GET", "/api/mailing-plan", Access::SignedIn, [&desk](const Request& request) {
    return plan_answer(desk, pipeline::mailing_plan(desk.office, actor_of(desk, request)));
  });
  router.add("POST", "/api/mailing-employers", Access::SignedIn,
             [&desk](const Request& request) { return decide_employers(desk, request); });
  router.add("GET", "/api/mailings/{mailing_id}", Access::SignedIn, [&desk](const Request& request) {
    return detail(desk, pipeline::mailing_view(desk.office, actor_of(desk, request), mailing_in_path(request)));
  });
  add_file_routes(router, desk);
  router.add("POST", "/api/mailings/{mailing_id}/release", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return detail(desk, pipeline::release_mailing(desk.office, actor_of(desk, request), mailing_in_path(request),
                                                  version_of(body)));
  });
  router.add("POST", "/api/mailings/{mailing_id}/pull", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return detail(desk, pipeline::pull_from_mailing(desk.office, actor_of(desk, request), mailing_in_path(request),
                                                    NoticeId(body.text("notice_id", 100)), version_of(body),
                                                    body.text("reason")));
  });
  router.add("POST", "/api/mailings/{mailing_id}/cancel", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    return detail(desk, pipeline::cancel_mailing(desk.office, actor_of(desk, request), mailing_in_path(request),
                                                 version_of(body), body.text("reason")));
  });
}

}  // namespace uketsuke::desk
