#include <algorithm>
#include <map>

#include "pipeline/office/cases.h"
#include "pipeline/office/item_view.h"

namespace uketsuke::pipeline {
namespace {

/// Names the documents of one case so that people find the sheet: kind, which of several, which of its pages.
class Places {
 public:
  Places(const Office& office, const CaseId& id) : office_(office) {
    for (const DocumentId& document : office.store.cases().get(id).file.documents) {
      const ledger::StoredDocument stored = office.store.documents().get(document);
      if (stored.state != ledger::DocumentState::Retired) of_kind_[stored.document.kind].push_back(document);
    }
  }

  std::string name_of(const FieldRef& ref) {
    const ledger::StoredDocument& stored = document(ref.document);
    const std::string& kind = stored.document.kind;
    const KindInfo* info = office_.context.kinds.find(kind);
    std::string out = info == nullptr ? "未識別" : info->label;
    const std::vector<DocumentId>& alike = of_kind_[kind];
    const auto which = std::find(alike.begin(), alike.end(), ref.document);
    if (alike.size() > 1 && which != alike.end()) out += " " + std::to_string(which - alike.begin() + 1) + "通目";
    if (const int page = page_of(stored, ref); page > 0) out += " " + std::to_string(page) + "枚目";
    const std::string row = row_label(info, ref.row);
    return out + " " + (row.empty() ? "" : row + " ") + office_.context.kinds.label(kind, ref.field);
  }

 private:
  const ledger::StoredDocument& document(const DocumentId& id) {
    const auto known = documents_.find(id);
    return known != documents_.end() ? known->second
                                     : documents_.emplace(id, office_.store.documents().get(id)).first->second;
  }

  // Position of the page on which the field was read; 0 when there is only one page, or none was read.
  int page_of(const ledger::StoredDocument& stored, const FieldRef& ref) {
    const auto& regions = stored.document.regions;
    if (regions.size() < 2) return 0;
    auto known = readings_.find(ref.document);
    if (known == readings_.end())
      known = readings_.emplace(ref.document, readings_of(office_.store, stored.document)).first;
    for (const DocumentReading& reading : known->second) {
      if (reading.reading.field != ref.field || reading.row != ref.row) continue;
      const auto region =
          std::find_if(regions.begin(), regions.end(), [&](const PageRegion& r) { return r.page == reading.page; });
      return region == regions.end() ? 0 : static_cast<int>(region - regions.begin()) + 1;
    }
    return 0;
  }

  const Office& office_;
  std::map<std::string, std::vector<DocumentId>> of_kind_;
  std::map<DocumentId, ledger::StoredDocument> documents_;
  std::map<DocumentId, std::vector<DocumentReading>> readings_;
};

// A finding about a whole document that is not there says which one in its detail; a sentence may have a place for it.
std::string sentence_of(const Office& office, const ledger::StoredFinding& stored) {
  std::string sentence = office.context.rules.sentence(stored.finding.message);
  if (sentence.empty()) sentence = stored.finding.message;
  constexpr std::string_view kDetail = "{detail}";
  if (const std::size_t at = sentence.find(kDetail); at != std::string::npos)
    return sentence.replace(at, kDetail.size(), stored.detail);
  if (!stored.finding.fields.empty()) return sentence;
  const KindInfo* kind = office.context.kinds.find(stored.detail);
  return kind == nullptr ? sentence : kind->label + ": " + sentence;
}

}  // namespace

std::vector<FindingView> finding_views(const Office& office, const CaseId& id) {
  std::vector<FindingView> out;
  Places places(office, id);
  for (const ledger::StoredFinding& stored : office.store.cases().findings(id)) {
    FindingView view;
    view.stored = stored;
    view.message = sentence_of(office, stored);
    view.hint = office.context.rules.hint(stored.finding.message);
    view.overridable = office.context.rules.overridable(stored.finding.message);
    view.accepted_by = actor_label(office, stored.accepted_by);
    for (const FieldRef& ref : stored.finding.fields) view.field_labels.push_back(places.name_of(ref));
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace uketsuke::pipeline
