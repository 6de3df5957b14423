#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "desk/api/words.h"
#include "desk/http/base64.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/notices.h"
#include "pipeline/office/steps.h"

namespace uketsuke::desk {
namespace {

CaseId case_in_path(const Request& request) { return CaseId(id_in_path(request, "case_id")); }

JsonObject side_json(const pipeline::ComparisonSide& side) {
  const FieldRef& ref = side.value.ref;
  JsonObject out;
  out.put("label", side.value.info.label)
      .put("document_id", ref.document.value)
      .put("document_label", side.document_label);
  out.put("field", ref.field).put("row", ref.row).put("value", side.display);
  if (side.value.reading) {
    const auto& rect = side.value.reading->reading.rect;
    if (rect.w > 0 && rect.h > 0) {
      out.put("strip_url", strip_url(ref)).put("page_id", to_text(side.value.reading->page));
      out.put("rect", to_json_rect(rect.x, rect.y, rect.w, rect.h));
    }
  }
  return out;
}

JsonObject comparison_json(const pipeline::ComparisonView& view) {
  JsonObject out;
  out.put("id", view.id).put("label", view.label).put_some("person", view.person).put("verdict", view.verdict);
  out.put_some("message", view.message).put("left", side_json(view.left)).put("right", side_json(view.right));
  return out.put_some("finding_id", view.finding_id);
}

/// "attachment.<kind>.<state>" in words; other steps by their word.
std::string step_label(const Desk& desk, const std::string& what) {
  const std::size_t first = what.find('.');
  const std::size_t last = what.rfind('.');
  if (!what.starts_with("attachment.") || last == first) return event_label(what);
  const std::string kind = what.substr(first + 1, last - first - 1);
  const KindInfo* info = desk.office.context.kinds.find(kind);
  return "添付 " + (info ? info->label : kind) + ": " + attachment_label(what.substr(last + 1));
}

JsonObject event_json(const Desk& desk, const ledger::CaseEvent& event) {
  JsonObject out;
  out.put("at", to_iso(event.at)).put("actor", pipeline::actor_label(desk.office, event.actor));
  out.put("label", event.state ? std::string(to_japanese(*event.state)) + decision_label(event.what)
                               : step_label(desk, event.what));
  if (event.state) out.put("state", to_string(*event.state));
  out.put_some("reason", event.reason);
  if (event.sequence > 0) out.put("sequence", event.sequence);
  return out;
}

JsonObject record_json(const pipeline::RecordView& record) {
  JsonArray words;
  for (const auto& [label, value] : record.words) words.add(JsonObject().put("label", label).put("value", value));
  JsonObject out;
  out.put("kind", record.kind).put("label", record.label).put_some("person", record.person);
  return out.put("facts", words).put("actor", record.actor).put("at", to_iso(record.at));
}

void put_steps(JsonObject& out, const Desk& desk, const pipeline::CaseView& view) {
  JsonArray timers;
  for (const auto& timer : view.timers) {
    timers.add(JsonObject()
                   .put("id", timer.id)
                   .put("label", timer.label)
                   .put("due_on", to_iso(timer.due_on))
                   .put("verdict", timer.verdict));
  }
  JsonArray timeline;
  for (const auto& event : view.timeline) timeline.add(event_json(desk, event));
  JsonArray actions;
  for (const auto& action : view.actions) {
    actions.add(JsonObject().put("id", action.id).put("allowed", action.allowed).put_some("why_not", action.why_not));
  }
  out.put("timers", timers).put("timeline", timeline).put("actions", actions);
  JsonArray steps;
  for (const auto& s : view.steps) {
    JsonObject entry;
    entry.put("id", s.id).put("label", s.label).put("system", s.system).put("required", s.required);
    entry.put("done", s.done).put_some("actor", s.actor);
    if (s.at) entry.put("at", to_iso(*s.at));
    steps.add(entry);
  }
  JsonArray records;
  for (const auto& record : view.records) records.add(record_json(record));
  out.put("steps", steps).put("records", records);
}

/// A case as lists show it: what is to be decided, whether 後閲 is open, whether 支援措置 applies.
JsonObject marked_summary_json(const Desk& desk, const pipeline::CaseSummaryView& summary) {
  constexpr std::string_view kCapacities[] = {"", "decider", "delegate", "deputy"};
  const pipeline::CaseMarks& marks = summary.marks;
  JsonObject out = case_summary_json(summary);
  out.put_some("decides_as", std::string(kCapacities[static_cast<int>(summary.decides_as)]));
  out.put_some("represented", pipeline::actor_label(desk.office, marks.represented));
  out.put("rejection", marks.rejection).put("protected", marks.is_protected);
  if (marks.later_check == pipeline::LaterCheck::None) return out;
  return out.put("later_check", marks.later_check == pipeline::LaterCheck::Needed ? "needed" : "done");
}

JsonObject case_json(const Desk& desk, const pipeline::CaseView& view) {
  JsonObject out = marked_summary_json(desk, view.summary);
  out.put("version", view.summary.stored.version)
      .put_some("token", view.summary.stored.file.token)
      .put_some("sender", view.summary.stored.sender);
  JsonArray documents;
  for (const auto& document : view.documents) documents.add(document_json(document));
  JsonArray attachments;
  for (const auto& attachment : view.attachments) {
    attachments.add(
        JsonObject().put("kind", attachment.kind).put("label", attachment.label).put("state", attachment.state));
  }
  JsonArray comparisons;
  for (const auto& comparison : view.comparisons) comparisons.add(comparison_json(comparison));
  JsonArray notices;
  for (const auto& notice : view.notices) notices.add(notice_json(desk, notice));
  JsonArray workers;
  for (const auto& worker : view.workers) workers.add(worker);
  JsonArray way;
  for (const CaseState state : view.way) way.add(to_string(state));
  JsonArray people;
  for (const auto& person : view.people)
    people.add(JsonObject().put("row", person.row).put("name", person.name));
  out.put("way", way).put("people", people).put("arrived_assumed", view.day_assumed);
  JsonArray letters;
  for (const auto& letter : view.letters)
    letters.add(JsonObject()
                    .put("kind", letter.id)
                    .put("label", pipeline::notice_label(desk.office, letter.id))
                    .put("allowed", letter.allowed)
                    .put_some("why_not", letter.why_not));
  JsonArray representable;
  for (const ledger::User& user : view.representable)
    representable.add(JsonObject().put("name", user.name).put("display_name", pipeline::actor_label(desk.office, user.name)));
  out.put("letters", letters).put("representable", representable);
  if (view.summary.stored.batch) out.put("batch_id", view.summary.stored.batch->value);
  out.put("documents", documents).put("attachments", attachments).put("findings", findings_json(view.findings));
  out.put("comparisons", comparisons).put("notices", notices).put("workers", workers);
  put_steps(out, desk, view);
  return out;
}

/// The forms in which people record something, for the pages that show them.
JsonObject record_kinds_json(const Desk& desk) {
  constexpr std::string_view kTypes[] = {"choice", "date", "text"};
  JsonArray kinds;
  for (const pipeline::RecordKind& kind : desk.office.context.records) {
    JsonArray fields;
    for (const pipeline::RecordField& field : kind.fields) {
      JsonArray options;
      for (const auto& [value, label] : field.options)
        options.add(JsonObject().put("value", value).put("label", label));
      JsonObject entry;
      entry.put("id", field.id).put("label", field.label).put("type", kTypes[static_cast<int>(field.type)]);
      fields.add(entry.put("required", field.required).put("options", options));
    }
    JsonArray roles;
    for (const std::string& role : kind.roles) roles.add(role);
    JsonObject entry;
    entry.put("kind", kind.kind).put("label", kind.label).put("per_person", kind.per_person);
    kinds.add(entry.put("roles", roles).put("fields", fields));
  }
  return JsonObject().put("items", kinds);
}

struct Action {
  int version = 0;
  std::string reason;
  std::string exception_reason;
  std::string basis;
  std::string represents;
};

Action action_of(const Request& request) {
  const Body body = Body::parse(request.body);
  return {static_cast<int>(body.integer("version", 0, 1'000'000'000)), body.text_or_empty("reason"),
          body.text_or_empty("exception_reason"), body.text_or_empty("basis"), body.text_or_empty("represents")};
}

pipeline::LetterOrder letter_of(const Request& request) {
  constexpr std::size_t kMostRows = 60;  // as many as the templates take
  const Body body = Body::parse(request.body);
  pipeline::LetterOrder order;
  order.kind = body.text("kind");
  order.reason = body.text_or_empty("reason");
  if (const std::string day = body.text_or_empty("reply_by"); !day.empty()) {
    order.reply_by = date_from_iso(day);
    if (!order.reply_by->ok()) throw Failure("E-INPUT-VALUE", "reply_by");
  }
  for (const Body& row : body.objects("rows", kMostRows)) {
    NoticeRow cells{{"defect.document", row.text("document")}};
    for (const auto& [column, key] : {std::pair{"defect.item", "item"}, {"defect.text", "text"}, {"person.name", "person"}})
      if (std::string value = row.text_or_empty(key); !value.empty()) cells[column] = std::move(value);
    order.rows.push_back(std::move(cells));
  }
  return order;
}

// Pixels across a page: legible on the screen beside the form of the dialog.
constexpr int kPreviewWidth_px = 1000;

Response preview_letter(const Desk& desk, const Request& request) {
  JsonArray pages;
  for (const Bytes& png : pipeline::preview_letter(desk.office, actor_of(desk, request), case_in_path(request),
                                                   letter_of(request), kPreviewWidth_px))
    pages.add(base64(png));
  return answer(JsonObject().put("pages", pages));
}

bool query_flag(const Request& request, const std::string& name) {
  const std::string word = query_text(request, name, 5);
  if (!word.empty() && word != "true" && word != "false") throw Failure("E-INPUT-VALUE", name);
  return word == "true";
}

Response list(const Desk& desk, const Request& request) {
  const std::string state = query_text(request, "state", 20);
  pipeline::CaseChoice choice;
  if (!state.empty()) choice.state = case_state_from(state);
  if (const std::string batch = query_text(request, "batch_id", 100); !batch.empty()) choice.batch = BatchId(batch);
  choice.mine = query_flag(request, "mine");
  choice.decisions = query_flag(request, "decisions");
  choice.later_check = query_flag(request, "later_check");
  choice.procedure = query_text(request, "procedure", 64);
  const auto part = pipeline::list_cases(desk.office, actor_of(desk, request), choice, window_of(request));
  return answer(listed(part, [&desk](const auto& summary) { return marked_summary_json(desk, summary); }));
}

JsonArray words_json(const std::vector<std::string>& words) {
  JsonArray out;
  for (const std::string& word : words) out.add(word);
  return out;
}

Response procedures(const Desk& desk, const Request& request) {
  return answer(listed_all(pipeline::own_procedures(desk.office, actor_of(desk, request)), [](const auto* procedure) {
    const validate::ApprovalRoute& route = procedure->approval;
    JsonObject approval;
    approval.put("deciders", words_json(route.deciders)).put("delegates", words_json(route.delegates));
    approval.put("deputies", words_json(route.deputies)).put("assumed", route.assumed);
    JsonObject out;
    out.put("id", procedure->id).put("label", procedure->label).put("duty", procedure->duty);
    return out.put("approval", approval);
  }));
}

void add_decision_routes(Router& router, const Desk& desk) {
  router.add("POST", "/api/cases/{case_id}/advance", Access::SignedIn, [&desk](const Request& request) {
    return answer(case_json(desk, pipeline::advance_case(desk.office, actor_of(desk, request), case_in_path(request),
                                                         action_of(request).version)));
  });
  router.add("POST", "/api/cases/{case_id}/approve", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(case_json(desk, pipeline::approve_case(desk.office, actor_of(desk, request), case_in_path(request),
                                                         action.version, action.exception_reason)));
  });
  router.add("POST", "/api/cases/{case_id}/approve-as-deputy", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(
        case_json(desk, pipeline::approve_as_deputy(desk.office, actor_of(desk, request), case_in_path(request),
                                                    action.version, {action.represents, action.reason})));
  });
  router.add("POST", "/api/cases/{case_id}/take-back", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(case_json(desk, pipeline::take_back_case(desk.office, actor_of(desk, request), case_in_path(request),
                                                           action.version, action.reason)));
  });
  router.add("POST", "/api/cases/{case_id}/propose-rejection", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(
        case_json(desk, pipeline::propose_rejection(desk.office, actor_of(desk, request), case_in_path(request),
                                                    action.version, action.reason, action.basis)));
  });
  router.add("POST", "/api/cases/{case_id}/return", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(case_json(desk, pipeline::return_case(desk.office, actor_of(desk, request), case_in_path(request),
                                                        action.version, action.reason)));
  });
  router.add("POST", "/api/cases/{case_id}/withdraw", Access::SignedIn, [&desk](const Request& request) {
    const Action action = action_of(request);
    return answer(case_json(desk, pipeline::withdraw_case(desk.office, actor_of(desk, request), case_in_path(request),
                                                          action.version, action.reason)));
  });
}

}  // namespace

