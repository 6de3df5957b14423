#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

namespace uketsuke {

/// A strong identifier: ids of different things cannot be mixed up.
template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string v) : value(std::move(v)) {}
  bool empty() const { return value.empty(); }
  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// sha256 of the file's bytes in lower-case hex: same bytes, same id.
using ScanFileId = Id<struct ScanFileTag>;
using BatchId = Id<struct BatchTag>;
using ArrivalId = Id<struct ArrivalTag>;
using JobId = Id<struct JobTag>;
using DocumentId = Id<struct DocumentTag>;
using CaseId = Id<struct CaseTag>;
using ReviewItemId = Id<struct ReviewItemTag>;
using UserId = Id<struct UserTag>;
using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;
using NoticeId = Id<struct NoticeTag>;

/// One side of a sheet inside a scan file, numbered from 1 ("面").
struct PageId {
  ScanFileId file;
  int number = 0;
  friend bool operator==(const PageId&, const PageId&) = default;
  friend auto operator<=>(const PageId&, const PageId&) = default;
};

/// A fresh id: 26 characters of Crockford base32, 48 bits of milliseconds then 80 random bits, so that ids sort
/// by the time they were made (the ULID layout).
std::string fresh_id();

}  // namespace uketsuke
