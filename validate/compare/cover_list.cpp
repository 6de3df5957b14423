#include "validate/compare/cover_list.h"

#include <algorithm>

#include "validate/compare/names.h"

namespace uketsuke::validate {
namespace {

class Pairing {
 public:
  Pairing(const std::vector<CoverEntry>& lines, const std::vector<CoverPaper>& papers)
      : lines_(lines), papers_(papers), taken_(papers.size()) {
    out_.lines.resize(lines.size());
    // A line that does not say its kind takes what the others leave.
    for (const bool says_kind : {true, false})
      for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].kind.empty() != says_kind) order_.push_back(i);
  }

  CoverComparison run() {
    for (const std::size_t i : order_) take(i, closest(i, Comparison::Variant), CoverVerdict::Came);
    for (const std::size_t i : order_) take(i, closest(i, Comparison::Partial), CoverVerdict::NameDiffers);
    for (const std::size_t i : order_) take(i, last_of_kind(i), CoverVerdict::NameDiffers);
    for (std::size_t p = 0; p < papers_.size(); ++p)
      if (!taken_[p]) out_.extra.push_back(p);
    return std::move(out_);
  }

 private:
  bool open(std::size_t line) const { return !out_.lines[line].paper; }
  bool fits(std::size_t line, std::size_t paper) const {
    return !taken_[paper] && (lines_[line].kind.empty() || lines_[line].kind == papers_[paper].kind);
  }

  void take(std::size_t line, std::optional<std::size_t> paper, CoverVerdict verdict) {
    if (!open(line) || !paper) return;
    out_.lines[line] = {verdict, paper};
    taken_[*paper] = true;
  }

  // The first paper whose best name is at most so far away.
  std::optional<std::size_t> closest(std::size_t line, Comparison most) const {
    if (!open(line)) return std::nullopt;
    for (std::size_t p = 0; p < papers_.size(); ++p) {
      if (!fits(line, p)) continue;
      for (const std::string& name : papers_[p].names)
        if (compare_names(lines_[line].name, name) <= most) return p;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> last_of_kind(std::size_t line) const {
    if (!open(line) || lines_[line].kind.empty()) return std::nullopt;
    std::vector<std::size_t> left;
    for (std::size_t p = 0; p < papers_.size(); ++p)
      if (fits(line, p)) left.push_back(p);
    int rivals = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (open(i) && lines_[i].kind == lines_[line].kind) ++rivals;
    return left.size() == 1 && rivals == 1 ? std::optional(left.front()) : std::nullopt;
  }

  const std::vector<CoverEntry>& lines_;
  const std::vector<CoverPaper>& papers_;
  std::vector<std::size_t> order_;
  std::vector<bool> taken_;
  CoverComparison out_;
};

}  // namespace

std::string_view to_string(CoverVerdict verdict) {
  switch (verdict) {
    case CoverVerdict::Came: return "came";
    case CoverVerdict::NameDiffers: return "name_differs";
    case CoverVerdict::Missing: return "missing";
  }
  return {};
}

bool CoverComparison::agrees() const {
  return extra.empty() && std::all_of(lines.begin(), lines.end(),
                                      [](const CoverMatch& match) { return match.verdict == CoverVerdict::Came; });
}

CoverComparison compare_cover(const std::vector<CoverEntry>& lines, const std::vector<CoverPaper>& papers) {
  return Pairing(lines, papers).run();
}

}  // namespace uketsuke::validate
