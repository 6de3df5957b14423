#pragma once

#include "core/assets.h"
#include "core/clock.h"
#include "core/form/kind_catalogue.h"
#include "core/form/plausible_days.h"
#include "core/form/template_set.h"
#include "core/form/vocabulary.h"
#include "pipeline/mailing/mailing_table.h"
#include "pipeline/settings/association.h"
#include "pipeline/settings/record_kinds.h"
#include "render/notice/notice_templates.h"
#include "validate/issue/certificate_choice.h"
#include "validate/policy/policy.h"
#include "validate/validate.h"

namespace uketsuke::pipeline {

/// Everything that is loaded once from the program's own data: templates, kinds, rules. Never changes while the
/// process lives.
struct Context {
  explicit Context(const Assets& from, const Clock& time = system_clock())
      : assets(from),
        clock(&time),
        templates(from.templates),
        plausible(PlausibleDays::load(from.templates / "tables" / "plausible_days.toml")),
        vocabulary(Vocabulary::load(from.templates / "tables" / "vocabulary.toml")),
        kinds(from.templates, templates),
        settings(load_settings(from.templates)),
        records(load_record_kinds(from.templates)),
        notices(render::NoticeTemplates::load(from.templates / "notices")),
        rules(validate::Rules::load(from.templates, from.deps)),
        policy(validate::Policy::load(from.templates)),
        limits(validate::LimitTables::load(from.templates / "tables" / "limit_categories.toml")),
        certificates(validate::CertificateRules::load(from.templates / "tables" / "certificate_rules.toml")),
        mailing(MailingTable::load(from.templates / "tables" / "mailing.toml")),
        procedures(validate::load_procedures(from.templates)) {
    check_procedures();
  }

  /// The procedure, or nullptr.
  const validate::Procedure* procedure(std::string_view id) const {
    for (const validate::Procedure& p : procedures)
      if (p.id == id) return &p;
    return nullptr;
  }

  /// Throws Failure E-TEMPLATE-INVALID naming the procedure that gives out a letter without a template, or has a step
  /// that nobody can record.
  void check_procedures() const;

  /// The kind of record, or nullptr.
  const RecordKind* record(std::string_view kind) const {
    for (const RecordKind& r : records)
      if (r.kind == kind) return &r;
    return nullptr;
  }

  Assets assets;
  const Clock* clock;
  TemplateSet templates;
  PlausibleDays plausible;
  Vocabulary vocabulary;
  KindCatalogue kinds;
  std::vector<SettingInfo> settings;
  std::vector<RecordKind> records;
  render::NoticeTemplates notices;
  validate::Rules rules;
  validate::Policy policy;
  validate::LimitTables limits;
  validate::CertificateRules certificates;
  MailingTable mailing;
  std::vector<validate::Procedure> procedures;
};

}  // namespace uketsuke::pipeline
