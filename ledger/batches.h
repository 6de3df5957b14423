#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/listing.h"
#include "ledger/originals.h"

namespace uketsuke::ledger {

/// What a batch starts with (バッチ). Texts are sealed.
struct NewBatch {
  std::string name;                 ///< shown; from the header sheet, the folder or the upload
  std::string door;                 ///< "desk", "hot_folder", "command_line"
  std::optional<Date> received_on;  ///< 到達日 (JST)
  std::string sender;               ///< 差出人・取次事業所
  std::string note;
  std::optional<int> expected_sheets;  ///< counted by hand
  bool both_sides = false;             ///< scanned on both sides (両面): sides 1 and 2 of a file are one sheet, 3 and 4 …
  std::string operator_name;
};

/// One line of the list that comes with an employer's envelope (送付書の1行).
struct CoverLine {
  std::string name;  ///< of the member or insured person, as it stands there
  std::string kind;  ///< form id or kind of certificate; empty where the list does not say
  friend bool operator==(const CoverLine&, const CoverLine&) = default;
};

/// What a person keyed from an envelope and its cover list (封筒と送付書). Sealed but for the actor.
struct Envelope {
  std::string sender;
  std::optional<Date> received_on;  ///< 到達日 as the 受付印 or the postmark tells it; never the day of the scan by itself
  std::string day_from;             ///< where it stands: "stamp" 受付印, "postmark" 消印, "hand" 持参, "" not keyed
  std::optional<int> expected_sheets;
  bool both_sides = false;
  bool has_cover = false;        ///< a cover list came with it; only then are papers compared with `cover`
  std::vector<CoverLine> cover;  ///< in the order of the list
  std::string note;
  std::string actor;
  Instant at{};
};

/// Something the mailroom must look at, e.g. "sheets_differ".
struct Alarm {
  std::string code;
  std::string detail;  ///< no personal data
  Instant at{};
};

/// A batch with its progress.
struct BatchState {
  BatchId id;
  NewBatch facts;
  Instant created_at{};
  int files = 0;
  int files_waiting = 0;
  int files_refused = 0;
  int files_duplicate = 0;
  int sides = 0;
  int sides_pending = 0;             ///< without a status yet; running while this or files_waiting is not 0
  std::map<SideStatus, int> counts;  ///< sides by status; counts plus pending always equal sides
  int sheets = 0;                    ///< distinct sheets among sides, header, separator and empty ones left out
  int other_sheets = 0;              ///< those left out; with `sheets` they are all sheets that were fed
  std::optional<int> header_sheets;  ///< what the header sheet says
  std::vector<Alarm> alarms;
  int fields = 0;
  int fields_accepted = 0;
  int fields_asked = 0;
  int fields_refused = 0;
};

/// Batches of arrivals (バッチ管理).
class Batches {
 public:
  virtual ~Batches() = default;
  virtual BatchId open(const NewBatch& batch) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual BatchState get(const BatchId& batch) = 0;
  /// Newest first.
  virtual Listed<BatchState> list(const Window& window) = 0;
  /// Its arrivals in the order they came.
  virtual Listed<StoredArrival> arrivals(const BatchId& batch, const Window& window) = 0;
  /// What the header sheet says (sheets, 到達日); the last header seen counts.
  /// A person's day (set_envelope) stands before the header's.
  virtual void set_header(const BatchId& batch, std::optional<int> sheets, std::optional<Date> received_on) = 0;
  /// Raises an alarm once; the same code again replaces its detail.
  virtual void raise_alarm(const BatchId& batch, std::string_view code, std::string_view detail) = 0;
  virtual void clear_alarm(const BatchId& batch, std::string_view code) = 0;

  /// Keeps what a person keyed and makes it the batch's: sender, 到達日 (of its arrivals too), count, note, sheets of its sides.
  /// Enters the ledger as "batch.envelope"; earlier versions stay. Throws E-LEDGER-NOTFOUND.
  virtual void set_envelope(const BatchId& batch, const std::string& actor, const Envelope& envelope) = 0;
  /// All versions, oldest first; the last one stands.
  virtual std::vector<Envelope> envelopes(const BatchId& batch) = 0;
};

}  // namespace uketsuke::ledger
