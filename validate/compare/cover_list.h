#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::validate {

/// One line of an employer's cover list (送付書・届書送付票の1行).
struct CoverEntry {
  std::string name;
  std::string kind;  ///< id of the paper's kind; empty where the list does not say
};

/// A paper that came, with the names that stand on it: the member and everybody in its rows.
struct CoverPaper {
  std::string kind;
  std::vector<std::string> names;
};

enum class CoverVerdict {
  Came,
  NameDiffers,  ///< a paper of the kind came whose names are close to, or instead of, the one on the list
  Missing
};
/// came, name_differs, missing.
std::string_view to_string(CoverVerdict verdict);

struct CoverMatch {
  CoverVerdict verdict = CoverVerdict::Missing;
  std::optional<std::size_t> paper;  ///< index of the paper that is taken for the line
};

/// How a list and what came fit together.
struct CoverComparison {
  std::vector<CoverMatch> lines;   ///< beside the list's lines
  std::vector<std::size_t> extra;  ///< papers that no line names
  bool agrees() const;
};

/// Gives every line its paper, each paper to one line: first where kind and name agree (variants of characters count as
/// equal), then where the name is close, last where one line and one paper of a kind are left over. Throws Failure
/// E-ENV-FILE when the table of variants is missing.
CoverComparison compare_cover(const std::vector<CoverEntry>& lines, const std::vector<CoverPaper>& papers);

}  // namespace uketsuke::validate
