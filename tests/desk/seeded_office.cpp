#include "tests/desk/seeded_office.h"

#include <algorithm>

#include "core/image/codec.h"
#include "desk/http/cookie.h"
#include "pipeline/assemble/assemble_job.h"
#include "pipeline/page/pictures.h"
#include "pipeline/page/side_details.h"
#include "pipeline/settings/association.h"

namespace uketsuke::desk {
namespace {

constexpr int kPageWidth_px = 1240;
constexpr int kPageHeight_px = 1754;

/// White paper with a black bar where the number stands, so that a test can see whether it was painted over.
Image paper() {
  Image image(kPageWidth_px, kPageHeight_px, PixelFormat::Grey8, 255);
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 600; x += 7) image.row(400 + y)[300 + x] = 0;
  }
  return image;
}

FieldReading reading_of(const std::string& field, const std::string& value, double confidence, Rect<CleanPx> rect,
                        int row = 0) {
  FieldReading reading;
  reading.field = field;
  reading.row = row;
  reading.state = ReadState::Read;
  reading.value = value;
  reading.raw = value;
  reading.confidence = confidence;
  reading.candidates = {{value, confidence}};
  reading.rect = rect;
  reading.engine = "made-up@1";
  return reading;
}

std::map<std::string, std::string> parse_query(const std::string& text) {
  std::map<std::string, std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const std::string pair = text.substr(at, end - at);
    const std::size_t equals = pair.find('=');
    out.emplace(pair.substr(0, equals), equals == std::string::npos ? "" : pair.substr(equals + 1));
    at = end + 1;
  }
  return out;
}

}  // namespace

SeededOffice& SeededOffice::shared() {
  static SeededOffice office;
  return office;
}

SeededOffice::SeededOffice(const std::vector<std::string>& only, const std::map<std::string, std::string>& settings,
                           bool signed_in, bool day_keyed)
    : context_(Assets::locate()),
      store_(ledger::open_store(scratch_.options())),
      desk_{{*store_, context_}, "test", false, {}},
      router_(desk_routes(desk_)),
      gate_(session_gate(*store_)) {
  pipeline::declare_settings(*store_, context_.settings);
  for (const pipeline::SettingInfo& info : context_.settings) {
    const auto wanted = settings.find(info.key);
    if (wanted != settings.end() || info.key.starts_with("quality."))
      store_->settings().set(info.key, wanted == settings.end() ? "0" : wanted->second, 1, "test", "test");
  }
  const std::vector<std::pair<std::string, std::vector<std::string>>> everybody = {
      {"mail", {"mailroom"}},
      {"rev", {"reviewer"}},
      {"rev2", {"reviewer"}},
      {"sen", {"senior"}},
      {"app", {"approver"}},
      {"pri", {"print"}},
      {"acc", {"accounting"}},
      {"adm", {"admin"}},
      {"aud", {"auditor"}},
      {"leaver", {"reviewer"}},
      {"locked", {"print"}},
      {"retired", {"reviewer"}},
      {"kyu", {"senior", "approver"}},
      {"pro", {"reviewer", "protected_data"}}};
  for (const auto& [name, roles] : everybody) {
    const std::vector<std::string> duties =
        name == "kyu" ? std::vector<std::string>{"kyufu"} : std::vector<std::string>{};
    if (only.empty() || std::find(only.begin(), only.end(), name) != only.end())
      add_user(name, roles, name == "mail" ? "郵便 係" : name, duties, signed_in);
  }
  add_form(day_keyed);
}

void SeededOffice::add_user(const std::string& name, const std::vector<std::string>& roles,
                            const std::string& display_name, const std::vector<std::string>& duties, bool signed_in) {
  const std::string first = store_->users().add(name, display_name, roles, duties, "test");
  if (!signed_in) return;
  const UserId id = store_->users().by_name(name)->id;
  store_->users().change_password(id, first, password());
  const ledger::Session session = store_->users().open_session(id);
  sessions_[name] = {session.token, session.csrf};
}

void SeededOffice::add_form(bool day_keyed) {
  ledger::NewBatch facts;
  facts.name = "便 1";
  facts.door = "desk";
  facts.operator_name = "mail";
  if (day_keyed) facts.received_on = japan_date(system_clock().now());
  batch_ = store_->batches().open(facts);
  ledger::Incoming incoming;
  incoming.batch = batch_;
  incoming.kind = FileKind::Png;
  incoming.original_name = "届.png";
  const auto received = store_->originals().receive(incoming, encode_png(paper()));
  page_ = {received.file.id, 1};
  store_->sides().expect(page_.file, 1);

  const FormTemplate* form = context_.templates.newest("shikaku_shutoku");
  ledger::StoredReading stored;
  stored.reading.page = page_;
  stored.reading.document_kind = form->ref.id;
  stored.reading.recompute_key = "seed";
  stored.reading.fields = {reading_of("name", "髙橋　花子", 0.99, {300, 200, 600, 60}),
                           reading_of("name_kana", "タカハシ　ハナコ", 0.6, {300, 300, 600, 60}),
                           reading_of("my_number", kNumberAsRead, 0.9, kNumberPlace),
                           reading_of("birth_date", "1980-04-12", 0.7, {300, 500, 600, 60})};
  stored.reading.fields[2].candidates.push_back({kNumberOnPaper, 0.08});
  for (const FieldReading& reading : stored.reading.fields)
    stored.dispositions[{reading.field, reading.row}] = Disposition::Asked;
  stored.dispositions[{"my_number", 0}] = Disposition::Refused;
  stored.dispositions[{"name", 0}] = Disposition::Accepted;

  pipeline::SideDetails details;
  details.kind = PageKind::Form;
  details.clean_width_px = kPageWidth_px;
  details.clean_height_px = kPageHeight_px;
  ledger::SideOutcome outcome;
  outcome.status = SideStatus::Read;
  outcome.form = form->ref;
  outcome.form_page = 1;
  outcome.document_kind = form->ref.id;
  outcome.details = pipeline::to_json(details);
  const auto pack = store_->readings().stage(page_, {{pipeline::kPreviewBlob, "image/jpeg", encode_jpeg(paper(), 95)}});
  store_->transact([&] {
    store_->readings().attach(pack);
    store_->readings().store(stored);
    store_->sides().record(page_, outcome);
  });
  ledger::Job job;
  job.work.kind = "assemble";
  job.work.subject = batch_.value;
  job.id = store_->jobs().add(job.work);
  const auto claimed = store_->jobs().claim_next("test", {"assemble"});
  pipeline::do_assemble_job(*store_, *claimed, context_);
}

Response SeededOffice::send(const std::string& user, const std::string& method, const std::string& path,
                            const std::string& body) {
  Request request;
  request.method = method;
  const std::size_t question = path.find('?');
  request.path = path.substr(0, question);
  if (question != std::string::npos) request.query = parse_query(path.substr(question + 1));
  request.content_type = "application/json";
  request.body = body;
  return send(user, request);
}

Response SeededOffice::send_form(const std::string& user, const std::string& path, const std::vector<Part>& parts) {
  Request request;
  request.method = "POST";
  request.path = path;
  request.content_type = "multipart/form-data; boundary=b";
  request.parts = parts;
  return send(user, request);
}

Response SeededOffice::send(const std::string& user, Request& request) {
  if (const auto session = sessions_.find(user); session != sessions_.end()) {
    request.cookie = std::string(kSessionCookie) + "=" + session->second.first;
    request.csrf_token = session->second.second;
  }
  return serve(router_, *gate_, request, [](const std::string&) {});
}

}  // namespace uketsuke::desk
