#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// One machine reading in its document. Rows of a certificate's second page go on counting where the first ended.
struct DocumentReading {
  FieldReading reading;  ///< without crop
  int row = 0;           ///< within the document
  PageId page;
  Disposition disposition = Disposition::Asked;
  std::string strip;  ///< blob name; empty if no strip was kept
};

/// What the machine read on all regions of a document, in their order.
std::vector<DocumentReading> readings_of(ledger::Store& store, const Document& document);

/// One field of a document as it stands now: the machine's reading and, beside it, the decision that holds.
struct FieldValue {
  FieldRef ref;
  FieldInfo info;  ///< id and label only when the kind does not know the field
  std::optional<DocumentReading> reading;
  std::optional<ledger::StoredDecision> decision;

  bool decided() const { return decision.has_value() && !decision->withdrawn; }
  /// The effective state and value; an undecided field is Unreadable and empty.
  ReadState state() const { return decided() ? decision->decision.state : ReadState::Unreadable; }
  std::string value() const { return decided() ? decision->decision.value : std::string(); }
  bool by_person() const { return decided() && decision->decision.by_person; }
};

/// All fields of a document: those its kind knows, in the kind's order and row by row, then what else was read.
/// Fields for office use are left out.
std::vector<FieldValue> values_of(ledger::Store& store, const KindCatalogue& kinds,
                                  const ledger::StoredDocument& document);

/// The value of (field, row), or nullptr.
const FieldValue* find_value(const std::vector<FieldValue>& values, std::string_view field, int row = 0);

}  // namespace uketsuke::pipeline
