#include <array>
#include <utility>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/model/case_file.h"
#include "core/model/finding.h"
#include "core/model/identified.h"
#include "core/model/page.h"
#include "core/model/reading.h"

namespace uketsuke {
namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

constexpr Names<FileKind, 4> kFileKinds{
    {{FileKind::Tiff, "tiff"}, {FileKind::Pdf, "pdf"}, {FileKind::Jpeg, "jpeg"}, {FileKind::Png, "png"}}};
constexpr Names<SideStatus, 8> kSideStatuses{{{SideStatus::Read, "read"},
                                              {SideStatus::Unidentified, "unidentified"},
                                              {SideStatus::Refused, "refused"},
                                              {SideStatus::Blank, "blank"},
                                              {SideStatus::Separator, "separator"},
                                              {SideStatus::Header, "header"},
                                              {SideStatus::Duplicate, "duplicate"},
                                              {SideStatus::Rescan, "rescan"}}};
constexpr Names<PageKind, 7> kPageKinds{{{PageKind::Form, "form"},
                                         {PageKind::Separator, "separator"},
                                         {PageKind::Header, "header"},
                                         {PageKind::Slip, "slip"},
                                         {PageKind::Blank, "blank"},
                                         {PageKind::WrongVersion, "wrong_version"},
                                         {PageKind::Unknown, "unknown"}}};
constexpr Names<ReadState, 4> kReadStates{{{ReadState::Blank, "blank"},
                                           {ReadState::Read, "read"},
                                           {ReadState::StruckOut, "struck_out"},
                                           {ReadState::Unreadable, "unreadable"}}};
constexpr Names<Disposition, 3> kDispositions{
    {{Disposition::Accepted, "accepted"}, {Disposition::Asked, "asked"}, {Disposition::Refused, "refused"}}};
constexpr Names<Severity, 3> kSeverities{
    {{Severity::Info, "info"}, {Severity::Warning, "warning"}, {Severity::Error, "error"}}};
constexpr Names<CaseState, 13> kCaseStates{{{CaseState::Received, "received"},
                                           {CaseState::Checking, "checking"},
                                           {CaseState::Examining, "examining"},
                                           {CaseState::Provisional, "provisional"},
                                           {CaseState::AwaitingApproval, "awaiting_approval"},
                                           {CaseState::Approved, "approved"},
                                           {CaseState::Notified, "notified"},
                                           {CaseState::Returned, "returned"},
                                           {CaseState::Withdrawn, "withdrawn"},
                                           {CaseState::Completed, "completed"},
                                           {CaseState::Delivered, "delivered"},
                                           {CaseState::Denied, "denied"},
                                           {CaseState::Rejected, "rejected"}}};
constexpr Names<CaseState, 13> kCaseStatesJa{{{CaseState::Received, "受付"},
                                             {CaseState::Checking, "確認"},
                                             {CaseState::Examining, "審査"},
                                             {CaseState::Provisional, "仮登録"},
                                             {CaseState::AwaitingApproval, "決裁待ち"},
                                             {CaseState::Approved, "決裁済"},
                                             {CaseState::Notified, "通知済"},
                                             {CaseState::Returned, "差戻し"},
                                             {CaseState::Withdrawn, "取下げ"},
                                             {CaseState::Completed, "完了"},
                                             {CaseState::Delivered, "交付済"},
                                             {CaseState::Denied, "不支給"},
                                             {CaseState::Rejected, "却下"}}};

template <class E, std::size_t N>
std::string_view name_of(const Names<E, N>& names, E value) {
  for (const auto& [e, name] : names)
    if (e == value) return name;
  bug("enum value without a name", __FILE__, __LINE__);
}

template <class E, std::size_t N>
E value_of(const Names<E, N>& names, std::string_view text) {
  for (const auto& [e, name] : names)
    if (name == text) return e;
  throw Failure("E-INPUT-VALUE", "unknown word");
}

}  // namespace

std::string_view to_string(FileKind kind) { return name_of(kFileKinds, kind); }
std::string_view to_string(SideStatus status) { return name_of(kSideStatuses, status); }
SideStatus side_status_from(std::string_view text) { return value_of(kSideStatuses, text); }
std::string_view to_string(PageKind kind) { return name_of(kPageKinds, kind); }
std::string_view to_string(ReadState state) { return name_of(kReadStates, state); }
ReadState read_state_from(std::string_view text) { return value_of(kReadStates, text); }
std::string_view to_string(Disposition disposition) { return name_of(kDispositions, disposition); }
Disposition disposition_from(std::string_view text) { return value_of(kDispositions, text); }
std::string_view to_string(Severity severity) { return name_of(kSeverities, severity); }
std::string_view to_string(CaseState state) { return name_of(kCaseStates, state); }
std::string_view to_japanese(CaseState state) { return name_of(kCaseStatesJa, state); }
CaseState case_state_from(std::string_view text) { return value_of(kCaseStates, text); }
bool is_settled(CaseState state) {
  switch (state) {
    case CaseState::Approved:
    case CaseState::Notified:
    case CaseState::Withdrawn:
    case CaseState::Completed:
    case CaseState::Delivered:
    case CaseState::Denied:
    case CaseState::Rejected: return true;
    case CaseState::Received:
    case CaseState::Checking:
    case CaseState::Examining:
    case CaseState::Provisional:
    case CaseState::AwaitingApproval:
    case CaseState::Returned: return false;
  }
  return false;
}

const FieldReading* find_reading(const PageReading& page, std::string_view field, int row) {
  for (const FieldReading& reading : page.fields)
    if (reading.field == field && reading.row == row) return &reading;
  return nullptr;
}

}  // namespace uketsuke
