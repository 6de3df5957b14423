#pragma once

#include "desk/api/support.h"
#include "pipeline/office/views.h"

/// JSON of what the office shows, in the shapes of docs/openapi.yaml.
namespace uketsuke::desk {

JsonObject to_json_rect(double x, double y, double w, double h);
JsonObject field_spec_json(const FieldInfo& field, int row, const std::string& row_label);
JsonObject reading_json(const pipeline::FieldValue& value);
JsonObject field_json(const pipeline::FieldView& field);
JsonObject finding_json(const pipeline::FindingView& finding);
JsonArray findings_json(const std::vector<pipeline::FindingView>& findings);
JsonObject document_json(const pipeline::DocumentView& document);
JsonObject document_ref_json(const pipeline::DocumentView& document);
JsonObject page_json(const pipeline::PageView& page);
JsonObject notice_json(const Desk& desk, const ledger::StoredNotice& notice);
JsonObject case_summary_json(const pipeline::CaseSummaryView& summary);
JsonObject user_json(const ledger::User& user);

/// Address of a field's picture.
std::string strip_url(const FieldRef& field);
/// Address of a side's picture.
std::string image_url(const PageId& page);

}  // namespace uketsuke::desk
