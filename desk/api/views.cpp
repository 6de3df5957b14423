#include "desk/api/views.h"

#include <algorithm>

#include "pipeline/office/case_letters.h"
#include "pipeline/office/notices.h"

namespace uketsuke::desk {
namespace {

JsonObject document_page_json(const pipeline::DocumentPageView& page) {
  JsonObject out;
  out.put("page_id", to_text(page.page)).put("position", page.position);
  out.put("width_px", page.width_px).put("height_px", page.height_px).put("image_url", image_url(page.page));
  return out.put_some("file_name", page.file_name).put("number", page.page.number);
}

JsonArray texts(const std::vector<std::string>& items) {
  JsonArray out;
  for (const std::string& item : items) out.add(item);
  return out;
}

}  // namespace

JsonObject document_json(const pipeline::DocumentView& document) {
  JsonObject out;
  out.put("id", document.stored.document.id.value).put("kind", document.stored.document.kind);
  out.put("kind_label", document.kind_label).put("family", document.form ? "form" : "document");
  out.put_some("subject", document.subject).put("state", ledger::to_string(document.stored.state));
  out.put("version", document.stored.version).put("shared_with", texts(document.receipt_numbers));
  JsonArray pages;
  for (const auto& page : document.pages) pages.add(document_page_json(page));
  JsonArray fields;
  for (const auto& field : document.fields) fields.add(field_json(field));
  out.put("pages", pages).put("fields", fields);
  if (!document.cases.empty()) out.put("case_id", document.cases.front().value);
  if (!document.receipt_numbers.empty()) out.put("receipt_number", document.receipt_numbers.front());
  return out.put("findings", findings_json(document.findings));
}

JsonObject document_ref_json(const pipeline::DocumentView& document) {
  JsonObject out;
  out.put("id", document.stored.document.id.value)
      .put("kind", document.stored.document.kind)
      .put("kind_label", document.kind_label)
      .put("family", document.form ? "form" : "document");
  if (!document.cases.empty()) out.put("case_id", document.cases.front().value);
  if (!document.receipt_numbers.empty()) out.put("receipt_number", document.receipt_numbers.front());
  JsonArray cases;
  for (std::size_t i = 0; i < std::min(document.cases.size(), document.receipt_numbers.size()); ++i)
    cases.add(JsonObject()
                  .put("id", document.cases[i].value)
                  .put("receipt_number", document.receipt_numbers[i]));
  return out.put("cases", cases);
}

JsonObject page_json(const pipeline::PageView& page) {
  const ledger::Side& side = page.side;
  JsonObject out;
  out.put("id", to_text(side.page))
      .put("batch_id", side.batch.value)
      .put("file_name", page.file_name)
      .put("number", side.page.number);
  out.put("status", side.outcome ? to_string(side.outcome->status) : std::string_view("waiting"));
  if (side.outcome) out.put_some("code", side.outcome->code).put_some("kind", side.outcome->document_kind);
  out.put_some("message", page.message).put_some("hint", page.hint).put_some("kind_label", page.kind_label);
  if (page.by_case) out.put("case_id", page.by_case->value).put_some("receipt_number", page.receipt_number);
  if (page.document) out.put("document_id", page.document->value);
  if (page.width_px > 0) {
    out.put("width_px", page.width_px).put("height_px", page.height_px).put("image_url", image_url(side.page));
  }
  if (side.settlement) out.put("settled", side.settlement->as);
  if (side.outcome) out.put("arrived_at", to_iso(side.recorded_at));
  return out;
}

JsonObject notice_json(const Desk& desk, const ledger::StoredNotice& stored) {
  const Notice& notice = stored.facts.notice;
  const std::string address = "/api/notices/" + notice.id.value;
  JsonObject out;
  out.put("id", notice.id.value)
      .put("kind", notice.kind)
      .put("kind_label", pipeline::notice_label(desk.office, notice.kind));
  out.put("state", ledger::to_string(stored.facts.state)).put_some("document_number", notice.document_number);
  out.put("recipient", stored.facts.recipient_name).put("addressee_role", ledger::to_string(stored.facts.addressee.role));
  out.put_some("mailing_id", stored.mailing).put("case_id", stored.facts.by_case.value);
  out.put("receipt_number", desk.office.store.cases().get(stored.facts.by_case).file.number);
  out.put("pages", stored.pages).put("version", stored.version);
  out.put("preview_url", address + "/preview").put("pdf_url", address + "/pdf").put_some("sha256", stored.pdf_sha256);
  out.put("created_at", to_iso(stored.created_at));
  if (stored.released_at)
    out.put("released_at", to_iso(*stored.released_at))
        .put_some("released_by", pipeline::actor_label(desk.office, stored.released_by));
  if (pipeline::is_undecided(desk.office.store, stored)) out.put("undecided", true);
  return out.put_some("pulled_reason", stored.pulled_reason);
}

JsonObject case_summary_json(const pipeline::CaseSummaryView& summary) {
  const ledger::StoredCase& stored = summary.stored;
  const ledger::CaseSubject& subject = stored.subject;
  JsonObject out;
  out.put("id", stored.file.id.value).put("receipt_number", stored.file.number).put("procedure", stored.file.procedure);
  out.put("procedure_label", summary.procedure_label).put("state", to_string(stored.file.state));
  out.put_some("name", subject.name).put_some("kana", subject.name_kana);
  if (subject.birth_date) out.put("birth_date", to_iso(*subject.birth_date));
  out.put_some("symbol", subject.symbol).put_some("number", subject.number);
  out.put("arrived_on", to_iso(stored.file.received_on));
  if (stored.due_on) out.put("due_on", to_iso(*stored.due_on));
  out.put("updated_at", to_iso(stored.changed_at)).put("open_items", summary.open_items);
  out.put("open_errors", summary.open_errors).put("open_warnings", summary.open_warnings);
  return out.put("sheets", summary.sheets).put("own_work", summary.own_work);
}

JsonObject user_json(const ledger::User& user) {
  JsonObject out;
  out.put("id", user.id.value)
      .put("name", user.name)
      .put("display_name", user.display_name)
      .put("roles", texts(user.roles))
      .put("duties", texts(user.duties));
  out.put("locked", user.locked).put("must_change_password", user.must_change_password);
  if (user.locked_until) out.put("locked_until", to_iso(*user.locked_until));
  if (user.last_sign_in) out.put("last_seen_at", to_iso(*user.last_sign_in));
  return out;
}

}  // namespace uketsuke::desk
