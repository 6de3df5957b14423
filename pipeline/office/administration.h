#pragma once

#include <cstdint>
#include <span>

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Batches, settings, users, the access log, status.
namespace uketsuke::pipeline {

/// Facts typed with an upload.
struct UploadFacts {
  std::string name;
  std::optional<Date> received_on;  ///< never in the future
  std::string sender;
  std::string note;
  std::optional<int> expected_sheets;
  bool both_sides = false;  ///< scanned on both sides
};
struct UploadFile {
  std::string name;
  std::span<const std::uint8_t> bytes;  ///< the caller's: half a gigabyte is not copied
};
/// Stores every file durably before it returns; a file that cannot be taken is recorded as refused. Roles: mailroom,
/// senior.
BatchId upload(const Office& office, const Actor& actor, const UploadFacts& facts,
               const std::vector<UploadFile>& files);
ledger::Listed<ledger::BatchState> list_batches(const Office& office, const Actor& actor, const ledger::Window& window);
ledger::BatchState batch(const Office& office, const Actor& actor, const BatchId& id);
ledger::Listed<ledger::StoredArrival> batch_files(const Office& office, const Actor& actor, const BatchId& id,
                                                  const ledger::Window& window);
/// Whether people end an alarm of a batch by taking it up, because nothing else ends it (二重取込の疑い).
bool ends_by_acknowledging(std::string_view code);
/// Takes such an alarm up: it stands no more, and who did it and why stays in the ledger. Roles: mailroom, senior. Throws
/// E-INPUT-VALUE without a reason or for an alarm that ends by itself, E-LEDGER-NOTFOUND when it does not stand.
void acknowledge_alarm(const Office& office, const Actor& actor, const BatchId& batch, const std::string& code,
                       const std::string& reason);
/// An alarm that somebody took up.
struct AcknowledgedAlarm {
  std::string message;  ///< Japanese
  std::string actor;    ///< display name
  std::string reason;
  Instant at{};
};
/// Those of a batch, oldest first. No permission check.
std::vector<AcknowledgedAlarm> acknowledged_alarms(const Office& office, const BatchId& batch);

/// Sentence and hint (Japanese) of an alarm or error code.
std::pair<std::string, std::string> words_of(std::string_view code, std::string_view detail = {});

struct SettingView {
  ledger::Setting setting;
  SettingInfo info;
  bool editable = false;
};
std::vector<SettingView> list_settings(const Office& office, const Actor& actor);
/// Role: admin or the setting's owner. Throws E-INPUT-VALUE, E-CONFLICT.
SettingView change_setting(const Office& office, const Actor& actor, const std::string& key, const std::string& value,
                           int version, const std::string& reason);
std::vector<ledger::SettingChange> setting_history(const Office& office, const Actor& actor, const std::string& key);

/// Role: admin, auditor.
std::vector<ledger::User> list_users(const Office& office, const Actor& actor);
/// Role: admin. The one-time password is returned once.
std::pair<ledger::User, std::string> add_user(const Office& office, const Actor& actor, const std::string& name,
                                              const std::string& display_name, const std::vector<std::string>& roles);
/// The 事務 that the user works on; none: all. Throws E-INPUT-VALUE for an unknown word.
ledger::User set_user_duties(const Office& office, const Actor& actor, const UserId& id,
                             const std::vector<std::string>& duties);
std::pair<ledger::User, std::string> reset_user(const Office& office, const Actor& actor, const UserId& id);
ledger::User lock_user(const Office& office, const Actor& actor, const UserId& id, bool locked);
ledger::User set_user_roles(const Office& office, const Actor& actor, const UserId& id,
                            const std::vector<std::string>& roles);

/// Roles: auditor, admin.
ledger::Listed<ledger::StoredLook> access_log(const Office& office, const Actor& actor,
                                              const ledger::LookFilter& filter, const ledger::Window& window);
ledger::VerifyReport verify_ledger(const Office& office, const Actor& actor);

struct StatusView {
  std::vector<ledger::QueueFigures> queues;
  std::vector<ledger::WorkerBeat> workers;
  std::vector<ledger::Job> parked;
  std::uint64_t disk_free_bytes = 0;
  int fields = 0;  ///< read in the newest 50 batches
  int fields_accepted = 0;
  std::vector<ledger::DriftAlarm> alarms;  ///< field kinds that are asked about more than usual
};
/// Any role.
StatusView status(const Office& office, const Actor& actor);
/// A parked job gets its attempts back. Roles: senior, admin.
void retry_job(const Office& office, const Actor& actor, const JobId& id);

}  // namespace uketsuke::pipeline
