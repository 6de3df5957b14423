#include "pipeline/quality/policy_in_force.h"

namespace uketsuke::pipeline {

Disposition PolicyInForce::judge(const FieldReading& reading, const FieldInfo& field) const {
  return policy.judge(reading, field, stricter.contains(validate::policy_class(field, reading.state)));
}

PolicyInForce policy_in_force(ledger::Store& store, const Context& context) {
  const auto adopted = store.policies().adopted();
  PolicyInForce out{adopted ? validate::Policy::parse(adopted->text, adopted->id) : context.policy, {}};
  for (const ledger::DriftAlarm& alarm : store.quality().standing()) out.stricter.insert(alarm.field_class);
  return out;
}

}  // namespace uketsuke::pipeline
