#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/identified.h"
#include "core/model/page.h"
#include "ledger/batches.h"

namespace uketsuke::ledger {

/// What was found out about one side (面) and where that leaves it.
struct SideOutcome {
  SideStatus status = SideStatus::Unidentified;
  std::string code;  ///< error code for refused, unidentified, rescan
  std::optional<TemplateRef> form;
  int form_page = 0;
  std::string document_kind;  ///< form id or certificate kind; empty if unknown
  std::string case_token;     ///< from a code on the sheet
  int sheet = 0;              ///< sheet (用紙) within the file, from 1; 0 = as the batch was scanned: every side a
                              ///< sheet, or two sides where it was scanned on both (NewBatch::both_sides)
  int width_px = 0;           ///< of the scan
  int height_px = 0;
  std::string details;  ///< JSON made by the pipeline: pose, quality, transforms; no personal data
  int fields = 0;       ///< how many fields were read, and the policy's verdicts on them
  int fields_accepted = 0;
  int fields_asked = 0;
  int fields_refused = 0;
};

/// How a person settled a side that ended as rescan, unidentified or refused: "rescan_requested",
/// "rescanned", "discard", "accept_as_is", "keyed".
struct Settlement {
  std::string as;
  std::string actor;
  std::string reason;  ///< sealed
  std::optional<PageId> replaced_by;
  Instant at{};
};

/// One side of one arrival. A duplicate arrival has sides of its own with status Duplicate.
struct Side {
  ArrivalId arrival;
  BatchId batch;
  PageId page;
  std::optional<SideOutcome> outcome;  ///< empty while pending
  Instant recorded_at{};
  std::optional<Settlement> settlement;
};

/// Every side has exactly one current status row; earlier outcomes stay in its history.
class Sides {
 public:
  virtual ~Sides() = default;
  /// The file was decoded into `pages` sides: makes them pending for the first arrival and Duplicate for all
  /// others, and keeps the page count. Idempotent; a different count throws E-CONFLICT.
  virtual void expect(const ScanFileId& file, int pages) = 0;
  /// Writes the outcome of a side of the first arrival. Writing again (re-read) replaces the current outcome
  /// and keeps the old one in the history. When no side is pending any more the arrival becomes Done.
  virtual void record(const PageId& page, const SideOutcome& outcome) = 0;
  /// The side of the first arrival, if expected.
  virtual std::optional<Side> get(const PageId& page) = 0;
  /// Earlier outcomes, oldest first, without the current one.
  virtual std::vector<SideOutcome> history(const PageId& page) = 0;
  /// All sides of a batch in scan order.
  virtual Listed<Side> of_batch(const BatchId& batch, const Window& window) = 0;
  virtual std::vector<Side> of_arrival(const ArrivalId& arrival) = 0;
  /// Sides with status rescan, unidentified or refused that nobody settled, oldest first; optionally one
  /// status or batch.
  virtual Listed<Side> attention(std::optional<SideStatus> status, std::optional<BatchId> batch,
                                 const Window& window) = 0;
  virtual void settle(const PageId& page, const Settlement& settlement) = 0;

  /// What a side says about whom, as texts that are equal when it is scanned again; kept as keyed digests only. Replaces
  /// the side's earlier keys.
  virtual void set_keys(const PageId& page, const std::vector<std::string>& keys) = 0;
  /// Other sides that share keys with this one: those that share most first, newer ones first among equals.
  virtual std::vector<PageId> sharing_keys(const PageId& page, int most) = 0;
  /// Two sides seem to be scans of one paper (二重取込の疑い): the later one is marked as a repeat of the earlier. Returns
  /// the later one. Marking again changes nothing.
  virtual PageId mark_repeat(const PageId& one, const PageId& other) = 0;
  /// The sides whose paper this side seems to show again, oldest mark first.
  virtual std::vector<PageId> repeats(const PageId& page) = 0;
};

}  // namespace uketsuke::ledger
