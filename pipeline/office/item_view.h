#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

namespace uketsuke::pipeline {

/// Everything the review screen shows of an item. The clear value of a masked item is filled only when the actor holds
/// its lease, and that look is logged.
ReviewItemView item_view(const Office& office, const Actor& actor, const ledger::ReviewItem& item);

/// Open findings of the cases that a document serves.
std::vector<FindingView> open_findings_of(const Office& office, const Actor& actor, const DocumentId& document);

/// Whether an item must be kept from the actor under 支援措置: it asks for a place, or its picture may not be shown.
bool withheld_item(const Office& office, const Actor& actor, const ledger::ReviewItem& item);

/// Label of a row: "家族 2", "2人目"; empty outside tables.
std::string row_label(const KindInfo* kind, int row);

/// A value as people write it: 令和8年11月22日, 男, 12,300円, 123-4567.
std::string displayed(const FieldInfo& field, const std::string& value);

}  // namespace uketsuke::pipeline
