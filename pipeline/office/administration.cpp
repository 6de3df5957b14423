#include "pipeline/office/administration.h"

#include <algorithm>
#include <filesystem>

#include "core/errors/catalogue.h"
#include "core/errors/failure.h"
#include "pipeline/intake/arrival_day.h"
#include "pipeline/intake/receive.h"

namespace uketsuke::pipeline {
namespace {

void require_any(const Actor& actor) {
  require_role(actor, {"mailroom", "reviewer", "approver", "print", "accounting", "admin", "auditor"});
}
void require_batch_reader(const Actor& actor) {
  require_role(actor, {"mailroom", "reviewer", "approver", "admin", "auditor"});
}

struct AlarmWords {
  std::string_view code;
  std::string_view message;
  std::string_view hint;
};
constexpr std::string_view kSamePaper = "same_paper";
constexpr std::string_view kAcknowledged = "batch.acknowledged.";  // and the code: the ledger's kind of entry
constexpr AlarmWords kAlarms[] = {
    {"sheets_differ", "枚数が合いません", "用紙を数え直し、足りない面があれば読み取り直してください。両面で読み取った便なら、封筒と送付書の画面でそう入力してください。"},
    {"separators_in_a_row", "仕切り紙が続いています", "間の書類が抜けていないか確かめてください。"},
    {"documents_without_case", "どの案件にも属さない書類があります", "案件を選ぶか、新しい案件にしてください。"},
    {"case_token_unknown", "案件コードに当たる案件がありません", "書類の行き先を選んでください。"},
    {kSamePaper, "二重取込の疑いがある面があります", "前に届いた紙と見比べ、分かったことを書いて確認済みにしてください。"},
    {"received_day_missing", "到達日が入力されていません", "封筒の受付印を見て到達日を入力してください。それまでの期限は読み取った日から仮に数えます。"},
    {"cover_differs", "送付書と届いた書類が合いません", "封筒と送付書の画面で、足りない書類・余分な書類・氏名の違いを確かめてください。"},
    {"case_closed", "決裁済みの案件に宛てた書類があります", "書類の行き先を選んでください。"},
};

const SettingInfo* info_of(const Office& office, std::string_view key) {
  for (const SettingInfo& info : office.context.settings)
    if (info.key == key) return &info;
  return nullptr;
}

bool may_set(const Actor& actor, const ledger::Setting& setting) {
  return actor.user.has("admin") || actor.user.has(setting.owner);
}

ledger::User user_or_fail(const Office& office, const UserId& id) {
  const auto user = office.store.users().get(id);
  if (!user) throw Failure("E-LEDGER-NOTFOUND", "user");
  return *user;
}

}  // namespace

std::pair<std::string, std::string> words_of(std::string_view code, std::string_view detail) {
  std::string more = detail.empty() ? std::string() : "(" + std::string(detail) + ")";
  // "<sheets that came> of <sheets counted by hand or said by the header sheet>"
  if (const std::size_t of = detail.find(" of "); code == "sheets_differ" && of != std::string_view::npos)
    more = "(届いたのは " + std::string(detail.substr(0, of)) + " 枚、数えたのは " +
           std::string(detail.substr(of + 4)) + " 枚)";
  if (code == kSamePaper && !detail.empty()) more = "(" + std::string(detail) + " 面)";
  for (const AlarmWords& words : kAlarms)
    if (words.code == code) return {std::string(words.message) + more, std::string(words.hint)};
  if (const ErrorInfo* info = find_error(code)) return {std::string(info->what_ja) + more, std::string(info->do_ja)};
  return {std::string(code) + more, {}};
}

bool ends_by_acknowledging(std::string_view code) { return code == kSamePaper; }

void acknowledge_alarm(const Office& office, const Actor& actor, const BatchId& batch, const std::string& code,
                       const std::string& reason) {
  require_role(actor, {"mailroom", "senior"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "調べて分かったことを入力してください");
  if (!ends_by_acknowledging(code)) throw Failure("E-INPUT-VALUE", "この警報は、原因がなくなると消えます");
  office.store.transact([&] {
    const auto alarms = office.store.batches().get(batch).alarms;
    if (std::none_of(alarms.begin(), alarms.end(), [&](const ledger::Alarm& alarm) { return alarm.code == code; }))
      throw Failure("E-LEDGER-NOTFOUND", "alarm");
    office.store.batches().clear_alarm(batch, code);
    office.store.audit().append(std::string(kAcknowledged) + code, batch.value, actor.name(), reason);
  });
}

std::vector<AcknowledgedAlarm> acknowledged_alarms(const Office& office, const BatchId& batch) {
  std::vector<AcknowledgedAlarm> out;
  for (const LedgerEntry& entry : office.store.audit().about(batch.value)) {
    if (!entry.kind.starts_with(kAcknowledged)) continue;
    out.push_back({words_of(entry.kind.substr(kAcknowledged.size()), {}).first, actor_label(office, entry.actor),
                   office.store.audit().payload(entry.sequence).value_or(std::string()), entry.at});
  }
  return out;
}

BatchId upload(const Office& office, const Actor& actor, const UploadFacts& facts,
               const std::vector<UploadFile>& files) {
  require_role(actor, {"mailroom", "senior"});
  if (files.empty()) throw Failure("E-INPUT-VALUE", "ファイルがありません");
  if (facts.received_on) require_arrival_day(*facts.received_on, japan_date(office.clock().now()));
  ledger::NewBatch fresh;
  fresh.name = facts.name;
  fresh.door = actor.door;
  fresh.received_on = facts.received_on;
  fresh.sender = facts.sender;
  fresh.note = facts.note;
  fresh.expected_sheets = facts.expected_sheets;
  fresh.both_sides = facts.both_sides;
  fresh.operator_name = actor.name();
  const BatchId batch = office.store.batches().open(fresh);
  for (const UploadFile& file : files) {
    FileFacts about;
    about.batch = batch;
    about.name = file.name;
    about.sender = facts.sender;
    about.received_on = facts.received_on;
    about.operator_name = actor.name();
    receive_bytes(office.store, about, file.bytes);
  }
  return batch;
}

ledger::Listed<ledger::BatchState> list_batches(const Office& office, const Actor& actor,
                                                const ledger::Window& window) {
  require_batch_reader(actor);
  return office.store.batches().list(window);
}

ledger::BatchState batch(const Office& office, const Actor& actor, const BatchId& id) {
  require_batch_reader(actor);
  return office.store.batches().get(id);
}

ledger::Listed<ledger::StoredArrival> batch_files(const Office& office, const Actor& actor, const BatchId& id,
                                                  const ledger::Window& window) {
  require_batch_reader(actor);
  return office.store.batches().arrivals(id, window);
}

std::vector<SettingView> list_settings(const Office& office, const Actor& actor) {
  require_any(actor);
  std::vector<SettingView> out;
  for (const SettingInfo& info : office.context.settings)
    if (const auto setting = office.store.settings().get(info.key))
      out.push_back({*setting, info, may_set(actor, *setting)});
  return out;
}

SettingView change_setting(const Office& office, const Actor& actor, const std::string& key, const std::string& value,
                           int version, const std::string& reason) {
  require_any(actor);
  const auto known = office.store.settings().get(key);
  const SettingInfo* info = info_of(office, key);
  if (!known || info == nullptr) throw Failure("E-LEDGER-NOTFOUND", "setting " + key);
  if (!may_set(actor, *known)) throw Failure("E-AUTH-DENIED", key);
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  check_setting(*info, value);
  return {office.store.settings().set(key, value, version, actor.name(), reason), *info, true};
}

std::vector<ledger::SettingChange> setting_history(const Office& office, const Actor& actor, const std::string& key) {
  require_role(actor, {"admin", "auditor"});
  return office.store.settings().history(key);
}

std::vector<ledger::User> list_users(const Office& office, const Actor& actor) {
  require_role(actor, {"admin", "auditor"});
  return office.store.users().list();
}

std::pair<ledger::User, std::string> add_user(const Office& office, const Actor& actor, const std::string& name,
                                              const std::string& display_name, const std::vector<std::string>& roles) {
  require_role(actor, {"admin"});
  const std::string password = office.store.users().add(name, display_name, roles, {}, actor.name());
  return {*office.store.users().by_name(name), password};
}

std::pair<ledger::User, std::string> reset_user(const Office& office, const Actor& actor, const UserId& id) {
  require_role(actor, {"admin"});
  user_or_fail(office, id);
  const std::string password = office.store.users().reset(id, actor.name());
  return {user_or_fail(office, id), password};
}

ledger::User lock_user(const Office& office, const Actor& actor, const UserId& id, bool locked) {
  require_role(actor, {"admin"});
  const ledger::User user = user_or_fail(office, id);
  if (user.name == actor.name()) throw Failure("E-INPUT-VALUE", "自分の利用は停止できません");
  office.store.users().set_locked(id, locked, actor.name());
  if (locked) office.store.review().release_all(user.name);
  return user_or_fail(office, id);
}

ledger::User set_user_roles(const Office& office, const Actor& actor, const UserId& id,
                            const std::vector<std::string>& roles) {
  require_role(actor, {"admin"});
  user_or_fail(office, id);
  office.store.users().set_roles(id, roles, actor.name());
  return user_or_fail(office, id);
}

ledger::User set_user_duties(const Office& office, const Actor& actor, const UserId& id,
                             const std::vector<std::string>& duties) {
  require_role(actor, {"admin"});
  user_or_fail(office, id);
  office.store.users().set_duties(id, duties, actor.name());
  return user_or_fail(office, id);
}

ledger::Listed<ledger::StoredLook> access_log(const Office& office, const Actor& actor,
                                              const ledger::LookFilter& filter, const ledger::Window& window) {
  require_role(actor, {"auditor", "admin"});
  return office.store.audit().looks(filter, window);
}

ledger::VerifyReport verify_ledger(const Office& office, const Actor& actor) {
  require_role(actor, {"auditor", "admin"});
  return office.store.audit().verify();
}

StatusView status(const Office& office, const Actor& actor) {
  require_any(actor);
  StatusView view;
  view.queues = office.store.jobs().figures();
  view.workers = office.store.jobs().workers();
  view.alarms = office.store.quality().standing();
  ledger::Window window;
  window.limit = 50;
  view.parked = office.store.jobs().list(ledger::JobState::Parked, window).items;
  std::error_code ignored;
  view.disk_free_bytes = std::filesystem::space(office.store.data_folder(), ignored).available;
  for (const ledger::BatchState& entry : office.store.batches().list(window).items) {
    view.fields += entry.fields;
    view.fields_accepted += entry.fields_accepted;
  }
  return view;
}

void retry_job(const Office& office, const Actor& actor, const JobId& id) {
  require_role(actor, {"senior", "admin"});
  office.store.jobs().retry(id);
}

}  // namespace uketsuke::pipeline
