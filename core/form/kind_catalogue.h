#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/form/form_template.h"
#include "core/form/template_set.h"

namespace uketsuke {

/// What a field of a document is, whether the document is a coded form or a printed certificate. No places: those are
/// the template's (forms) or the reading's (certificates).
struct FieldInfo {
  std::string id;
  std::string label;       ///< Japanese
  std::string concept_id;  ///< entry of templates/tables/concepts.toml
  FieldType type = FieldType::Text;
  std::string check;  ///< Digits: "my_number", "insurer_number", "postal_code", "phone", "amount" or ""
  Charset charset = Charset::Free;
  std::vector<ChoiceOption> options;  ///< Choice: value and label
  bool multiple = false;
  bool in_rows = false;  ///< belongs to a row of a table (a person, a stay in hospital); rows count from 1
  int rows = 0;          ///< rows of it that one sheet of a form prints; 0 outside rows and on certificates
  bool required = false;
  bool my_number = false;
  bool office_use = false;
  int digits = 0;  ///< Digits, Kana: number of cells; 0 where free
};

/// A kind of document (文書の種類).
struct KindInfo {
  std::string id;     ///< form id or certificate kind
  std::string label;  ///< "資格取得届", "住民票"
  bool form = false;
  std::string procedure;  ///< the procedure a form opens
  int rows = 0;           ///< rows a form prints; 0 = as many as there are (certificates)
  std::vector<FieldInfo> fields;

  /// The field, or nullptr.
  const FieldInfo* find(std::string_view field) const;
  /// Whether a field has a place in a row (from 1). Tables of one form may differ in length: 対象者 has one row,
  /// 入院期間 four. A further sheet of a form counts on: its first row follows the last one of the sheet before.
  bool has_row(const FieldInfo& field, int row) const;
};

/// All kinds of documents: the newest version of each form template, and the certificates of
/// templates/documents/<kind>.toml. Loaded strictly: Failure E-TEMPLATE-INVALID naming file:line.
class KindCatalogue {
 public:
  KindCatalogue(const std::filesystem::path& templates_dir, const TemplateSet& forms);

  const std::vector<KindInfo>& kinds() const { return kinds_; }
  /// The kind, or nullptr.
  const KindInfo* find(std::string_view id) const;
  /// Label of a field for people; its id when the kind or field is unknown.
  std::string label(std::string_view kind, std::string_view field) const;

 private:
  std::vector<KindInfo> kinds_;
};

/// Loads one templates/documents/<kind>.toml.
KindInfo load_document_kind(const std::filesystem::path& file);

}  // namespace uketsuke
