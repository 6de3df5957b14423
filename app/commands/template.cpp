#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/output.h"
#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/form/template_set.h"
#include "render/form/print_form.h"
#include "render/form/template_json.h"

namespace uketsuke::app {
namespace {

struct TemplateOptions {
  std::string id;
  std::string output;
  std::string association;
  std::string case_token;
  bool json = false;
  bool specimen = false;
};

int list() {
  const TemplateSet set(Assets::locate().templates);
  for (const FormTemplate& form : set.forms())
    fmt::print("{}\t{}\tpage {} of {}\t{}\t{} fields\n", form.ref.id, form.ref.version, form.page, form.pages, form.title,
               form.fields.size());
  return kAllDone;
}

// "id" is the newest version, "id/v01" that one.
const FormTemplate& named(const TemplateSet& set, const std::string& name) {
  const auto slash = name.find('/');
  const FormTemplate* form = slash == std::string::npos ? set.newest(name)
                                                        : set.find(name.substr(0, slash), name.substr(slash + 1));
  if (form == nullptr) throw Failure("E-LEDGER-NOTFOUND", "template " + name);
  return *form;
}

int show(const TemplateOptions& o) {
  const TemplateSet set(Assets::locate().templates);
  const FormTemplate& form = named(set, o.id);
  if (o.json) {
    fmt::print("{}\n", render::template_json(form));
    return kAllDone;
  }
  fmt::print("{} {} {} ({} x {} mm)\n", form.ref.id, form.ref.version, form.title, form.page_mm.w, form.page_mm.h);
  for (const FieldTemplate& field : form.fields)
    fmt::print("{}\t{}\t{}\t{}\n", field.id, field.row, to_string(field.type), field.label);
  return kAllDone;
}

int print(const TemplateOptions& o) {
  const TemplateSet set(Assets::locate().templates);
  render::PrintOptions options;
  options.association = o.association;
  options.case_token = o.case_token;
  options.specimen = o.specimen;
  write_output(o.output, render::print_blank_form(named(set, o.id), options));
  return kAllDone;
}

// Loading is the check: it is strict, and every fault names its line.
int check() {
  const TemplateSet set(Assets::locate().templates);
  for (const FormTemplate& form : set.forms()) {
    render::print_blank_form(form);
    fmt::print("{} {} page {}: ok\n", form.ref.id, form.ref.version, form.page);
  }
  return kAllDone;
}

}  // namespace

void add_template(CommandLine& line) {
  auto& o = line.keep<TemplateOptions>();
  Command command = line.command("template", "Form templates");
  command.subcommand("list", "All released templates").action(list);
  Command one = command.subcommand("show", "Fields of a template with their places in millimetres");
  one.word("ID", o.id, "template, or template/version").flag("--json", o.json, "for machines");
  one.action([&o] { return show(o); });
  Command blank = command.subcommand("print", "The blank form as PDF");
  blank.word("ID", o.id, "template, or template/version")
      .option("-o,--output", o.output, "file to write; - is standard output", true)
      .option("--association", o.association, "name printed as addressee")
      .option("--case", o.case_token, "case token, so that the filled sheet finds its case")
      .flag("--specimen", o.specimen, "print 見本 across it");
  blank.action([&o] { return print(o); });
  command.subcommand("check", "Load and draw every template").action(check);
}

}  // namespace uketsuke::app