void add_case_routes(Router& router, const Desk& desk) {
  add_decision_routes(router, desk);
  router.add("GET", "/api/cases", Access::SignedIn, [&desk](const Request& request) { return list(desk, request); });
  router.add("GET", "/api/cases/{case_id}", Access::SignedIn, [&desk](const Request& request) {
    return answer(case_json(desk, pipeline::open_case(desk.office, actor_of(desk, request), case_in_path(request))));
  });
  router.add("POST", "/api/cases/{case_id}/correct", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    const pipeline::CorrectionOrder order{body.text_or_empty("reason"), body.text_or_empty("wrong")};
    return answer(case_json(
        desk, pipeline::correct_case(desk.office, actor_of(desk, request), case_in_path(request), order)));
  });
  router.add("POST", "/api/cases/{case_id}/records", Access::SignedIn, [&desk](const Request& request) {
    const Body body = Body::parse(request.body);
    std::map<std::string, std::string> facts;
    for (const Body& fact : body.objects("facts", 20)) facts[fact.text("id")] = fact.text("value");
    const int person = static_cast<int>(body.integer_if("person", 0, 1000).value_or(0));
    return answer(case_json(desk, pipeline::record_fact(desk.office, actor_of(desk, request), case_in_path(request),
                                                        body.text("kind"), person, facts)));
  });
  router.add("POST", "/api/cases/{case_id}/letters", Access::SignedIn, [&desk](const Request& request) {
    return answer(case_json(desk, pipeline::send_letter(desk.office, actor_of(desk, request), case_in_path(request),
                                                        letter_of(request))));
  });
  router.add("POST", "/api/cases/{case_id}/letters/preview", Access::SignedIn,
             [&desk](const Request& request) { return preview_letter(desk, request); });
  router.add("GET", "/api/procedures", Access::SignedIn,
             [&desk](const Request& request) { return procedures(desk, request); });
  router.add("GET", "/api/record-kinds", Access::SignedIn,
             [&desk](const Request&) { return answer(record_kinds_json(desk)); });
  router.add("POST", "/api/cases/{case_id}/findings/{finding_id}/accept", Access::SignedIn,
             [&desk](const Request& request) {
               const Action action = action_of(request);
               return answer(
                   case_json(desk, pipeline::accept_finding(desk.office, actor_of(desk, request), case_in_path(request),
                                                            id_in_path(request, "finding_id"), action.reason)));
             });
}

}  // namespace uketsuke::desk
