#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/review.h"
#include "pipeline/office/views.h"

/// Documents and fields (文書と項目), keying from a picture.
namespace uketsuke::pipeline {

/// Roles: reviewer, senior, approver, auditor. Logged.
DocumentView document(const Office& office, const Actor& actor, const DocumentId& id);

struct KeyResult {
  FieldView field;
  int version = 0;
  std::vector<FindingView> findings;
};
/// Saves one field (type, blank, struck_out, unreadable) as a decision and settles its open review item. Roles:
/// reviewer, senior. Throws E-CASE-STATE once a case of it is 決裁待ち or later.
KeyResult key_field(const Office& office, const Actor& actor, const FieldRef& field, int version,
                    const FieldAnswer& answer);
/// Says that all fields of a keyed document were seen. Throws E-CASE-UNFINISHED naming required fields left untouched.
DocumentView complete_document(const Office& office, const Actor& actor, const DocumentId& id, int version);

/// PNG of a field. A 個人番号 is painted over unless the actor holds the lease of `item`, which must ask that field.
PictureView field_strip(const Office& office, const Actor& actor, const FieldRef& field,
                        const std::optional<ReviewItemId>& item);

struct FieldHistoryView {
  FieldValue value;                               ///< masked where the field is
  std::vector<ledger::StoredDecision> decisions;  ///< oldest first, masked where the field is
};
FieldHistoryView field_history(const Office& office, const Actor& actor, const FieldRef& field);

/// 番号確認 (番号法16条): number, name and birth date together; logged before it is answered. Roles: reviewer, senior.
struct Revealed {
  std::string value;
  std::string name;
  std::string birth_date;  ///< ISO
  Bytes strip_png;
};
Revealed reveal_field(const Office& office, const Actor& actor, const FieldRef& field, const std::string& reason);
/// Who saw this number in clear through 番号確認, newest first, at most 50. Roles: reviewer, senior, approver, auditor,
/// admin.
std::vector<ledger::StoredLook> reveals_of(const Office& office, const Actor& actor, const FieldRef& field);

/// View of a document for an actor, without a check of roles (building block of other views); under 支援措置 without its
/// places for who must not see them.
DocumentView document_view(const Office& office, const Actor& actor, const DocumentId& id);

}  // namespace uketsuke::pipeline
