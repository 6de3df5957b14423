#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/model/document.h"

namespace uketsuke {

/// States of a case (案件の状態). A procedure's table says which moves exist.
/// 受付 確認 審査 仮登録 決裁待ち 決裁済 通知済 差戻し 取下げ 完了 交付済 不支給 却下
enum class CaseState {
  Received,
  Checking,
  Examining,
  Provisional,
  AwaitingApproval,
  Approved,
  Notified,
  Returned,
  Withdrawn,
  Completed,
  Delivered,
  Denied,
  Rejected
};
std::string_view to_string(CaseState state);
std::string_view to_japanese(CaseState state);
CaseState case_state_from(std::string_view text);
/// True once 決裁 has been given or the case has ended: no value of it is judged or changed any more.
bool is_settled(CaseState state);

/// A case (案件): documents that together ask for one procedure.
struct CaseFile {
  CaseId id;
  std::string number;     ///< 受付番号 shown to people, e.g. "R08-000123"
  std::string token;      ///< opaque, printed as a code on slips; no personal data
  std::string procedure;  ///< e.g. "shikaku_shutoku"
  CaseState state = CaseState::Received;
  Date received_on{};  ///< 到達日 in JST
  std::vector<DocumentId> documents;
};

}  // namespace uketsuke
