#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"
#include "validate/policy/calibration.h"

namespace uketsuke::validate {

/// One field kind (項目の種類) of the policy.
struct PolicyClass {
  std::string name;
  double target_error = 0;  ///< share of wrong values that may stand among those accepted
  double least_confidence = 1;
  std::optional<double> marginal_ratio;    ///< of the class, where it was counted; else the file's
  bool assumed = true;                     ///< the threshold follows from target_error alone; nobody measured it
  std::optional<PolicyEvidence> evidence;  ///< with an explicit least_confidence only
  std::string note;                        ///< why there is none
};

/// The calibration data that a policy file cites.
struct PolicyData {
  std::string sha256;
  int readings = 0;
  int writers = 0;
  std::string made_on;  ///< ISO day
};

/// The field kinds, in the order of every table and list.
std::span<const std::string_view> policy_classes();
/// Whether a list of persons (住民票) leaves out a 個人番号 by ＊ that both readers saw (個人番号の省略): nobody has to read it.
/// A card, or a paper that must state the number, is asked about.
bool states_no_number(const FieldReading& reading, const FieldInfo& field);

/// The field kind a reading is judged by.
std::string_view policy_class(const FieldInfo& field, ReadState state);
/// Japanese name of a field kind: 個人番号, 日付, …
std::string_view policy_class_label(std::string_view name);

/// The threshold while the drift alarm of a field kind stands: only a tenth of the doubt that is accepted otherwise.
/// The alarm means that values are wrong at least twice as often as promised, and that the probabilities near the
/// threshold are to blame before all; what lies above is asked about far less often than everything would be.
double stricter_confidence(double least_confidence);

/// The decision policy (自動確定の基準): accept, ask or refuse per field kind, by thresholds measured on calibration
/// data or, where nobody measured, computed from a target error rate (templates/tables/policy.toml). When unsure it
/// asks.
class Policy {
 public:
  /// templates/tables/policy.toml. Throws Failure E-TEMPLATE-INVALID naming file:line.
  static Policy load(const std::filesystem::path& templates_dir);
  /// The same from text; `file` is only used in messages.
  static Policy parse(const std::string& text, const std::string& file);

  /// "policy@version".
  const std::string& id() const { return id_; }
  std::string name() const { return id_.substr(0, id_.find('@')); }
  int version() const { return version_; }
  /// SHA-256 of the file, in hex.
  const std::string& hash() const { return hash_; }
  /// The actor of its decisions: "policy@version#" and the first 12 digits of the hash, so that a decision says by
  /// which thresholds it was taken even where two files carry one version.
  std::string actor() const { return id_ + "#" + hash_.substr(0, 12); }
  const std::string& text() const { return text_; }
  double marginal_ratio() const { return marginal_ratio_; }
  const std::vector<PolicyClass>& classes() const { return classes_; }
  const PolicyClass& of(std::string_view name) const;
  const std::optional<PolicyData>& data() const { return data_; }

  /// The verdict on one reading. A plain best 個人番号 that fails its check digit is asked, never repaired; a
  /// reading with doubts is asked; Unreadable is refused (it must be typed) but where no number is stated.
  /// `stricter`: the drift alarm of the reading's field kind stands.
  Disposition judge(const FieldReading& reading, const FieldInfo& field, bool stricter = false) const;

 private:
  std::string id_;
  int version_ = 0;
  std::string hash_;
  std::string text_;
  double marginal_ratio_ = 1;
  std::vector<PolicyClass> classes_;
  std::optional<PolicyData> data_;
};

}  // namespace uketsuke::validate
