#include "validate/validate.h"

#include "validate/rules/context.h"
#include "validate/rules/value_fault.h"

namespace uketsuke::validate {

struct Rules::Impl {
  SentenceTable sentences;
  PostalTable postal;
  BankTable banks;
  EventDays event_days;
  FormVersions form_versions;
};

Rules::Rules(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
Rules::~Rules() = default;

Rules Rules::load(const std::filesystem::path& templates_dir, const std::filesystem::path& deps_dir) {
  return Rules(std::make_unique<Impl>(
      Impl{SentenceTable::load(templates_dir / "tables/findings.toml"), PostalTable::find_in(deps_dir),
           BankTable::find_in(deps_dir),
           EventDays::load(templates_dir / "tables/event_days.toml"),
           FormVersions::load(templates_dir / "tables/form_versions.toml")}));
}

std::vector<Judged> Rules::validate(const CaseFacts& facts, const Procedure& procedure) const {
  Collector out(impl_->sentences, facts.household && facts.household->is_protected);
  std::optional<DocumentFacts> in_register;
  if (facts.household) in_register = register_document(*facts.household);
  const RuleContext context{facts,
                            procedure,
                            impl_->postal,
                            impl_->banks,
                            impl_->event_days,
                            impl_->form_versions,
                            in_register ? &*in_register : nullptr,
                            out};
  check_fields(context);
  check_banks(context);
  check_required(context);
  check_people(context);
  check_days(context);
  check_tax(context);
  check_certificates(context);
  check_cards(context);
  compare_documents(context);
  check_attachments(context);
  check_register(context);
  check_losses(context);
  check_move(context);
  check_limit(context);
  return out.take();
}

std::vector<AttachmentState> Rules::attachments(const CaseFacts& facts, const Procedure& procedure) const {
  return attachment_states(facts, procedure);
}

const EventDays& Rules::event_days() const { return impl_->event_days; }

std::string Rules::sentence(std::string_view message) const {
  const Sentence* found = impl_->sentences.find(message);
  return found == nullptr ? std::string() : found->sentence;
}

std::string Rules::hint(std::string_view message) const {
  const Sentence* found = impl_->sentences.find(message);
  return found == nullptr ? std::string() : found->hint;
}

bool Rules::makes_unusable(std::string_view message) const {
  const Sentence* found = impl_->sentences.find(message);
  return found != nullptr && found->unusable;
}

bool Rules::overridable(std::string_view message) const {
  const Sentence* found = impl_->sentences.find(message);
  return found != nullptr && found->overridable;
}

std::optional<std::string> Rules::refusal(const FieldInfo& field, std::string_view value) const {
  const auto fault = value_fault(field, value);
  if (!fault) return std::nullopt;
  return std::string(*fault);
}

}  // namespace uketsuke::validate
