#pragma once

#include "ledger/audit.h"
#include "ledger/quality.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteQuality final : public Quality {
 public:
  SqliteQuality(Context& context, Audit& audit) : context_(context), audit_(audit) {}
  bool drawn(std::string_view ticket, int per_mille) override;
  std::string add(const NewSample& sample) override;
  void answer(const std::string& sample, const std::string& actor, std::int64_t decision, bool agrees) override;
  void settle(const std::string& sample, const std::string& actor, std::int64_t decision,
              SampleVerdict verdict) override;
  void reopen(const std::string& sample, const std::string& actor) override;
  void drop(const std::string& sample) override;
  std::optional<StoredSample> latest(const FieldRef& field) override;
  std::vector<StoredSample> open_in(const DocumentId& document) override;
  std::vector<StoredSample> settled(std::size_t from, int most) override;
  std::vector<SampleFigures> figures(Instant since) override;
  std::vector<bool> verdicts(std::string_view field_class) override;
  void raise(const DriftAlarm& alarm) override;
  void acknowledge(std::string_view field_class, const std::string& actor, const std::string& reason) override;
  std::vector<DriftAlarm> standing() override;

 private:
  std::vector<StoredSample> where(const std::string& condition, std::span<const Bind> binds) const;
  StoredSample get(const std::string& id) const;
  void append(const std::string& sample, SampleVerdict verdict, const std::string& actor,
              std::optional<std::int64_t> decision);
  void append_alarm(std::string_view what, const DriftAlarm& alarm, const std::string& actor, const std::string& words);
  Context& context_;
  Audit& audit_;
};

}  // namespace uketsuke::ledger
